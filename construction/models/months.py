"""Calendar months as the totals name them: year and month in one number, 202510."""

from calendar import monthrange
from datetime import date as Date
from typing import NamedTuple

Days = tuple[Date, Date]
NO_DAYS: Days = (Date.max, Date.min)
NO_MONTHS = (1, 0)
ALL_MONTHS = 0
"""In place of a month: the total of them all."""


class Parts(NamedTuple):
    """A range of days as whole months, `first` to `last`, and the days before and after them; any may be empty."""

    months: tuple[int, int]
    before: Days
    after: Days


def month_of(day: Date) -> int:
    """The month that a day falls into: 202510."""
    return day.year * 100 + day.month


def parts_of(start: Date, end: Date) -> Parts:
    """Both days included. Where no month of the range is whole, all of its days come before."""
    first = month_of(start) if start.day == 1 else _next(month_of(start))
    last = month_of(end) if end == _last_day(end) else _previous(month_of(end))
    if first > last:
        return Parts(NO_MONTHS, (start, end), NO_DAYS)
    before = NO_DAYS if start.day == 1 else (start, _last_day(start))
    after = NO_DAYS if end == _last_day(end) else (end.replace(day=1), end)
    return Parts((first, last), before, after)


def _last_day(day: Date) -> Date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _next(month: int) -> int:
    return month + 1 if month % 100 < 12 else month + 89


def _previous(month: int) -> int:
    return month - 1 if month % 100 > 1 else month - 89
