"""Days on which sections were recorded with 0 ft, counted by profile and by the reason that was given."""

from collections.abc import Sequence
from datetime import date as Date
from typing import NamedTuple

from . import sql

COUNTED = """
    WITH lost AS (
        SELECT section.profile_id, progress.no_work_reason AS reason, COUNT(*) AS days
        FROM daily_progress AS progress JOIN wall_sections AS section ON section.id = progress.wall_section_id
        WHERE progress.feet_built = 0 AND progress.date BETWEEN %s AND %s
        GROUP BY section.profile_id, progress.no_work_reason
    )
"""
OF_ALL = """
    SELECT profiles.id, profiles.name, lost.reason, lost.days
    FROM lost JOIN profiles ON profiles.id = lost.profile_id
"""
OF_CHOSEN = """
    SELECT profiles.id, profiles.name, COALESCE(lost.reason, ''), COALESCE(lost.days, 0)
    FROM profiles LEFT JOIN lost ON profiles.id = lost.profile_id
    WHERE profiles.id IN ({places})
"""


class LostDays(NamedTuple):
    """So many days without work of one profile's sections, for one reason; empty where none was given."""

    profile_id: int
    profile_name: str
    reason: str
    days: int


def days_without_work(start: Date, end: Date, profile_ids: Sequence[int] = ()) -> list[LostDays]:
    """Both days included, in no order: of all profiles that lost any, or of each of those named that exist."""
    query = OF_CHOSEN.format(places=", ".join(["%s"] * len(profile_ids))) if profile_ids else OF_ALL
    return [LostDays(*row) for row in sql.fetch(COUNTED + query, start, end, *profile_ids)]
