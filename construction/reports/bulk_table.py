"""The comparison as a table on a page and as a sheet: a row for each profile, whatever the columns."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date as Date
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.utils.safestring import SafeString, mark_safe

from ..columns import (
    AmountColumn,
    CountColumn,
    DateColumn,
    Draw,
    NameColumn,
    PartColumn,
    ShareColumn,
    TextColumn,
    address_of,
    day_text,
)
from ..icons import icon
from ..tables import DrawCell, WallTable
from .bulk import BulkOverview, MeasuredRow

COLUMNS: Mapping[str, str] = {
    "trend": "trend",
    "feet": "total_feet_built",
    "ice": "total_ice_cubic_yards",
    "cost": "total_cost_gold_dragons",
    "share": "share",
    "mean": "average_feet_per_day",
    "days": "days_worked",
    "target": "percent_of_target",
    "last": "last_record",
}
"""What `columns=` may name beside the profile, and the table's name for it, which rows are ordered by as well."""
COLUMNS_AT_FIRST = ("trend", "feet", "ice", "cost", "share", "days", "target", "last")
MEASURED = frozenset({"days", "target", "last"})
"""Columns that the totals alone do not fill."""
IN_FILES = tuple(name for name in COLUMNS if name != "trend")


class Sorter(NamedTuple):
    """A head of the table: what sorts by it, nothing where it cannot be; and which way it is sorted already."""

    name: str
    title: str
    style: str
    value: str
    direction: str


class BulkLine(NamedTuple):
    """A profile of the comparison; lengths in hundredths of a foot. `whole` is all that was built, for its share."""

    profile_id: int
    profile_name: str
    address: str
    error: str
    chosen: bool
    trend: str
    total_feet_built: int
    total_ice_cubic_yards: int
    total_cost_gold_dragons: int
    whole: int | None
    average_feet_per_day: int
    days_worked: int | None
    reached: int | None
    target: int
    last_record: Date | None


class ProfileColumn(NameColumn):
    """The profile's name, which leads to its costs, with a box to choose it by."""

    def drawer(self) -> Draw:
        def cell(value: str, record: BulkLine) -> str:
            name, checked = escape(value), " checked" if record.chosen else ""
            given = f'name="compare" value="{record.profile_id}" aria-label="Choose {name}"{checked}'
            box = f'<input type="checkbox" {given}>'
            return f'<span class="pick">{box}<a href="{escape(record.address)}">{name}</a></span>'

        return cell


class TrendColumn(TextColumn):
    """A drawing, which is made ahead: all rows share a scale."""

    style = "trend-cell"

    def html(self, value: str, record: BulkLine) -> str:
        return value


class BulkTable(WallTable):
    """Profiles side by side, in whatever order; of one that failed the row says why."""

    caption = "Totals by profile"
    total_title = "Total"

    profile_name = ProfileColumn("Profile")
    trend = TrendColumn("Trend", orderable=False, exclude_from_export=True)
    total_feet_built = AmountColumn("Built (ft)")
    total_ice_cubic_yards = AmountColumn("Ice (yd³)")
    total_cost_gold_dragons = AmountColumn("Cost (GD)")
    share = PartColumn("Share", accessor="total_feet_built", target="whole", orderable=True)
    average_feet_per_day = AmountColumn("Built a day (ft)")
    days_worked = CountColumn("Days worked")
    percent_of_target = ShareColumn("Of target", accessor="reached", target="target", orderable=True)
    last_record = DateColumn("Last record")

    @classmethod
    def title(cls, name: str) -> str:
        """A column's head."""
        return str(cls.base_columns[name].verbose_name)

    def show(self, columns: Collection[str]) -> None:
        """Leave out all columns but these, which are named as in `COLUMNS`."""
        for name, own in COLUMNS.items():
            if name not in columns:
                self.columns.hide(own)

    def sorters(self) -> list[Sorter]:
        """The heads; amounts are first sorted from the most to the least."""
        return [_sorter(column, self.ordering) for column in self.columns]

    @property
    def ordering(self) -> str:
        return str(self.order_by)

    def line(self, record: BulkLine, draw: Sequence[DrawCell]) -> str:
        if not record.error:
            return super().line(record, draw)
        problem = f"{icon('exclamation-triangle')} <span>{escape(record.error)}</span>"
        span = f' colspan="{len(draw) - 1}"' if len(draw) > 2 else ""
        if len(draw) == 1:
            return f'<tr><th scope="row" class="row-error">{problem}</th></tr>'
        return f'<tr><th scope="row">{record.profile_id}</th><td{span} class="row-error">{problem}</td></tr>'

    def foot(self) -> SafeString:
        """Says of how many rows the total is where not all of them are shown."""
        return mark_safe(super().foot().replace(">Total<", f">{self.total_title}<", 1))  # noqa: S308


def _sorter(column: Any, ordering: str) -> Sorter:
    name, style = column.name, column.column.head_style
    if not column.orderable:
        return Sorter(name, str(column.header), style, "", "")
    direction = {name: "ascending", f"-{name}": "descending"}.get(ordering, "")
    first, other = (name, f"-{name}") if name == "profile_name" else (f"-{name}", name)
    return Sorter(name, str(column.header), style, other if ordering == first else first, direction)


def bulk_table(
    report: BulkOverview,
    rows: Sequence[MeasuredRow],
    *,
    ordering: str,
    columns: Collection[str],
    chosen: Collection[int],
    trends: Mapping[int, str],
) -> BulkTable:
    """Some rows of the report in their order, which is `ordering`; the total is of all of them."""
    query = urlencode({"start_date": report.start, "end_date": report.end})
    address = address_of("profile_cost_overview")
    lines = [
        _line(
            report,
            row,
            f"{address(row.profile_id)}?{query}",
            row.profile_id in chosen,
            trends.get(row.profile_id, ""),
        )
        for row in rows
    ]
    total = None if report.all_failed else _total(report)
    table = BulkTable(lines, ordering=ordering, total=total)
    table.columns["percent_of_target"].column.verbose_name = of_target(report)
    if len(rows) < len(report.rows):
        table.total_title = f"Total of all {len(report.rows):,}"
    table.show(columns)
    return table


def of_target(report: BulkOverview) -> str:
    """The head of what is reached of the target: ever since, not in the range alone."""
    return f"Of target by {day_text(report.end)}"


def _total(report: BulkOverview) -> BulkLine:
    """All rows together; days that several profiles worked on cannot be added up, nor is the whole a share."""
    return _line(report, report.sums, "", False, "")._replace(whole=None, days_worked=None)


def _line(report: BulkOverview, row: MeasuredRow, address: str, chosen: bool, trend: str) -> BulkLine:
    return BulkLine(
        row.profile_id,
        row.profile_name,
        address,
        row.error,
        chosen,
        trend,
        *row.total.amounts,
        report.total.hundredths,
        report.average_of(row),
        row.days_worked,
        row.reached if row.target else None,
        row.target,
        Date.fromisoformat(row.last_record) if row.last_record else None,
    )
