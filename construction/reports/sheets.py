"""The reports' tables as sheets, totals included."""

from typing import Any

from ..sheets import Column, Kind, Sheet
from ..sheets.columns import columns_of
from ..units import cost_for, ice_for
from .costs import CostOverview
from .ice import DailyIceUsage
from .series import ProgressSeries
from .series_table import TABLES
from .tables import CostTable, IceTable

BOUNDS = [Column("From", Kind.DATE, 4), Column("To", Kind.DATE, 5), Column("Days", Kind.COUNT, 6)]


def cost_sheet(report: CostOverview) -> Sheet:
    """Days with a record, newest first."""
    return Sheet(
        ["cost-overview", report.profile.name, report.start, report.end],
        columns_of(CostTable.heads(), date={"at": 0}, **_amounts(1)),
        lambda: report.worked,
        report.days_worked,
        total=(None, report.total.hundredths),
    )


def ice_sheet(report: DailyIceUsage) -> Sheet:
    """Sections along the Wall."""
    return Sheet(
        ["daily-ice-usage", report.profile.name, report.date],
        columns_of(IceTable.heads(), feet_built={"at": 1}, ice_cubic_yards={"at": 1, "of": ice_for}),
        lambda: report.feet_by_section,
        len(report.feet_by_section),
        total=(None, report.total.hundredths),
    )


def series_sheet(report: ProgressSeries) -> Sheet:
    """Periods in order, each by its first calendar day, with its average over the days worked.

    Of weeks and months the file also tells which of their days are in the range, and how many.
    """
    name = report.profile.name if report.profile else None
    return Sheet(
        ["progress-over-time", name, report.start, report.end, report.granularity],
        columns_of(
            TABLES[report.granularity].heads(),
            name={"at": 0, "kind": Kind.DATE},
            days_worked={"at": 1},
            average={"at": 3},
            **_amounts(2),
        )
        + (BOUNDS if report.granularity != "day" else []),
        lambda: (
            (
                period.first.isoformat(),
                period.days_worked,
                period.built.hundredths,
                period.average,
                period.start.isoformat(),
                period.end.isoformat(),
                period.days,
            )
            for period in report.periods
        ),
        len(report.feet),
        total=(
            None,
            report.total_days_worked,
            report.total.hundredths,
            report.average,
            report.start.isoformat(),
            report.end.isoformat(),
            report.total_days,
        ),
    )


def _amounts(at: int, prefix: str = "") -> dict[str, dict[str, Any]]:
    """How the columns of what was built, used and spent read the hundredths of feet that stand `at` a place."""
    return {
        f"{prefix}feet_built": {"at": at},
        f"{prefix}ice_cubic_yards": {"at": at, "of": ice_for},
        f"{prefix}cost_gold_dragons": {"at": at, "of": cost_for},
    }
