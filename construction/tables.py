"""How every table of the application looks and sorts."""

from calendar import month_abbr
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

import django_tables2 as tables
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.html import escape, format_html
from django_tables2.utils import OrderByTuple, signature

from . import units
from .lists import Page

NOTHING = "—"
MOST_PERCENT = 999


class Cell(NamedTuple):
    """A cell with the classes it is drawn in and the head of its column."""

    kind: str
    head: str
    content: Any


class WallTable(tables.Table):
    """A page of rows that the filters have ordered already; the table only shows by which column."""

    class Meta:
        template_name = "components/table.html"
        default = NOTHING

    def __init__(self, page: Page, *, request: HttpRequest, **kwargs: Any) -> None:
        self.page_of_rows = page
        super().__init__(page.rows, request=request, order_by=request.GET.get("ordering", ""), **kwargs)

    @property
    def order_by(self) -> OrderByTuple:
        return self._order_by

    @order_by.setter
    def order_by(self, value: str) -> None:
        self._order_by = OrderByTuple(name for name in value.split(",") if name)

    def lines(self) -> Iterator[list[Cell]]:
        """The rows' cells for the template, which would look up a column's class and head for each of them."""
        drawers = [self._drawer(column) for column in self.columns]
        return ([draw(record) for draw in drawers] for record in self.page_of_rows.rows)

    def _drawer(self, column: Any) -> Callable[[Any], Cell]:
        """Draws the column's cells; tables2 would look up its method's arguments for each of them."""
        kind, head = column.column.attrs.get("td", {}).get("class", ""), escape(column.header)
        read, render, link = attrgetter(column.accessor.replace("__", ".")), column.render, column.link
        wanted, _ = signature(render)
        blank = Cell(f"{kind} blank", head, NOTHING)

        def draw(record: Any) -> Cell:
            value = read(record)
            if value in column.column.empty_values:
                return blank
            offered = {"value": value, "record": record, "bound_column": column, "table": self}
            content = render(**{name: offered[name] for name in wanted})
            if link:
                content = link(content, **offered)
            return blank if content == NOTHING else Cell(kind, head, content)

        return draw


def lazily(table_class: type[WallTable], page: Page, request: HttpRequest, **kwargs: Any) -> Any:
    """The table once a template asks for it; JSON never does."""
    return SimpleLazyObject(lambda: table_class(page, request=request, **kwargs))


class AmountColumn(tables.Column):
    """A decimal with thousands separators, right-aligned."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs={"td": {"class": "num"}, "th": {"class": "num"}}, **kwargs)

    def render(self, value: Decimal) -> str:
        return f"{value:,.2f}"


class NameColumn(tables.Column):
    """What people have named, in whatever script."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs={"td": {"class": "name"}}, **kwargs)


def day_text(day: date) -> str:
    """A day as tables write it: 5 Oct 2025."""
    return f"{day.day} {month_abbr[day.month]} {day.year}"


class StatusColumn(tables.Column):
    """Whether a profile is at work."""

    def render(self, value: bool) -> str:
        return status(value)


def status(is_active: bool) -> str:
    """Active or Inactive, with its sign."""
    word = "Active" if is_active else "Inactive"
    return format_html('<span class="status status-{}">{}</span>', word.lower(), word)


class ShareColumn(tables.Column):
    """A bar of how much of a target is reached; `target` names the row's attribute."""

    def __init__(self, *, target: str, **kwargs: Any) -> None:
        self.target = target
        super().__init__(orderable=False, attrs={"td": {"class": "share"}}, **kwargs)

    def render(self, record: Any, value: Decimal) -> str:
        return share_bar(value, getattr(record, self.target))


def share_bar(built: Decimal, target: Decimal | None) -> str:
    """A bar and its percentage; a dash where there is no target."""
    if not target:
        return NOTHING
    percent = units.percent(units.to_hundredths(built), units.to_hundredths(target))
    return format_html(
        '<span class="share-bar"><progress max="100" value="{}" aria-hidden="true"></progress> <span>{} %</span></span>',
        min(percent, 100),
        percent if percent <= MOST_PERCENT else f"> {MOST_PERCENT}",
    )
