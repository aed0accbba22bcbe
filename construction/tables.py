"""How every table of the application is put together from its columns and rows."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from html import escape
from operator import attrgetter
from typing import Any, ClassVar, Literal, NamedTuple

import django_tables2 as tables
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django_tables2.columns import BoundColumn
from django_tables2.utils import OrderByTuple

from .columns import NOTHING, Kind
from .lists import Page

DrawCell = Callable[[Any], str]
Direction = Literal["", "ascending", "descending"]


class Head(NamedTuple):
    """A column as pages and files name it."""

    name: str
    title: str
    kind: Kind


class SortableHead(NamedTuple):
    """A head as a page draws it: where it leads to be sorted by, and which way it is sorted already."""

    name: str
    title: str
    style: str
    address: str
    direction: Direction


class WallTable(tables.Table):
    """Rows that are in order already; the table only shows by which column, and draws all of them in one go.

    The first column heads its row. `total` is one more row, shown below the others; what it lacks is left empty.
    `query` is what the addresses of the sorting heads keep, as a query string.
    """

    class Meta:
        template_name = "components/table.html"
        default = NOTHING

    caption: ClassVar[str] = ""
    stacked: ClassVar[bool] = True
    """Whether each row is a card on a phone, its cells named after their columns."""
    left_out_if_empty: ClassVar[Collection[str]] = ()
    """Columns that a page without a value of theirs does not show."""

    def __init__(
        self, rows: Iterable[Any], *, ordering: str = "", query: str = "", total: Any = None
    ) -> None:
        self.records, self.query, self.total = list(rows), query, total
        super().__init__(self.records, order_by=ordering)
        for name in self.left_out_if_empty:
            if self.records and not any(getattr(record, name) for record in self.records):
                self.columns.hide(name)

    @classmethod
    @cache
    def heads(cls) -> Sequence[Head]:
        """Every column that says something, in its order: all that a file of the same rows needs to know of them."""
        columns = [column for column in cls(()).columns if not column.column.exclude_from_export]
        return [Head(column.name, str(column.header), column.column.kind) for column in columns]

    @property
    def order_by(self) -> OrderByTuple:
        return self._order_by

    @order_by.setter
    def order_by(self, value: str) -> None:
        self._order_by = OrderByTuple(name for name in value.split(",") if name)

    def sortable_heads(self) -> list[SortableHead]:
        """The columns' heads; those that cannot be sorted by lead nowhere."""
        kept = f"?{self.query}&" if self.query else "?"
        return [_head(column, kept) for column in self.columns]

    def body(self) -> SafeString:
        """The HTML of the rows; a template takes many times as long for hundreds of cells."""
        draw = self._drawers(NOTHING)
        return mark_safe("\n".join([self.line(record, draw) for record in self.records]))  # noqa: S308

    def line(self, record: Any, draw: Sequence[DrawCell]) -> str:
        """The HTML of one row, its cells drawn by `draw`."""
        return f"<tr>{''.join([cell(record) for cell in draw])}</tr>"

    def foot(self) -> SafeString:
        """The HTML of the total's row."""
        cells = "".join([cell(self.total) for cell in self._drawers("")[1:]])
        return mark_safe(f'<tr><th scope="row">Total</th>{cells}</tr>')  # noqa: S308

    def _drawers(self, nothing: str) -> list[DrawCell]:
        first, *others = self.columns
        return [
            _drawer(first, "th", ' scope="row"', nothing),
            *(_drawer(column, "td", self._label(column), nothing) for column in others),
        ]

    def _label(self, column: BoundColumn) -> str:
        return f' data-label="{escape(str(column.header))}"' if self.stacked else ""


def _head(column: BoundColumn, kept: str) -> SortableHead:
    order, style = column.order_by_alias, column.column.head_style
    address = f"{kept}ordering={order.next}" if column.orderable else ""
    direction: Direction = ""
    if column.is_ordered:
        direction = "descending" if order.is_descending else "ascending"
    return SortableHead(column.name, str(column.header), style, address, direction)


def _drawer(column: BoundColumn, tag: str, attributes: str, nothing: str) -> DrawCell:
    """Draws the column's cells; tables2 would look up a method and its arguments for each of them."""
    style, closing = column.column.style, f"</{tag}>"
    read, draw = attrgetter(column.accessor.replace("__", ".")), column.column.drawer()
    opening = f'<{tag} class="{style}"{attributes}>'
    blank = f'<{tag} class="{style} blank"{attributes}>{nothing}{closing}'

    def cell(record: Any) -> str:
        value = read(record)
        content = NOTHING if value is None or value == "" else draw(value, record)
        return blank if content == NOTHING else f"{opening}{content}{closing}"

    return cell


def lazily(table_class: type[WallTable], page: Page, request: HttpRequest, at_first: str = "") -> Any:
    """The page's table once a template asks for it; JSON never does. Rows are ordered `at_first` by that column."""

    def draw_up() -> WallTable:
        kept = request.GET.copy()
        [ordering] = kept.pop("ordering", [""])
        kept.pop("page", None)
        return table_class(page.queryset.to_rows(), ordering=ordering or at_first, query=kept.urlencode())

    return SimpleLazyObject(draw_up)
