"""The reports' tables as sheets, totals included."""

from ..sheets import Column, Kind, Sheet
from ..units import cost_for, ice_for, percent
from .bulk import BulkOverview
from .costs import CostOverview
from .ice import DailyIceUsage
from .series import ProgressSeries


def _amounts(at: int) -> list[Column]:
    """What stands at that place of a row, in hundredths of a foot, and what follows from it."""
    return [
        Column("Built (ft)", Kind.AMOUNT, at),
        Column("Ice (yd³)", Kind.AMOUNT, at, ice_for),
        Column("Cost (GD)", Kind.AMOUNT, at, cost_for),
    ]


def cost_sheet(report: CostOverview) -> Sheet:
    """Days with a record, newest first."""
    return Sheet(
        ["cost-overview", report.profile.name, report.start, report.end],
        [Column("Day", Kind.DATE, 0), *_amounts(1)],
        lambda: report.worked,
        report.days_worked,
        total=(None, report.total.hundredths),
    )


def ice_sheet(report: DailyIceUsage) -> Sheet:
    """Sections along the Wall."""
    built, ice, _ = _amounts(1)
    return Sheet(
        ["daily-ice-usage", report.profile.name, report.date],
        [Column("Section", Kind.TEXT, 0), built, ice],
        lambda: report.feet_by_section,
        len(report.feet_by_section),
        total=(None, report.total.hundredths),
    )


def bulk_sheet(report: BulkOverview) -> Sheet:
    """Profiles in the order asked; where one could not be answered the reason stands for its name."""
    total = report.total.hundredths
    return Sheet(
        ["bulk-cost-overview", report.start, report.end],
        [Column("Profile", Kind.TEXT, 0), *_amounts(1), Column("Share", Kind.SHARE, 2)],
        lambda: (
            (row.error, None, None)
            if row.error
            else (
                row.profile_name,
                row.total.hundredths,
                percent(row.total.hundredths, total) if total else None,
            )
            for row in report.rows
        ),
        len(report.rows),
        total=(None, total, None),
    )


def series_sheet(report: ProgressSeries) -> Sheet:
    """Periods in order, each by its first calendar day, with its days worked and its average over them."""
    name = report.profile.name if report.profile else None
    return Sheet(
        ["progress-series", name, report.start, report.end, report.granularity],
        [
            Column(report.granularity.capitalize(), Kind.DATE, 0),
            Column("Days worked", Kind.COUNT, 1),
            *_amounts(2),
            Column("Built a day worked (ft)", Kind.AMOUNT, 3),
        ],
        lambda: (
            (period.first.isoformat(), period.days_worked, period.built.hundredths, period.average)
            for period in report.periods
        ),
        len(report.feet),
        total=(None, report.total_days_worked, report.total.hundredths, report.average),
    )
