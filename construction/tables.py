"""How every table of the application is put together from its columns and rows."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from operator import attrgetter
from typing import Any, ClassVar, NamedTuple

import django_tables2 as tables
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django_tables2.utils import OrderByTuple

from .columns import NOTHING, Kind
from .lists import Page

DrawCell = Callable[[Any], str]


class Head(NamedTuple):
    """A column as pages and files name it."""

    name: str
    title: str
    kind: Kind


class WallTable(tables.Table):
    """Rows that are in order already; the table only shows by which column, and draws all of them in one go.

    The first column heads its row. `total` is one more row, shown below the others; what it lacks is left empty.
    """

    class Meta:
        template_name = "components/table.html"
        default = NOTHING

    caption: ClassVar[str] = ""

    def __init__(self, rows: Iterable[Any], *, ordering: str = "", total: Any = None) -> None:
        self.records, self.total = list(rows), total
        super().__init__(self.records, order_by=ordering)

    @classmethod
    @cache
    def heads(cls) -> Sequence[Head]:
        """Every column in its order: all that a file of the same rows needs to know of them."""
        return [Head(column.name, str(column.header), column.column.kind) for column in cls(()).columns]

    @property
    def order_by(self) -> OrderByTuple:
        return self._order_by

    @order_by.setter
    def order_by(self, value: str) -> None:
        self._order_by = OrderByTuple(name for name in value.split(",") if name)

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
        columns = iter(self.columns)
        return [
            _drawer(next(columns), "th", ' scope="row"', nothing),
            *(_drawer(column, "td", "", nothing) for column in columns),
        ]


def _drawer(column: tables.columns.BoundColumn, tag: str, attributes: str, nothing: str) -> DrawCell:
    """Draws the column's cells; tables2 would look up a method and its arguments for each of them."""
    style, title = column.column.style, escape(str(column.header))
    read, draw = attrgetter(column.accessor.replace("__", ".")), column.column.drawer()
    opening = f'<{tag}{attributes} class="{style}" data-label="{title}">'
    closing = f"</{tag}>"
    blank = f'<{tag}{attributes} class="{style} blank" data-label="{title}">{nothing}{closing}'

    def cell(record: Any) -> str:
        value = read(record)
        content = NOTHING if value is None or value == "" else draw(value, record)
        return blank if content == NOTHING else f"{opening}{content}{closing}"

    return cell


def lazily(table_class: type[WallTable], page: Page, request: HttpRequest) -> Any:
    """The page's table once a template asks for it; JSON never does."""
    return SimpleLazyObject(
        lambda: table_class(page.queryset.to_rows(), ordering=request.GET.get("ordering", ""))
    )
