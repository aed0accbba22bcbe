"""What the whole Wall has built, used and cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cached_property
from typing import TypedDict

from django.db.models import Sum

from ..models import DailyProgress, Profile, ProfileDay, WallSection
from ..models.fields import hundredths_of
from ..models.text import Amount, DateText
from ..standing import Standing, standing_of
from ..units import Built

WEEK = 7
NEWEST_RECORDS = 8
PROFILES_SHOWN = 20
SECTIONS_DRAWN = 400


class WallJSON(TypedDict):
    """The Wall's totals."""

    date: DateText
    today_feet_built: Amount
    week_feet_built: Amount
    total_feet_built: Amount
    total_ice_cubic_yards: Amount
    total_cost_gold_dragons: Amount


@dataclass(frozen=True)
class WallOverview:
    """Totals of every section, and of the seven days that end on `date`."""

    date: Date
    standing: Standing
    today: Built
    yesterday: Built
    week: Built
    profile_count: int

    @property
    def week_start(self) -> Date:
        return self.date - timedelta(days=WEEK - 1)

    @property
    def profiles_hidden(self) -> int:
        return max(0, self.profile_count - PROFILES_SHOWN)

    @cached_property
    def profiles(self) -> Sequence[Profile]:
        """Those at work first, by name, with their totals; the first twenty of them."""
        listed = Profile.objects.with_section_totals().order_by("-is_active", "name_key")
        return list(listed[:PROFILES_SHOWN])

    @cached_property
    def newest(self) -> Sequence[DailyProgress]:
        """The newest days of work, with the names of their places."""
        return list(DailyProgress.objects.with_places().newest_first()[:NEWEST_RECORDS])

    def to_dict(self) -> WallJSON:
        week, today = self.week.texts()[0], self.today.texts()[0]
        feet, ice, cost = self.standing.built.texts()
        return {
            "date": self.date.isoformat(),
            "today_feet_built": today,
            "week_feet_built": week,
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "total_cost_gold_dragons": cost,
        }


def wall_overview(today: Date) -> WallOverview:
    """Three queries, whatever the size of the Wall."""
    days = ProfileDay.objects.between(today - timedelta(days=WEEK - 1), today).order_by()
    feet = dict(days.values_list("date").annotate(feet=Sum(hundredths_of("feet_built"))))
    return WallOverview(
        date=today,
        standing=standing_of(WallSection.objects.all()),
        today=Built(feet.get(today, 0)),
        yesterday=Built(feet.get(today - timedelta(days=1), 0)),
        week=Built(sum(feet.values())),
        profile_count=Profile.objects.count(),
    )


def sections_to_draw() -> Sequence[WallSection]:
    """The first sections along the Wall with their profiles; more than these would be too thin to see."""
    sections = WallSection.objects.select_related("profile").order_by("start_position", "pk")
    return list(sections[:SECTIONS_DRAWN])
