"""What the crews of one profile have written down, day by day, and what they have still to write down."""

from collections.abc import Sequence
from datetime import UTC, datetime
from datetime import date as Date
from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone

from . import sql
from .profiles import Profile
from .progress import DailyProgress
from .sections import WallSection, WallSectionQuerySet

# The blank sorts before all days. The CROSS JOIN makes SQLite go section by section: else it may read the records
# of every profile.
DAYS = """
    SELECT ' ', COUNT(*), 0, COUNT(
        CASE WHEN section.target_length_feet = 0 OR section.feet_built < section.target_length_feet THEN 1 END),
        COALESCE(CAST(MIN(section.created_at) AS text), ''),
        COALESCE((SELECT CAST(MIN(date) AS text) FROM profile_days WHERE profile_id = %s AND records > 0), '')
    FROM wall_sections AS section WHERE section.profile_id = %s
    UNION ALL
    SELECT CAST(progress.date AS text), COUNT(*), CAST(SUM(progress.feet_built) AS bigint),
        COUNT(CASE WHEN section.target_length_feet = 0 OR section.feet_built < section.target_length_feet THEN 1 END),
        '', ''
    FROM wall_sections AS section CROSS JOIN daily_progress AS progress
    WHERE section.profile_id = %s AND progress.wall_section_id = section.id AND progress.date IN ({places})
    GROUP BY progress.date
"""


class CrewDay(NamedTuple):
    """A profile's records of one day: feet in hundredths, and how many of them are on sections not yet finished."""

    date: Date
    records: int
    feet: int
    open_records: int


class CrewDays(NamedTuple):
    """How many sections a profile has, how many of them are not finished, and its days.

    `begun` is the day that its first section was made or had its first record, None without a section.
    """

    sections: int
    open_sections: int
    begun: Date | None
    days: dict[Date, CrewDay]


def crew_days(profile_id: int, dates: Sequence[Date]) -> CrewDays:
    """The profile's days that have a record, of these dates; in one query."""
    query = DAYS.format(places=", ".join(["%s"] * len(dates)))
    first, *rows = sorted(sql.fetch(query, profile_id, profile_id, profile_id, *dates))
    _, sections, _, unfinished, made, recorded = first
    begun = min((day for day in (_day_of(made), recorded and sql.day(recorded)) if day), default=None)
    days = [
        CrewDay(sql.day(day), records, int(feet), open_ones) for day, records, feet, open_ones, *_ in rows
    ]
    return CrewDays(sections, int(unfinished), begun, {day.date: day for day in days})


def sections_to_record(profile: Profile, day: Date) -> WallSectionQuerySet:
    """The profile's sections along the Wall; those at their target come last, unless they have a record for the day.

    These are `is_finished`, as nobody is expected to record anything on them.
    """
    recorded = Exists(DailyProgress.objects.filter(wall_section=OuterRef("pk"), date=day))
    at_target = Q(target_length_feet__gt=0, feet_built__gte=F("target_length_feet"))
    sections = WallSection.objects.of_profile(profile).annotate(
        is_finished=Case(When(at_target & ~recorded, then=True), default=False)
    )
    return sections.order_by("is_finished", "start_position", "section_name", "id")


def _day_of(moment: str) -> Date | None:
    """The site's day of a stored moment."""
    return timezone.localdate(datetime.fromisoformat(moment[:19]).replace(tzinfo=UTC)) if moment else None
