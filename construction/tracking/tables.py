"""The tables of tracking."""

from datetime import date as Date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from ..models import DailyProgress, Profile, WallSection
from ..tables import AmountColumn, NameColumn, ShareColumn, StatusColumn, WallTable, day_text

NOTES_SHOWN = 120


class ProfileTable(WallTable):
    """Profiles with what they have built so far."""

    name = NameColumn(linkify=lambda record: reverse("profile_detail", args=[record.pk]))
    team_lead = NameColumn(verbose_name="Lead")
    section_count = tables.Column(
        verbose_name="Sections", orderable=False, attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )
    feet_built = AmountColumn(verbose_name="Built (ft)", orderable=False)
    share = ShareColumn(accessor="feet_built", verbose_name="Of target", target="target_feet")
    is_active = StatusColumn(verbose_name="Status")

    class Meta(WallTable.Meta):
        model = Profile
        fields = ["name", "team_lead", "section_count", "feet_built", "share", "is_active"]


class SectionTable(WallTable):
    """Sections along the Wall."""

    section_name = NameColumn(
        linkify=lambda record: reverse("section_detail", args=[record.pk]), verbose_name="Section"
    )
    profile = NameColumn(
        linkify=lambda record: reverse("profile_detail", args=[record.profile_id]), orderable=False
    )
    start_position = AmountColumn(verbose_name="Start (ft)")
    target_length_feet = AmountColumn(verbose_name="Target (ft)")
    feet_built = AmountColumn(verbose_name="Built (ft)")
    share = ShareColumn(accessor="feet_built", verbose_name="Of target", target="target_length_feet")

    class Meta(WallTable.Meta):
        model = WallSection
        fields = ["section_name", "profile", "start_position", "target_length_feet", "feet_built", "share"]


class ProgressTable(WallTable):
    """Days of work."""

    date = tables.Column()
    profile = NameColumn(accessor="wall_section__profile", orderable=False)
    section_name = NameColumn(accessor="wall_section__section_name", verbose_name="Section")
    feet_built = AmountColumn(verbose_name="Feet")
    ice_cubic_yards = AmountColumn(verbose_name="Ice (yd³)", orderable=False)
    cost_gold_dragons = AmountColumn(verbose_name="Cost (GD)", orderable=False)
    notes = tables.Column(orderable=False, attrs={"td": {"class": "notes name"}, "th": {"class": "notes"}})

    class Meta(WallTable.Meta):
        model = DailyProgress
        fields = [
            "date",
            "profile",
            "section_name",
            "feet_built",
            "ice_cubic_yards",
            "cost_gold_dragons",
            "notes",
        ]

    def render_date(self, value: Date, record: DailyProgress) -> str:
        """A link made here, as one that the column makes takes nearly twice the time."""
        url = reverse("progress_detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, day_text(value))

    def render_notes(self, value: str) -> str:
        return Truncator(value).chars(NOTES_SHOWN)
