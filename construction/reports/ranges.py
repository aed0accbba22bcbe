"""Ranges of days that the pages of the reports offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

from .. import parsing
from ..models import Profile, ProfileDay

MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Range:
    """A named range, both days included."""

    name: str
    start: Date
    end: Date


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The days beside one, and the last one with a record."""

    before: Date | None
    after: Date | None
    last_recorded: Date | None


def latest_days() -> dict[str, Any]:
    """The last thirty days up to today, as the forms' parameters."""
    today = timezone.localdate()
    return {"start_date": today - timedelta(days=MONTH_DAYS - 1), "end_date": today}


def presets(profile: Profile, today: Date) -> Iterator[Range]:
    """This week (from Monday), this month, the last thirty days, and all days with a record."""
    yield Range("This week", today - timedelta(days=today.weekday()), today)
    yield Range("This month", today.replace(day=1), today)
    yield Range(f"Last {MONTH_DAYS} days", today - timedelta(days=MONTH_DAYS - 1), today)
    days = ProfileDay.objects.for_profile(profile).order_by()
    recorded = days.aggregate(first=Min("date"), last=Max("date"))
    if recorded["first"]:
        yield Range("All", recorded["first"], recorded["last"])


def neighbours(profile: Profile, day: Date) -> Neighbours:
    one = timedelta(days=1)
    return Neighbours(
        before=day - one if day > parsing.FIRST_DAY else None,
        after=day + one if day < Date.max else None,
        last_recorded=ProfileDay.objects.for_profile(profile).last_day(),
    )
