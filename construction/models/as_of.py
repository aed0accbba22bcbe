"""The sections as they stood on a day, and the days behind that: questions over whole tables, each one statement."""

from datetime import date as Date
from datetime import timedelta
from typing import NamedTuple

from . import sql

UP_TO = "COALESCE((SELECT SUM(feet_built) {those} AND date <= %s), 0)"
LESS_AFTER = "section.feet_built - COALESCE((SELECT SUM(feet_built) {those} AND date > %s), 0)"
THOSE = "FROM daily_progress WHERE wall_section_id = section.id"
# Every subquery is a stretch of the covering index, in whose order PostgreSQL reads only where the table is named: the
# text that is selected has the same name. Grouping the records of all sections takes ten times as long.
SECTIONS = """
    SELECT section.id, section.section_name, section.profile_id, profiles.name,
        section.start_position, section.target_length_feet, CAST({built} AS bigint),
        (SELECT CAST(date AS text) {those} AND date <= %s AND feet_built > 0 ORDER BY daily_progress.date LIMIT 1),
        (SELECT CAST(date AS text) {those} AND date <= %s AND feet_built > 0 ORDER BY daily_progress.date DESC LIMIT 1),
        CAST(COALESCE((SELECT SUM(feet_built) {those} AND date > %s AND date <= %s), 0) AS bigint)
    FROM (SELECT * FROM wall_sections AS section {which}) AS section
    JOIN profiles ON profiles.id = section.profile_id
    ORDER BY section.start_position, section.id
"""
OF_PROFILE = "WHERE section.profile_id = %s"
FIRST = "ORDER BY section.start_position, section.id LIMIT %s"
DAYS = """
    SELECT wall_section_id, CAST(date AS text), feet_built FROM daily_progress
    WHERE wall_section_id IN (SELECT id FROM wall_sections WHERE profile_id = %s) AND date BETWEEN %s AND %s
    ORDER BY wall_section_id, daily_progress.date
"""
SPAN = """
    SELECT CAST(MIN(date) AS text), CAST(MAX(date) AS text) FROM (
        SELECT (SELECT days.date FROM profile_days AS days ORDER BY days.date LIMIT 1) AS date
        UNION ALL SELECT (SELECT days.date FROM profile_days AS days ORDER BY days.date DESC LIMIT 1)
    ) AS ends
"""
WorkDay = tuple[int, str, int]
"""A section's id, a day as text, 2025-10-15, and its feet in hundredths."""


class SectionAsOf(NamedTuple):
    """A section as it stood at the end of a day; lengths in hundredths of a foot, days those with feet.

    `recent` are the feet of the last days, as many as were asked for.
    """

    pk: int
    section_name: str
    profile_id: int
    profile: str
    start_position: int
    target_length_feet: int
    feet_built: int
    began: Date | None
    last_worked: Date | None
    recent: int

    @property
    def end_position(self) -> int:
        return self.start_position + self.target_length_feet


def sections_as_of(
    day: Date,
    recent_days: int,
    span: tuple[Date, Date] | None,
    *,
    profile_id: int | None = None,
    most: int | None = None,
) -> list[SectionAsOf]:
    """The sections along the Wall, those of a profile or the first so many, as they stood at the end of `day`.

    What is built by then is added up from the side of the day on which there are fewer days: those up to it, or those
    after it, which are taken off the section's stored total. `span` is the first and the last day with a record.
    """
    first, last = span or (day, day)
    built = LESS_AFTER if last - day <= day - first else UP_TO
    which = [(OF_PROFILE, profile_id), (FIRST, most)]
    asked = [(words, value) for words, value in which if value is not None]
    query = SECTIONS.format(
        built=built.format(those=THOSE), those=THOSE, which=" ".join(words for words, _ in asked)
    )
    before = _days_before(day, recent_days)
    rows = sql.fetch(query, day, day, day, before, day, *(value for _, value in asked))
    return [
        SectionAsOf._make([*row, _day(began), _day(last_worked), recent])
        for *row, began, last_worked, recent in rows
    ]


def days_recorded() -> tuple[Date, Date] | None:
    """The first and the last day on which any section has a record; from both ends of an index."""
    [(first, last)] = sql.fetch(SPAN)
    return (sql.day(first), sql.day(last)) if first else None


def days_of_work(profile_id: int, start: Date, end: Date) -> list[WorkDay]:
    """The records of a profile's sections, by section and day, both days included."""
    return sql.fetch(DAYS, profile_id, start, end)


def _days_before(day: Date, days: int) -> Date:
    return day - timedelta(days=days) if (day - Date.min).days >= days else Date.min


def _day(text: str | None) -> Date | None:
    return Date.fromisoformat(text) if text else None
