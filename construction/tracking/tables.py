"""The tables of tracking, and nothing but their columns: files of the same rows have the same."""

from ..columns import (
    AmountColumn,
    CountColumn,
    DateColumn,
    NameColumn,
    NotesColumn,
    ReasonColumn,
    ShareColumn,
    StatusColumn,
)
from ..tables import WallTable

LEAD_SHOWN, NOTES_SHOWN = 80, 120


class ProfileTable(WallTable):
    """Profiles with what they have built so far: rows of `models.profiles.ProfileRow`."""

    name = NameColumn("Name", page="profile_detail")
    team_lead = NameColumn("Lead", most=LEAD_SHOWN)
    section_count = CountColumn("Sections")
    feet_built = AmountColumn("Built (ft)")
    percent_of_target = ShareColumn("Of target", accessor="feet_built", target="target_feet", orderable=True)
    is_active = StatusColumn("Status")


class SectionTable(WallTable):
    """Sections along the Wall: rows of `models.sections.SectionRow`."""

    section_name = NameColumn("Section", page="section_detail")
    profile = NameColumn("Profile", page="profile_detail", key="profile_id", orderable=False)
    start_position = AmountColumn("Start (ft)")
    target_length_feet = AmountColumn("Target (ft)")
    feet_built = AmountColumn("Built (ft)")
    share = ShareColumn("Of target", accessor="feet_built", target="target_length_feet")


class ProfileSectionTable(WallTable):
    """The sections of one profile in brief: rows of `models.sections.SectionRow`."""

    stacked = False

    section_name = NameColumn("Section", page="section_detail")
    feet_built = AmountColumn("Built (ft)")
    target_length_feet = AmountColumn("Target (ft)", wide_only=True)
    share = ShareColumn("Of target", accessor="feet_built", target="target_length_feet")

    class Meta(WallTable.Meta):
        orderable = False


class ProgressTable(WallTable):
    """Days of work: rows of `models.progress.ProgressRow`."""

    left_out_if_empty = ("no_work_reason", "notes")

    date = DateColumn("Date", page="progress_detail")
    profile = NameColumn("Profile", orderable=False)
    section_name = NameColumn("Section")
    feet_built = AmountColumn("Feet")
    ice_cubic_yards = AmountColumn("Ice (yd³)", orderable=False)
    cost_gold_dragons = AmountColumn("Cost (GD)", orderable=False)
    no_work_reason = ReasonColumn("No work", orderable=False)
    notes = NotesColumn("Notes", orderable=False, most=NOTES_SHOWN)
