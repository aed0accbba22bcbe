"""What the sections of one profile gained on one day."""

from datetime import date as Date
from typing import NamedTuple

from . import sql
from .profiles import Profile

# The profile's name comes first. The CROSS JOIN makes SQLite go section by section: else it may read the day's
# records of every profile.
FEET_BY_SECTION = """
    SELECT 0 AS part, 0 AS start_position, name, 0 AS feet_built FROM profiles WHERE id = %s
    UNION ALL
    SELECT 1, section.start_position, section.section_name, progress.feet_built
    FROM wall_sections AS section CROSS JOIN daily_progress AS progress
    WHERE section.profile_id = %s AND progress.wall_section_id = section.id AND progress.date = %s
    ORDER BY part, start_position, name
"""


class NamedSections(NamedTuple):
    """A profile and the feet, in hundredths, of some of its sections by name."""

    profile: Profile
    feet_by_section: list[tuple[str, int]]


def feet_by_section(profile_id: int, day: Date) -> NamedSections | None:
    """The profile's records of the day, along the Wall; None where there is no such profile."""
    rows = sql.fetch(FEET_BY_SECTION, profile_id, profile_id, day)
    if not rows:
        return None
    (_, _, profile_name, _), *built = rows
    return NamedSections(
        Profile.named(profile_id, profile_name), [(name, feet) for _, _, name, feet in built]
    )
