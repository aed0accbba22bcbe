"""What the whole Wall has built, used and cost."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal
from typing import TypedDict

from django.db.models import Sum

from .. import units
from ..models import ProfileDay, WallSection
from ..models.text import Amount, DateText
from ..standing import Standing, standing_of
from ..units import Built

WEEK = 7


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
    today: Built | None
    yesterday: Built | None
    week: Built

    @property
    def today_feet(self) -> Decimal | None:
        return None if self.today is None else self.today.feet

    @property
    def yesterday_feet(self) -> Decimal | None:
        return None if self.yesterday is None else self.yesterday.feet

    @property
    def week_start(self) -> Date:
        return self.date - timedelta(days=WEEK - 1)

    def to_dict(self) -> WallJSON:
        feet, ice, cost = self.standing.built.texts()
        return {
            "date": self.date.isoformat(),
            "today_feet_built": None if self.today is None else self.today.texts()[0],
            "week_feet_built": self.week.texts()[0],
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "total_cost_gold_dragons": cost,
        }


def wall_overview(today: Date) -> WallOverview:
    """Two queries, whatever the size of the Wall."""
    days = ProfileDay.objects.between(today - timedelta(days=WEEK - 1), today).order_by()
    summed: dict[Date, Decimal] = dict(days.values_list("date").annotate(feet=Sum("feet_built")))
    built = {day: Built(units.to_hundredths(feet)) for day, feet in summed.items()}
    return WallOverview(
        date=today,
        standing=standing_of(WallSection.objects.all()),
        today=built.get(today),
        yesterday=built.get(today - timedelta(days=1)),
        week=Built(sum(day.hundredths for day in built.values())),
    )
