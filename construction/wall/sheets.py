"""The drawings' tables as files."""

from ..sheets import Sheet
from ..sheets.columns import columns_of
from .as_of import WallAsOf
from .march import March
from .tables import MarchTable, SectionTable, total_of


def section_sheet(wall: WallAsOf) -> Sheet:
    """Every section along the Wall as of the day, with the totals of target and built."""
    heads = SectionTable.heads()
    return Sheet(
        ["wall", wall.date],
        columns_of(heads),
        lambda: (
            (
                line.section_name,
                line.profile,
                line.start_position,
                line.end_position,
                line.target_length_feet,
                line.feet_built,
                line.percent if line.target_length_feet else None,
                line.state_name,
                line.last_worked.isoformat() if line.last_worked else None,
            )
            for line in wall.sections
        ),
        len(wall.sections),
        total=(None, None, None, None, wall.target, wall.built, None, None, None),
    )


def march_sheet(march: March) -> Sheet:
    """Every section of the profile, and the total of them all."""
    total = total_of(march)
    return Sheet(
        ["march", march.profile.name, march.start, march.end],
        columns_of(MarchTable.heads()),
        lambda: (
            (
                line.section_name,
                line.first_day.isoformat() if line.first_day else None,
                line.last_day.isoformat() if line.last_day else None,
                line.days_worked,
                line.idle_days,
                line.days_without_record,
                line.feet_built,
                line.average,
            )
            for line in march.lines
        ),
        len(march.lines),
        total=(
            None,
            None,
            None,
            total.days_worked,
            total.idle_days,
            total.days_without_record,
            total.feet_built,
            total.average,
        ),
    )
