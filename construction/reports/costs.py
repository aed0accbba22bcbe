"""Cost overview: what a profile built, used and cost over a range of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from typing import Any, TypedDict

from .. import units
from ..models import Profile, ProfileDay
from ..models.text import Amount, DateText
from ..units import Built


class DateRangeJSON(TypedDict):
    """Two days, both included."""

    start: DateText
    end: DateText


class CostSummaryJSON(TypedDict):
    """Totals of the range and their averages per calendar day."""

    total_days: int
    total_feet_built: Amount
    total_ice_cubic_yards: Amount
    total_cost_gold_dragons: Amount
    average_feet_per_day: Amount
    average_cost_per_day: Amount
    days_worked: int


class CostDayJSON(TypedDict):
    """One day with a record."""

    date: DateText
    feet_built: Amount
    ice_cubic_yards: Amount
    cost_gold_dragons: Amount


class CostOverviewJSON(TypedDict):
    """The cost overview as the contract writes it."""

    profile_id: int
    profile_name: str
    date_range: DateRangeJSON
    summary: CostSummaryJSON
    daily_breakdown: list[CostDayJSON]


@dataclass(frozen=True)
class CostOverview:
    """A profile's days with a record from `start` to `end`, newest first: each as text, with its feet in hundredths."""

    profile: Profile
    start: Date
    end: Date
    worked: Sequence[tuple[str, int]]

    @cached_property
    def total(self) -> Built:
        return Built(sum(feet for _, feet in self.worked))

    @cached_property
    def feet_by_day(self) -> Sequence[tuple[Date, int]]:
        """The same days as dates, for the page."""
        return [(Date.fromisoformat(day), feet) for day, feet in self.worked]

    @property
    def total_days(self) -> int:
        """Calendar days of the range, worked or not."""
        return (self.end - self.start).days + 1

    @property
    def days_worked(self) -> int:
        return len(self.worked)

    @property
    def average(self) -> Built:
        """Feet per calendar day, rounded half up; the cost's average is rounded by itself."""
        return Built(units.average(self.total.hundredths, self.total_days))

    @property
    def average_cost(self) -> int:
        """Hundredths of a Gold Dragon per calendar day, rounded half up."""
        return units.average(units.cost_for(self.total.hundredths), self.total_days)

    def facts(self) -> Sequence[Any]:
        """All that was read for it; everything else follows."""
        return self.profile.pk, self.profile.name, self.start, self.end, self.worked

    def to_dict(self) -> CostOverviewJSON:
        """The report as the contract writes it."""
        feet, ice, cost = self.total.texts()
        return {
            "profile_id": self.profile.pk,
            "profile_name": self.profile.name,
            "date_range": {"start": self.start.isoformat(), "end": self.end.isoformat()},
            "summary": {
                "total_days": self.total_days,
                "total_feet_built": feet,
                "total_ice_cubic_yards": ice,
                "total_cost_gold_dragons": cost,
                "average_feet_per_day": units.decimal_text(self.average.hundredths),
                "average_cost_per_day": units.decimal_text(self.average_cost),
                "days_worked": self.days_worked,
            },
            "daily_breakdown": self._breakdown(),
        }

    def _breakdown(self) -> list[CostDayJSON]:
        texts = units.amount_texts(feet for _, feet in self.worked)
        return [
            {"date": day, "feet_built": feet, "ice_cubic_yards": ice, "cost_gold_dragons": cost}
            for (day, _), (feet, ice, cost) in zip(self.worked, texts, strict=True)
        ]


def cost_overview(profile_id: int, start: Date, end: Date) -> CostOverview | None:
    """Both days included; None where there is no such profile. One query, whatever the number of sections."""
    found = ProfileDay.objects.feet_by_day(profile_id, start, end)
    return found and CostOverview(found.profile, start, end, found.feet_by_day)
