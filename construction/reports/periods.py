"""The periods of a range of days: days, weeks from Monday, calendar months; the range clips the first and the last."""

from calendar import day_abbr, month_abbr, month_name, monthrange
from collections.abc import Iterable, Sequence
from datetime import date as Date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

Granularity = Literal["day", "week", "month"]
LENGTHS = {"day": 1, "week": 7}
YEAR_MONTHS = 12
DAYS_REMEMBERED = 8_192


class Periods(NamedTuple):
    """Periods in order, column by column: their first calendar days, and where the range lets them start and end.

    Days are ISO texts; `days` counts those from start to end.
    """

    firsts: Sequence[str]
    starts: Sequence[str]
    ends: Sequence[str]
    days: Sequence[int]


def count_periods(start: Date, end: Date, granularity: Granularity) -> int:
    """How many periods touch the range; both days included."""
    return len(_numbers(start, end, granularity))


def periods(start: Date, end: Date, granularity: Granularity) -> Periods:
    """Every period that touches the range; both days included."""
    numbers = _numbers(start, end, granularity)
    if granularity == "day":
        days = _texts(numbers)
        return Periods(days, days, days, [1] * len(days))
    firsts = [_first_of_month(number) for number in numbers] if granularity == "month" else numbers
    bounds = [start.toordinal(), *firsts[1:], end.toordinal() + 1]
    return Periods(
        firsts=_texts(firsts),
        starts=_texts(bounds[:-1]),
        ends=_texts(bound - 1 for bound in bounds[1:]),
        days=[after - first for first, after in pairwise(bounds)],
    )


def period_words(first: Date, granularity: Granularity) -> tuple[str, str]:
    """As people say it: Wed, 15 Oct 2025; Week of, 13 Oct 2025; October 2025. The opening may go where room is short."""
    if granularity == "month":
        return "", f"{month_name[first.month]} {first.year}"
    opening = "Week of" if granularity == "week" else day_abbr[first.weekday()]
    return opening, f"{first.day} {month_abbr[first.month]} {first.year}"


def full_length(first: Date, granularity: Granularity) -> int:
    """Days of the period that begins on `first`, as long as nothing clips it."""
    return LENGTHS.get(granularity) or monthrange(first.year, first.month)[1]


def _numbers(start: Date, end: Date, granularity: Granularity) -> range:
    """Months counted from the year 0; else the first days, counted from 1 January of the year 1, a Monday."""
    if granularity == "month":
        return range(start.year * YEAR_MONTHS + start.month - 1, end.year * YEAR_MONTHS + end.month)
    first, length = start.toordinal(), LENGTHS[granularity]
    return range(first - (first - 1) % length, end.toordinal() + 1, length)


def _first_of_month(number: int) -> int:
    return Date(number // YEAR_MONTHS, number % YEAR_MONTHS + 1, 1).toordinal()


def _texts(ordinals: Iterable[int]) -> list[str]:
    return list(map(_text, ordinals))


@lru_cache(maxsize=DAYS_REMEMBERED)
def _text(ordinal: int) -> str:
    return Date.fromordinal(ordinal).isoformat()
