"""The tables of the reports, and the rows they are made of: amounts in hundredths."""

from collections.abc import Mapping
from datetime import date as Date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from ..columns import AmountColumn, BarColumn, NameColumn, WorkdayColumn
from ..tables import WallTable
from ..units import Built, ice_for, percent
from .costs import CostOverview
from .ice import DailyIceUsage

KEPT_FOR_A_DAY = ("start_date", "end_date", "from", "to", "chart")
ROWS_SHOWN = 400
"""More than the newest few hundred nobody reads, but browsers draw."""


class CostLine(NamedTuple):
    """A day of a cost overview; `address` leads to what each section took on it."""

    date: Date | None
    address: str
    feet_built: int
    ice_cubic_yards: int
    cost_gold_dragons: int


class CostTable(WallTable):
    """The newest days of a cost overview; the total is of all of them."""

    caption = "Days with a record, newest first"

    date = WorkdayColumn("Day", href="address")
    feet_built = AmountColumn("Built (ft)")
    ice_cubic_yards = AmountColumn("Ice (yd³)")
    cost_gold_dragons = AmountColumn("Cost (GD)")

    class Meta(WallTable.Meta):
        orderable = False


def day_address(profile_id: int, asked: Mapping[str, Any]) -> str:
    """Where the report of a day is, the day still to be added; it leads back to the range that was `asked` for."""
    kept = {name: value for name in KEPT_FOR_A_DAY if (value := asked.get(name))}
    return f"{reverse('profile_daily_ice_usage', args=[profile_id])}?{urlencode(kept)}&date="


def cost_table(report: CostOverview, asked: Mapping[str, Any]) -> CostTable:
    """The newest days as lines, and the total of all of them."""
    days = day_address(report.profile.pk, asked)
    lines = [
        CostLine(Date.fromisoformat(day), f"{days}{day}", *Built(feet).amounts)
        for day, feet in report.worked[:ROWS_SHOWN]
    ]
    return CostTable(lines, total=CostLine(None, "", *report.total.amounts))


class IceLine(NamedTuple):
    """A section on one day; `address` leads to its record, `bar` is its percentage of the section that built most."""

    section_name: str
    address: str
    feet_built: int
    ice_cubic_yards: int
    bar: int | None


class IceTable(WallTable):
    """What each section took on one day."""

    caption = "Sections along the Wall"
    stacked = False

    section_name = NameColumn("Section", href="address")
    feet_built = AmountColumn("Built (ft)")
    ice_cubic_yards = AmountColumn("Ice (yd³)")
    bar = BarColumn("Beside the most")

    class Meta(WallTable.Meta):
        orderable = False


def ice_table(report: DailyIceUsage, section_ids: Mapping[str, int]) -> IceTable:
    """The day's sections, with bars to compare them by; each leads to its records of the day."""
    records = reverse("profile_progress", args=[report.profile.pk])
    day = urlencode({"start_date": report.date, "end_date": report.date})
    total = report.total.hundredths
    largest = max((feet for _, feet in report.feet_by_section), default=0)
    lines = [
        IceLine(
            name,
            f"{records}?wall_section_id={section_ids.get(name, 0)}&{day}",
            feet,
            ice_for(feet),
            percent(feet, largest),
        )
        for name, feet in report.feet_by_section
    ]
    return IceTable(lines, total=IceLine("", "", total, ice_for(total), None))
