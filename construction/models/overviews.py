"""What the dashboard asks of all profiles together: each question is one statement, however large the Wall is.

A section is expected to report while its profile is active and its target not reached. Days of work are looked up
section by section in the index that keeps them unique, so that no statement reads more than the days it names.
"""

from collections.abc import Sequence
from datetime import date as Date
from typing import NamedTuple

from . import sql

EXPECTED = """
    FROM wall_sections AS section JOIN profiles ON profiles.id = section.profile_id
    WHERE profiles.is_active
        AND NOT (section.target_length_feet > 0 AND section.feet_built >= section.target_length_feet)
"""
PACES = """
    SELECT profiles.id, profiles.name, profiles.is_active, COUNT(section.id),
        SUM(CASE WHEN section.feet_built < section.target_length_feet THEN 1 ELSE 0 END),
        SUM(CASE WHEN section.feet_built < section.target_length_feet
            THEN section.target_length_feet - section.feet_built ELSE 0 END),
        (SELECT COALESCE(SUM(days.feet_built), 0) FROM profile_days AS days
            WHERE days.profile_id = profiles.id AND days.date BETWEEN %s AND %s)
    FROM profiles LEFT JOIN wall_sections AS section ON section.profile_id = profiles.id
    GROUP BY profiles.id, profiles.name, profiles.is_active
"""
UNREPORTED = f"""
    SELECT profiles.id, profiles.name, COUNT(*), SUM(CASE WHEN EXISTS (
        SELECT 1 FROM daily_progress AS progress WHERE progress.wall_section_id = section.id AND progress.date = %s
    ) THEN 0 ELSE 1 END)
    {EXPECTED}
    GROUP BY profiles.id, profiles.name
"""  # noqa: S608
LEAST_REPORTED = f"""
    WITH counted AS MATERIALIZED (
        SELECT section.id, section.section_name, section.start_position,
            profiles.id AS profile_id, profiles.name, profiles.name_key,
            (SELECT COUNT(*) FROM daily_progress AS progress
                WHERE progress.wall_section_id = section.id AND progress.date BETWEEN %s AND %s) AS reported
        {EXPECTED}
    )
    SELECT id, section_name, profile_id, name, reported, COUNT(*) OVER ()
    FROM counted ORDER BY reported, name_key, start_position, section_name, id LIMIT %s OFFSET %s
"""  # noqa: S608
DAYS_OF_SECTIONS = """
    SELECT wall_section_id, date, feet_built, no_work_reason FROM daily_progress
    WHERE wall_section_id IN ({places}) AND date BETWEEN %s AND %s
"""
MONTHS = """
    SELECT month, CAST(SUM(feet_built) AS bigint) FROM profile_months WHERE month > 0 GROUP BY month ORDER BY month
"""


class ProfilePace(NamedTuple):
    """What a profile has left to build, and what it built in some days; lengths in hundredths of a foot."""

    pk: int
    name: str
    is_active: bool
    sections: int
    unfinished: int
    left: int
    feet: int


class ProfileReports(NamedTuple):
    """Of how many sections a profile is expected to report, and how many of them lack a day's record."""

    pk: int
    name: str
    expected: int
    missing: int


class SectionReports(NamedTuple):
    """A section that is expected to report, and how many of some days it has; `sections` counts all such sections."""

    pk: int
    section_name: str
    profile_id: int
    profile: str
    reported: int
    sections: int


def profile_paces(start: Date, end: Date) -> list[ProfilePace]:
    """Every profile with what it built from `start` to `end`, both included; in no order."""
    rows = sql.fetch(PACES, start, end)
    return [
        ProfilePace(pk, name, bool(active), sections, int(unfinished), int(left), int(feet))
        for pk, name, active, sections, unfinished, left, feet in rows
    ]


def unreported(day: Date) -> list[ProfileReports]:
    """Every profile that is expected to report, with how many of its sections lack a record of the day."""
    return [ProfileReports(*row) for row in sql.fetch(UNREPORTED, day)]


def least_reported(start: Date, end: Date, *, most: int, after: int = 0) -> list[SectionReports]:
    """`most` sections that are expected to report, after the first so many; those with the fewest days come first."""
    return [SectionReports(*row) for row in sql.fetch(LEAST_REPORTED, start, end, most, after)]


def days_of_sections(ids: Sequence[int], start: Date, end: Date) -> dict[tuple[int, Date], tuple[int, str]]:
    """(feet in hundredths, reason for no work) by section id and day, both days included; of a few sections."""
    if not ids:
        return {}
    query = DAYS_OF_SECTIONS.format(places=", ".join(["%s"] * len(ids)))
    rows = sql.fetch(query, *ids, start, end)
    return {(pk, sql.day(day)): (feet, reason) for pk, day, feet, reason in rows}


def feet_by_month() -> list[tuple[int, int]]:
    """(month as 202510, feet in hundredths) of all profiles together, oldest first; only months with a record."""
    return [(month, int(feet)) for month, feet in sql.fetch(MONTHS)]
