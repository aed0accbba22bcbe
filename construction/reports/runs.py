"""Runs of days that share a point of a small drawing: some thirty to sixty of them, whatever the range."""

from calendar import month_abbr, monthrange
from datetime import date as Date
from datetime import timedelta

from ..models.months import Days
from .periods import periods

MOST_RUNS = 60
MONTHS_FROM = 36
"""Ranges that touch as many months are drawn by whole months, which have totals of their own."""
YEAR_MONTHS = 12


def runs_of(start: Date, end: Date) -> list[Days]:
    """First and last day of each run, in order; both days of the range included. Short ranges have a slot a day."""
    touched = (end.year - start.year) * YEAR_MONTHS + end.month - start.month + 1
    return _by_months(start, end) if touched >= MONTHS_FROM else _by_days(start, end)


def run_words(first: Date, last: Date, *, with_year: bool) -> str:
    """When it was, as a sentence ends: on 4 Nov, from 4 to 17 Nov, in Nov 2025, from Nov 2025 to Jan 2026."""
    if first == last:
        return f"on {_day(first, with_year=with_year)}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return f"in {_month(first)}"
        return f"from {_month(first)} to {_month(last)}"
    together = (first.year, first.month) == (last.year, last.month)
    begin = str(first.day) if together else _day(first, with_year=with_year and first.year != last.year)
    return f"from {begin} to {_day(last, with_year=with_year)}"


def _by_days(start: Date, end: Date) -> list[Days]:
    total = (end - start).days + 1
    length = -(-total // MOST_RUNS)
    return [
        (start + timedelta(days=passed), start + timedelta(days=min(passed + length, total) - 1))
        for passed in range(0, total, length)
    ]


def _by_months(start: Date, end: Date) -> list[Days]:
    months = periods(start, end, "month")
    length = -(-len(months.starts) // MOST_RUNS)
    bounds = zip(months.starts[::length], [*months.ends[length - 1 :: length], months.ends[-1]], strict=False)
    return [(Date.fromisoformat(first), Date.fromisoformat(last)) for first, last in bounds]


def _day(day: Date, *, with_year: bool) -> str:
    return f"{day.day} {month_abbr[day.month]}" + (f" {day.year}" if with_year else "")


def _month(day: Date) -> str:
    return f"{month_abbr[day.month]} {day.year}"
