"""Ranges of days that the pages of the reports offer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from django.utils import timezone

from .. import parsing
from ..models import Profile, ProfileDay
from ..models.rollups import ProfileDayQuerySet
from ..spans import day_words
from .periods import YEAR_MONTHS, Granularity

MONTH_DAYS = 30
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Range:
    """A named range, both days included."""

    name: str
    start: Date
    end: Date


@dataclass(frozen=True, slots=True)
class SeriesRange:
    """A named range and the periods to see it in; both days included."""

    name: str
    start: Date
    end: Date
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The days beside one, and the last one with a record."""

    day: Date
    before: Date | None
    after: Date | None
    last_recorded: Date | None

    @property
    def words(self) -> str:
        return day_words(self.day)

    @property
    def days(self) -> Sequence[tuple[str, Date]]:
        """Days that people want to look at, by name."""
        today = timezone.localdate()
        days = [("Today", today), ("Yesterday", today - timedelta(days=1))]
        return [*days, ("Last recorded", self.last_recorded)] if self.last_recorded else days


def latest_days() -> dict[str, Any]:
    """The last thirty days up to today, as the forms' parameters."""
    today = timezone.localdate()
    return {"start_date": today - timedelta(days=MONTH_DAYS - 1), "end_date": today}


def presets(days: ProfileDayQuerySet, today: Date) -> Iterator[Range]:
    """This week (from Monday), this month, the last thirty days, and from the first of the days: all up to today.

    What is recorded of days to come is in the last of them as well.
    """
    yield Range("This week", today - timedelta(days=today.weekday()), today)
    yield Range("This month", today.replace(day=1), today)
    yield Range(f"Last {MONTH_DAYS} days", today - timedelta(days=MONTH_DAYS - 1), today)
    recorded = days.span()
    if recorded:
        yield Range("All", recorded[0], max(recorded[1], today))


def years(start: Date, end: Date, days: Iterable[str]) -> list[Range]:
    """Each year that has any of the days, 2025-10-15, the newest first, as far as it is in the range."""
    named = sorted({day[:4] for day in days}, reverse=True)
    return [
        Range(name, max(start, Date(int(name), 1, 1)), min(end, Date(int(name), 12, 31))) for name in named
    ]


def latest_weeks() -> dict[str, Any]:
    """This week and the eleven before it, as the parameters of a series."""
    weeks = _latest_weeks(timezone.localdate())
    return {"from": weeks.start, "to": weeks.end, "granularity": weeks.granularity}


def series_presets(days: ProfileDayQuerySet, today: Date) -> Iterator[SeriesRange]:
    """Days, weeks and months up to today, and every month from the first of the days on; see `presets`."""
    yield SeriesRange("This week", today - timedelta(days=today.weekday()), today, "day")
    yield SeriesRange("This month", today.replace(day=1), today, "day")
    yield SeriesRange(f"Last {MONTH_DAYS} days", today - timedelta(days=MONTH_DAYS - 1), today, "day")
    yield _latest_weeks(today)
    yield SeriesRange(f"Last {YEAR_MONTHS} months", _eleven_months_before(today), today, "month")
    yield SeriesRange("This year", today.replace(month=1, day=1), today, "month")
    recorded = days.span()
    if recorded:
        yield SeriesRange("All", recorded[0], max(recorded[1], today), "month")


def _latest_weeks(today: Date) -> SeriesRange:
    monday = today - timedelta(days=today.weekday())
    return SeriesRange(f"Last {WEEKS} weeks", monday - timedelta(weeks=WEEKS - 1), today, "week")


def _eleven_months_before(day: Date) -> Date:
    """The first day of the month after this one, a year ago."""
    return Date(day.year - (day.month < YEAR_MONTHS), day.month % YEAR_MONTHS + 1, 1)


def neighbours(profile: Profile, day: Date) -> Neighbours:
    one, recorded = timedelta(days=1), ProfileDay.objects.for_profile(profile).span()
    return Neighbours(
        day=day,
        before=day - one if day > parsing.FIRST_DAY else None,
        after=day + one if day < Date.max else None,
        last_recorded=recorded and recorded[1],
    )
