"""The days around the one that a crew records, and how far each has come."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from django.utils import timezone

from ..models import Profile
from ..models.crew_days import CrewDay, CrewDays, crew_days

DAYS_IN_STRIP = 7
ONE_DAY = timedelta(days=1)

DayState = Literal["recorded", "some", "idle", "missing", "due", "nothing"]


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of the strip: how many of the sections that were expected to have a record do."""

    date: Date
    records: int
    expected: int
    feet: int

    @property
    def state(self) -> DayState:
        """A day without records is due until it is over, and missing from then on."""
        if not self.expected:
            return "nothing"
        if not self.records:
            return "due" if self.date >= timezone.localdate() else "missing"
        if self.records < self.expected:
            return "some"
        return "recorded" if self.feet else "idle"

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()

    @property
    def is_tomorrow(self) -> bool:
        return self.date == timezone.localdate() + ONE_DAY

    @property
    def is_distant(self) -> bool:
        """Whether its weekday says nothing beside the last seven."""
        return self.date <= timezone.localdate() - timedelta(days=DAYS_IN_STRIP)


def total_of(profile: Profile, day: Date) -> StripDay:
    """How far the profile's day has come; in one query."""
    return strip_day(crew_days(profile.pk, [day]), day, profile)


def strip_dates(shown: Date) -> list[Date]:
    """Today and the days before it, and the day that is shown if it is none of them; the latest first."""
    today = timezone.localdate()
    return sorted({shown, *(today - timedelta(days=ago) for ago in range(DAYS_IN_STRIP))}, reverse=True)


def strip_day(found: CrewDays, date: Date, profile: Profile) -> StripDay:
    """Expected are the sections that are not finished, and those of the others on which something was recorded.

    Nothing is expected of an inactive profile, and of the days before the profile had a section.
    """
    day = found.days.get(date) or CrewDay(date, 0, 0, 0)
    is_due = profile.is_active and found.begun is not None and date >= found.begun
    expected = found.open_sections + day.records - day.open_records if is_due else day.records
    return StripDay(date, day.records, expected, day.feet)
