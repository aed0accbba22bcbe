"""What the whole Wall has built, used and cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypedDict

from django.db.models import Sum

from .. import units
from ..models import DailyProgress, Profile, ProfileDay, WallSection
from ..models.profiles import ProfileRow
from ..models.progress import ProgressRow
from ..models.text import Amount, DateText
from ..standing import Standing, standing_of
from ..units import Built

WEEK = 7
NEWEST_RECORDS = 8
PROFILES_SHOWN = 20


class WallJSON(TypedDict):
    """The Wall's totals."""

    date: DateText
    today_feet_built: Amount | None
    week_feet_built: Amount
    total_feet_built: Amount
    total_ice_cubic_yards: Amount
    total_cost_gold_dragons: Amount


@dataclass(frozen=True)
class WallOverview:
    """Totals of every section, and of the seven days that end on `date`; None for a day without a record."""

    date: Date
    standing: Standing
    today_feet: Decimal | None
    yesterday_feet: Decimal | None
    week: Built
    profile_count: int

    @property
    def week_start(self) -> Date:
        return self.date - timedelta(days=WEEK - 1)

    @property
    def profiles_hidden(self) -> int:
        return max(0, self.profile_count - PROFILES_SHOWN)

    @cached_property
    def profiles(self) -> Sequence[ProfileRow]:
        """Those at work first, by name, with their totals; the first twenty of them."""
        listed = Profile.objects.with_section_totals().order_by("-is_active", "name_key")
        return listed[:PROFILES_SHOWN].to_rows()

    @cached_property
    def newest(self) -> Sequence[ProgressRow]:
        """The newest days of work, with the names of their places."""
        return DailyProgress.objects.newest_first()[:NEWEST_RECORDS].to_rows()

    def to_dict(self) -> WallJSON:
        feet, ice, cost = self.standing.built.texts()
        return {
            "date": self.date.isoformat(),
            "today_feet_built": None if self.today_feet is None else str(self.today_feet),
            "week_feet_built": self.week.texts()[0],
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "total_cost_gold_dragons": cost,
        }


def wall_overview(today: Date) -> WallOverview:
    """Three queries, whatever the size of the Wall."""
    days = ProfileDay.objects.between(today - timedelta(days=WEEK - 1), today).order_by()
    built = dict(days.values_list("date").annotate(feet=Sum("feet_built")))
    return WallOverview(
        date=today,
        standing=standing_of(WallSection.objects.all()),
        today_feet=built.get(today),
        yesterday_feet=built.get(today - timedelta(days=1)),
        week=Built(sum(map(units.to_hundredths, built.values()))),
        profile_count=Profile.objects.count(),
    )
