"""What the dashboard asks of all profiles together: each question is one statement, however large the Wall is.

A section is expected to report while its profile is active and its target not reached, from the day of its first
record on: before that it is not begun, and nothing is known to be due. Days of work are looked up section by section
in the index that keeps them unique, so that no statement reads more than the days it names.
"""

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from . import sql

EXPECTED = """
    FROM wall_sections AS section JOIN profiles ON profiles.id = section.profile_id
    WHERE profiles.is_active
        AND NOT (section.target_length_feet > 0 AND section.feet_built >= section.target_length_feet)
"""
FIRST_DAY = """
    (SELECT progress.date FROM daily_progress AS progress
        WHERE progress.wall_section_id = section.id ORDER BY progress.date LIMIT 1)
"""
PACES = f"""
    WITH counted AS MATERIALIZED (
        SELECT section.profile_id, section.target_length_feet - section.feet_built AS remaining,
            CASE WHEN section.feet_built < section.target_length_feet THEN {FIRST_DAY} END AS first_day,
            CASE WHEN section.feet_built < section.target_length_feet THEN
                (SELECT SUM(progress.feet_built) FROM daily_progress AS progress
                    WHERE progress.wall_section_id = section.id AND progress.date BETWEEN %s AND %s)
            END AS feet
        FROM wall_sections AS section
    )
    SELECT profiles.id, profiles.name, profiles.is_active, COUNT(counted.profile_id),
        SUM(CASE WHEN counted.remaining > 0 THEN 1 ELSE 0 END),
        SUM(CASE WHEN counted.remaining > 0 THEN counted.remaining ELSE 0 END),
        COALESCE(SUM(counted.feet), 0), MIN(counted.first_day)
    FROM profiles LEFT JOIN counted ON counted.profile_id = profiles.id
    GROUP BY profiles.id, profiles.name, profiles.is_active
"""  # noqa: S608
UNREPORTED = f"""
    WITH expected AS MATERIALIZED (
        SELECT profiles.id, profiles.name, {FIRST_DAY} AS first_day, CASE WHEN EXISTS (
            SELECT 1 FROM daily_progress AS progress
            WHERE progress.wall_section_id = section.id AND progress.date = %s
        ) THEN 0 ELSE 1 END AS lacking
        {EXPECTED}
    )
    SELECT id, name, SUM(CASE WHEN first_day <= %s THEN 1 ELSE 0 END),
        SUM(CASE WHEN first_day <= %s THEN lacking ELSE 0 END),
        SUM(CASE WHEN first_day IS NULL THEN 1 ELSE 0 END)
    FROM expected GROUP BY id, name
"""  # noqa: S608
LEAST_REPORTED = """
    WITH begun AS MATERIALIZED (
        SELECT section.id, section.section_name, section.start_position,
            profiles.id AS profile_id, profiles.name, profiles.name_key, {first_day} AS first_day,
            (SELECT COUNT(*) FROM daily_progress AS progress
                WHERE progress.wall_section_id = section.id AND progress.date BETWEEN %s AND %s) AS reported
        {expected} AND section.days_recorded > 0
    ), counted AS MATERIALIZED (
        SELECT begun.*, {due} - reported AS missing FROM begun
    )
    SELECT id, section_name, profile_id, name, CAST(first_day AS text), missing, COUNT(*) OVER ()
    FROM counted WHERE missing > 0
    ORDER BY missing DESC, name_key, start_position, section_name, id LIMIT %s OFFSET %s
"""
IS_DUE = "CASE WHEN first_day <= %s THEN 1 ELSE 0 END"
DAYS_OF_SECTIONS = """
    SELECT wall_section_id, date, feet_built, no_work_reason FROM daily_progress
    WHERE wall_section_id IN ({places}) AND date BETWEEN %s AND %s
"""
MONTHS = """
    SELECT month, CAST(SUM(feet_built) AS bigint) FROM profile_months WHERE month > 0 GROUP BY month ORDER BY month
"""


class ProfilePace(NamedTuple):
    """What a profile has left to build; lengths in hundredths of a foot.

    `feet` is what its unfinished sections built in some days, `first_day` the first record that any of these has.
    """

    pk: int
    name: str
    is_active: bool
    sections: int
    unfinished: int
    left: int
    feet: int
    first_day: Date | None


class ProfileReports(NamedTuple):
    """Of how many sections a profile was expected to report, how many of them lack a day's record; others not begun."""

    pk: int
    name: str
    expected: int
    missing: int
    not_begun: int


class SectionReports(NamedTuple):
    """A section that lacks records of some days since its first; `sections` counts all such sections."""

    pk: int
    section_name: str
    profile_id: int
    profile: str
    first_day: Date
    missing: int
    sections: int


def profile_paces(start: Date, end: Date) -> list[ProfilePace]:
    """Every profile with what its unfinished sections built from `start` to `end`, both included; in no order."""
    rows = sql.fetch(PACES, start, end)
    return [
        ProfilePace(
            pk,
            name,
            bool(active),
            sections,
            int(unfinished or 0),
            int(left or 0),
            int(feet),
            first and sql.day(first),
        )
        for pk, name, active, sections, unfinished, left, feet, first in rows
    ]


def unreported(day: Date) -> list[ProfileReports]:
    """Every profile with a section that is expected to report, and how many of these lack a record of the day."""
    rows = sql.fetch(UNREPORTED, day, day, day)
    return [ProfileReports(pk, name, *map(int, counts)) for pk, name, *counts in rows]


def least_reported(start: Date, end: Date, *, most: int, after: int = 0) -> list[SectionReports]:
    """`most` sections that lack a record of a day from `start` to `end`, those that lack most first."""
    days = [start + timedelta(days=number) for number in range((end - start).days + 1)]
    query = LEAST_REPORTED.format(
        first_day=FIRST_DAY, expected=EXPECTED, due=" + ".join([IS_DUE] * len(days))
    )
    rows = sql.fetch(query, start, end, *days, most, after)
    return [
        SectionReports(pk, name, profile_id, profile, Date.fromisoformat(first), int(missing), int(sections))
        for pk, name, profile_id, profile, first, missing, sections in rows
    ]


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
