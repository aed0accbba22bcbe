"""What profiles are compared by beside their feet: days worked, the way to the target, the course of a range."""

from collections.abc import Sequence
from datetime import date as Date
from typing import NamedTuple

from . import sql
from .months import NO_DAYS, NO_MONTHS, Days, parts_of

MEASURES = """
    SELECT id, name,
        COALESCE((SELECT SUM(feet_built) FROM profile_months
            WHERE profile_id = profiles.id AND month BETWEEN %s AND %s), 0)
        + COALESCE((SELECT SUM(feet_built) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0)
        + COALESCE((SELECT SUM(feet_built) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0),
        COALESCE((SELECT SUM(days) FROM profile_months
            WHERE profile_id = profiles.id AND month BETWEEN %s AND %s), 0)
        + (SELECT COUNT(*) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s)
        + (SELECT COUNT(*) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s),
        (SELECT CAST(MAX(date) AS text) FROM profile_days WHERE profile_id = profiles.id AND date <= %s),
        COALESCE((SELECT SUM(feet_built) FROM profile_months
            WHERE profile_id = profiles.id AND month BETWEEN %s AND %s), 0)
        + COALESCE((SELECT SUM(feet_built) FROM profile_days
            WHERE profile_id = profiles.id AND date BETWEEN %s AND %s), 0),
        COALESCE((SELECT SUM(target_length_feet) FROM wall_sections WHERE profile_id = profiles.id), 0)
    FROM profiles WHERE id IN ({places})
"""
DAYS_OF_SLOTS = """
    SELECT profiles.id, slots.number, (SELECT SUM(feet_built) FROM profile_days
        WHERE profile_id = profiles.id AND date BETWEEN slots.first AND slots.last)
    FROM profiles CROSS JOIN day_slots AS slots WHERE profiles.id IN ({places})
"""
MONTHS_OF_SLOTS = """
    SELECT profiles.id, slots.number, (SELECT SUM(feet_built) FROM profile_months
        WHERE profile_id = profiles.id AND month BETWEEN slots.first AND slots.last)
    FROM profiles CROSS JOIN month_slots AS slots WHERE profiles.id IN ({places})
"""
Course = list[int | None]
"""Feet in hundredths of each slot of a range, None where no day of it has a record."""


class ProfileMeasures(NamedTuple):
    """A profile's totals of a range, and how far it had come when the range ended; lengths in hundredths of a foot.

    `last_record` is the last day with a record up to the end, 2025-10-15, whether or not it is in the range;
    `reached` is all that was built up to the end, `target` what its sections are to have in all.
    """

    profile_id: int
    name: str
    feet: int
    days_worked: int
    last_record: str | None
    reached: int
    target: int


def measures_by_profile(profile_ids: Sequence[int], start: Date, end: Date) -> list[ProfileMeasures]:
    """Those of the profiles that exist, in no order; both days included. One query, whole months by their own rows."""
    parts, until = parts_of(start, end), parts_of(Date.min, end)
    totals = (*parts.months, *parts.before, *parts.after)
    query = MEASURES.format(places=_places(profile_ids))
    rows = sql.fetch(query, *totals, *totals, end, *until.months, *until.after, *profile_ids)
    return [
        ProfileMeasures(pk, name, int(feet), int(days), last, int(reached), int(target))
        for pk, name, feet, days, last, reached, target in rows
    ]


def courses_by_profile(profile_ids: Sequence[int], slots: Sequence[Days]) -> dict[int, Course]:
    """The course of each profile that exists over runs of days, of which whole months come from their own rows.

    One query, whose cost grows with profiles and slots and, but for whole months, with the days in the slots.
    """
    if not profile_ids:
        return {}
    days: list[tuple[int, Date, Date]] = []
    months: list[tuple[int, int, int]] = []
    for number, (start, end) in enumerate(slots):
        parts = parts_of(start, end)
        days += [(number, *part) for part in (parts.before, parts.after) if part != NO_DAYS]
        months += [(number, *parts.months)] if parts.months != NO_MONTHS else []
    courses: dict[int, Course] = {pk: [None] * len(slots) for pk in profile_ids}
    for pk, number, feet in _slot_rows(profile_ids, days, months):
        if feet is not None:
            courses[pk][number] = (courses[pk][number] or 0) + int(feet)
    return courses


def _slot_rows(
    profile_ids: Sequence[int],
    days: Sequence[tuple[int, Date, Date]],
    months: Sequence[tuple[int, int, int]],
) -> list[tuple]:
    parts = [("day_slots", DAYS_OF_SLOTS, days), ("month_slots", MONTHS_OF_SLOTS, months)]
    named = [(name, query, rows) for name, query, rows in parts if rows]
    tables = ", ".join(
        f"{name}(number, first, last) AS (VALUES {', '.join(['(%s, %s, %s)'] * len(rows))})"
        for name, _, rows in named
    )
    questions = " UNION ALL ".join(query.format(places=_places(profile_ids)) for _, query, _ in named)
    bounds = [bound for _, _, rows in named for row in rows for bound in row]
    return sql.fetch(f"WITH {tables} {questions}", *bounds, *[*profile_ids] * len(named))


def _places(values: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(values))
