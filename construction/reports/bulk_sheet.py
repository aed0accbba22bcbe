"""The comparison as a sheet: every measure, or those that are asked for."""

from collections.abc import Collection
from fractions import Fraction
from typing import Any

from ..sheets import Sheet
from ..sheets.columns import columns_of
from ..units import cost_for, ice_for, percent
from .bulk import BulkOverview, BulkRow, MeasuredRow
from .bulk_table import COLUMNS, BulkTable, of_target

_VALUES = (
    "total_feet_built",
    "share",
    "average_feet_per_day",
    "days_worked",
    "percent_of_target",
    "last_record",
)


def bulk_sheet(report: BulkOverview, columns: Collection[str]) -> Sheet:
    """Profiles in the order asked; where one could not be answered the reason stands for its name."""
    heads = [
        head._replace(title=of_target(report)) if head.name == "percent_of_target" else head
        for head in BulkTable.heads()
    ]
    shown = {own for name, own in COLUMNS.items() if name in columns}
    places = {name: {"at": at} for at, name in enumerate(_VALUES, start=1)}
    reads = places | {
        "total_ice_cubic_yards": {"at": 1, "of": ice_for},
        "total_cost_gold_dragons": {"at": 1, "of": cost_for},
    }
    whole = report.total.hundredths
    return Sheet(
        ["compare-profiles", report.start, report.end],
        columns_of(
            [head for head in heads if head.name in shown or head.name == "profile_name"],
            profile_name={"at": 0},
            **reads,
        ),
        lambda: (
            (row.error, *[None] * len(_VALUES))
            if row.error
            else (row.profile_name, *_values(report, row, whole))
            for row in report.rows
        ),
        len(report.rows),
        total=(None, *_values(report, report.sums, 0)[:3], None, *_values(report, report.sums, 0)[4:]),
    )


def _values(report: BulkOverview, row: BulkRow, whole: int) -> tuple[Any, ...]:
    """The values of a sheet's row after its name; the sum of all shares says nothing."""
    feet = row.total.hundredths
    totals = feet, Fraction(feet, whole) if whole else None, report.average_of(row)
    return (*totals, *_measures(row)) if isinstance(row, MeasuredRow) else (*totals, None, None, None)


def _measures(row: MeasuredRow) -> tuple[int, int | None, str | None]:
    return row.days_worked, percent(row.reached, row.target) if row.target else None, row.last_record
