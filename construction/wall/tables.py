"""The tables beside the drawings; files have the same columns."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from ..columns import AmountColumn, CountColumn, DateColumn, NameColumn, ShareColumn, TextColumn
from ..tables import WallTable
from .as_of import SectionLine, WallAsOf
from .coverage import Flaw
from .march import March, MarchLine

ROWS_SHOWN = 400
"""More nobody reads, but browsers draw."""
NAMES_SHOWN = 3


class StateColumn(TextColumn):
    """A state with its sign."""

    def html(self, value: str, record: SectionLine) -> str:
        return f'<span class="state state-{record.state}">{escape(value)}</span>'


class SectionTable(WallTable):
    """Sections along the Wall as of a day."""

    caption = "Sections along the Wall"
    section_name = NameColumn("Section", page="section_detail")
    profile = NameColumn("Profile", page="profile_march", key="profile_id")
    start_position = AmountColumn("From (ft)")
    end_position = AmountColumn("To (ft)")
    target_length_feet = AmountColumn("Target (ft)")
    feet_built = AmountColumn("Built (ft)")
    percent = ShareColumn("Share", target="target_length_feet", accessor="feet_built")
    state_name = StateColumn("State")
    last_worked = DateColumn("Last worked")

    class Meta(WallTable.Meta):
        orderable = False


class SectionTotal(NamedTuple):
    """The total's row of the sections: it has lengths, in hundredths of a foot, and nothing else."""

    target_length_feet: int
    feet_built: int
    section_name: str = ""
    profile: str = ""
    start_position: int | None = None
    end_position: int | None = None
    state_name: str = ""
    last_worked: None = None


class FlawLine(NamedTuple):
    """A gap or an overlap; lengths in hundredths of a foot."""

    kind: str
    start_position: int
    end_position: int
    length: int
    sections: str


class FlawTable(WallTable):
    """Gaps and overlaps along the Wall."""

    caption = "Gaps and overlaps along the Wall"
    kind = TextColumn("Flaw")
    start_position = AmountColumn("From (ft)")
    end_position = AmountColumn("To (ft)")
    length = AmountColumn("Length (ft)")
    sections = NameColumn("Sections")

    class Meta(WallTable.Meta):
        orderable = False


class MarchTable(WallTable):
    """What each section did in the range."""

    caption = "Sections along the Wall"
    section_name = NameColumn("Section", page="section_detail")
    first_day = DateColumn("First day")
    last_day = DateColumn("Last day")
    days_worked = CountColumn("Days worked")
    idle_days = CountColumn("Idle days")
    days_without_record = CountColumn("Of them no record")
    feet_built = AmountColumn("Built (ft)")
    average = AmountColumn("Built a day worked (ft)")

    class Meta(WallTable.Meta):
        orderable = False


def section_table(wall: WallAsOf) -> SectionTable:
    """The first sections along the Wall, and the total of all."""
    return SectionTable(wall.sections[:ROWS_SHOWN], total=SectionTotal(wall.target, wall.built))


def flaw_table(wall: WallAsOf) -> FlawTable:
    """The first flaws along the Wall."""
    names = {section.pk: section.section_name for section in wall.sections}
    return FlawTable([_flaw(flaw, names) for flaw in wall.flaws[:ROWS_SHOWN]])


def march_table(march: March) -> MarchTable:
    """A line for each of the first sections, and the total of all."""
    return MarchTable(march.lines[:ROWS_SHOWN], total=total_of(march))


def total_of(march: March) -> MarchLine:
    """All lines together; a day counts once for each section that worked on it."""
    counts = march.days_worked, march.idle_days, march.days_without_record
    return MarchLine(0, "", 0, 0, 0, None, None, *counts, march.feet_built, (), ())


def _flaw(flaw: Flaw, names: Mapping[int, str]) -> FlawLine:
    shown = _named([names[pk] for pk in flaw.section_ids])
    return FlawLine(flaw.kind.title(), flaw.start_position, flaw.end_position, flaw.length, shown)


def _named(names: Sequence[str]) -> str:
    """The first few; how many others there are."""
    shown = ", ".join(names[:NAMES_SHOWN])
    return shown if len(names) <= NAMES_SHOWN else f"{shown} and {len(names) - NAMES_SHOWN:,} more"
