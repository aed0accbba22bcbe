"""The march of a profile's sections through time: what each had reached on which day, and when it stood still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypedDict

from .. import units
from ..models import Profile, ProfileDay
from ..models.as_of import SectionAsOf, days_of_work, sections_as_of
from ..models.text import Amount, DateText
from ..units import decimal_text
from .as_of import Span

MOST_DAYS = 4_000
MOST_RECORDS = 150_000
"""Days times sections that may be asked for: they are held in memory, and no screen shows more."""
ONE_DAY = timedelta(days=1)


class LineJSON(TypedDict):
    """What a section did in the range: `idle_days` lie between its first and last record and have no feet."""

    section_id: int
    section_name: str
    start_position: Amount
    end_position: Amount
    feet_built_before: Amount
    first_date: DateText | None
    last_date: DateText | None
    days_worked: int
    idle_days: int
    days_without_record: int
    feet_built: Amount
    average_feet_built: Amount | None


class MarchJSON(TypedDict):
    """A profile's march through the days, both included."""

    profile_id: int
    profile_name: str
    start_date: DateText
    end_date: DateText
    total_feet_built: Amount
    sections: list[LineJSON]


class MarchLine(NamedTuple):
    """A section's records of the range; lengths in hundredths of a foot.

    `days` are those with a record, as text, and `feet` what was built on each, 0 where nothing was. Idle days lie
    between the first and the last of them and have no feet: recorded as 0.00, or without a record.
    """

    pk: int
    section_name: str
    start_position: int
    target_length_feet: int
    feet_before: int
    first_day: Date | None
    last_day: Date | None
    days_worked: int
    idle_days: int
    days_without_record: int
    feet_built: int
    days: Sequence[str]
    feet: Sequence[int]

    @property
    def end_position(self) -> int:
        return self.start_position + self.target_length_feet

    @property
    def reached(self) -> int:
        """What it has built since it began."""
        return self.feet_before + self.feet_built

    @property
    def average(self) -> int | None:
        """Hundredths of feet per day worked, rounded half up."""
        return units.average(self.feet_built, self.days_worked) if self.days_worked else None

    def to_dict(self) -> LineJSON:
        """As programs read it."""
        return {
            "section_id": self.pk,
            "section_name": self.section_name,
            "start_position": decimal_text(self.start_position),
            "end_position": decimal_text(self.end_position),
            "feet_built_before": decimal_text(self.feet_before),
            "first_date": self.first_day.isoformat() if self.first_day else None,
            "last_date": self.last_day.isoformat() if self.last_day else None,
            "days_worked": self.days_worked,
            "idle_days": self.idle_days,
            "days_without_record": self.days_without_record,
            "feet_built": decimal_text(self.feet_built),
            "average_feet_built": None if self.average is None else decimal_text(self.average),
        }


@dataclass(frozen=True)
class March:
    """A line for each section of a profile along the Wall, from `start` to `end`, both included."""

    profile: Profile
    start: Date
    end: Date
    lines: Sequence[MarchLine]
    whole: Span
    """The days from the first record to the last, or the newest of them where they are too many."""

    @property
    def total_days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def has_records(self) -> bool:
        return any(line.days for line in self.lines)

    @property
    def days_worked(self) -> int:
        """Of all sections together."""
        return sum(line.days_worked for line in self.lines)

    @property
    def idle_days(self) -> int:
        return sum(line.idle_days for line in self.lines)

    @property
    def days_without_record(self) -> int:
        return sum(line.days_without_record for line in self.lines)

    @property
    def feet_built(self) -> int:
        return sum(line.feet_built for line in self.lines)

    def to_dict(self) -> MarchJSON:
        return {
            "profile_id": self.profile.pk,
            "profile_name": self.profile.name,
            "start_date": self.start.isoformat(),
            "end_date": self.end.isoformat(),
            "total_feet_built": decimal_text(self.feet_built),
            "sections": [line.to_dict() for line in self.lines],
        }


class TooLong(ValueError):
    """More days than a chart can show of so many sections; `most` is how many it can."""

    def __init__(self, days: int, sections: int, most: int) -> None:
        super().__init__(
            f"These would be {days:,} days of {sections:,} sections: choose at most {most:,} days"
        )
        self.most = most


def march(profile: Profile, start: Date | None, end: Date | None, today: Date) -> March:
    """From `start` to `end`; where one is None, as far as there are records. TooLong if both are too far apart.

    Three queries, whatever the sections.
    """
    span = ProfileDay.objects.for_profile(profile).span()
    first, last = span or (today, today)
    since = start or min(first, end or first)
    sections = sections_as_of(since - ONE_DAY, 0, span, profile_id=profile.pk)
    most = min(MOST_DAYS, MOST_RECORDS // max(1, len(sections)))
    until = end or max(last, since)
    days = (until - since).days + 1
    if days > most and start is not None:
        raise TooLong(days, len(sections), most)
    if days > most:
        since = until - timedelta(days=most - 1)
        sections = sections_as_of(since - ONE_DAY, 0, span, profile_id=profile.pk)
    rows = days_of_work(profile.pk, since, until)
    worked = {pk: list(zip(*group, strict=True)) for pk, group in groupby(rows, key=itemgetter(0))}
    lines = [_line(section, worked.get(section.pk)) for section in sections]
    return March(profile, since, until, lines, (max(first, last - timedelta(days=most - 1)), last))


def _line(section: SectionAsOf, worked: Sequence[Sequence] | None) -> MarchLine:
    place = section.pk, section.section_name, section.start_position, section.target_length_feet
    if not worked:
        return MarchLine(*place, section.feet_built, None, None, 0, 0, 0, 0, (), ())
    _, days, feet = worked
    first, last = Date.fromisoformat(days[0]), Date.fromisoformat(days[-1])
    days_worked = len(feet) - feet.count(0)
    between = (last - first).days + 1
    return MarchLine(
        *place,
        section.feet_built,
        first,
        last,
        days_worked,
        between - days_worked,
        between - len(days),
        sum(feet),
        days,
        feet,
    )
