"""The columns that tables are declared with: what kind of value each holds, and how its cells are drawn.

Tables draw hundreds of cells, so a column makes its cells' HTML itself, and escapes what people have written.
"""

from calendar import day_abbr, month_abbr
from collections.abc import Callable
from datetime import date
from html import escape
from operator import attrgetter
from typing import Any, ClassVar, Literal

import django_tables2 as tables
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from . import units
from .models.reasons import reason_text

NOTHING = mark_safe("—")
MOST_PERCENT = 999
SHORT_MONTHS, WEEKDAYS = tuple(month_abbr), tuple(day_abbr)
"""Read once: the calendar formats a date each time it is asked."""
Kind = Literal["text", "date", "amount", "count", "share", "part", "status"]
Draw = Callable[[Any, Any], str]
"""(value, row) → the HTML of a cell's content."""


class TextColumn(tables.Column):
    """Text, cut after `most` characters.

    With `page` each cell leads to the page of that name about the row's `key`; with `href` to the address that the
    row has under that name. A `wide_only` column has no room on a phone.
    """

    kind: ClassVar[Kind] = "text"
    style = ""
    head_style = ""

    def __init__(
        self,
        verbose_name: str | None = None,
        *,
        page: str = "",
        key: str = "pk",
        href: str = "",
        most: int | None = None,
        wide_only: bool = False,
        **kwargs: Any,
    ) -> None:
        self.page, self.key, self.href, self.most = page, key, href, most
        if wide_only:
            self.style, self.head_style = f"{self.style} wide-only", f"{self.head_style} wide-only"
        super().__init__(verbose_name, **kwargs)

    def text(self, value: Any) -> str:
        """The value as people read it."""
        whole = str(value)
        return (
            whole if self.most is None or len(whole) <= self.most else f"{whole[: self.most - 1].rstrip()}…"
        )

    def html(self, value: Any, record: Any) -> str:
        """The cell's content; a column that draws more than text escapes what it draws."""
        return escape(self.text(value))

    def drawer(self) -> Draw:
        """How one table draws the column's cells: an address is looked up once for all of them."""
        html = self.html
        if self.href:
            read = attrgetter(self.href)
            return lambda value, record: f'<a href="{escape(read(record))}">{html(value, record)}</a>'
        if not self.page:
            return html
        address, key = address_of(self.page), attrgetter(self.key)
        return lambda value, record: f'<a href="{address(key(record))}">{html(value, record)}</a>'


class NameColumn(TextColumn):
    """What people have named, in whatever script."""

    style = "name"


class NotesColumn(TextColumn):
    """What people have written down."""

    style, head_style = "notes name", "notes"


class ReasonColumn(TextColumn):
    """Why nothing was built on a day; nothing where something was, or where nobody says."""

    def text(self, value: str) -> str:
        return reason_text(value)


class DateColumn(TextColumn):
    """A day."""

    kind = "date"
    style = "day"

    def text(self, value: date) -> str:
        return day_text(value)


class WorkdayColumn(DateColumn):
    """A day with its weekday, where there is room for that."""

    def html(self, value: date, record: Any) -> str:
        return f'<span class="wide-only">{WEEKDAYS[value.weekday()]}</span> {day_text(value)}'


class AmountColumn(TextColumn):
    """A whole number of hundredths, shown with two places and thousands separators."""

    kind = "amount"
    style = head_style = "num"

    def text(self, value: int) -> str:
        return units.grouped_text(value)


class CountColumn(TextColumn):
    """A whole number with thousands separators."""

    kind = "count"
    style = head_style = "num"

    def text(self, value: int) -> str:
        return f"{value:,}"


class StatusColumn(TextColumn):
    """Whether a profile is at work."""

    kind = "status"

    def text(self, value: bool) -> str:
        return "Active" if value else "Inactive"

    def html(self, value: bool, record: Any) -> str:
        return status(value)


class ShareColumn(TextColumn):
    """A bar of how much of a target is reached; `target` names the row's attribute. Both lengths are in hundredths."""

    kind: ClassVar[Kind] = "share"
    style = "share"

    def __init__(self, verbose_name: str | None = None, *, target: str, **kwargs: Any) -> None:
        self.target = target
        super().__init__(verbose_name, **{"orderable": False} | kwargs)

    def html(self, value: int, record: Any) -> str:
        return share_bar(value, getattr(record, self.target))


class PartColumn(ShareColumn):
    """A bar of which part of the whole it is: such parts add up, so they are rounded half up, and to one place."""

    kind = "part"

    def html(self, value: int, record: Any) -> str:
        whole = getattr(record, self.target)
        return _bar(units.percent(value, whole), escape(units.part_text(value, whole))) if whole else NOTHING


class BarColumn(TextColumn):
    """A bar without words, of a percentage of what its head names; other columns say as much, so no file has it."""

    kind = "share"
    style = head_style = "bar"

    def __init__(self, verbose_name: str) -> None:
        head = mark_safe(f'<span class="visually-hidden">{escape(verbose_name)}</span>')  # noqa: S308
        super().__init__(head, orderable=False, exclude_from_export=True)

    def html(self, value: int, record: Any) -> str:
        return f'<progress max="100" value="{value}" aria-hidden="true"></progress>'


def day_text(day: date) -> str:
    """A day as tables write it: 5 Oct 2025."""
    return f"{day.day} {SHORT_MONTHS[day.month]} {day.year}"


def status(is_active: bool) -> SafeString:
    """Active or Inactive, with its sign."""
    return ACTIVE if is_active else INACTIVE


ACTIVE = mark_safe('<span class="status status-active">Active</span>')
INACTIVE = mark_safe('<span class="status status-inactive">Inactive</span>')


def share_bar(built: int, target: int | None) -> SafeString:
    """A bar and its percentage, as HTML; a dash where there is no target. Both are in hundredths."""
    if not target:
        return NOTHING
    percent = units.percent(built, target)
    return _bar(percent, str(percent) if percent <= MOST_PERCENT else f"&gt; {MOST_PERCENT}")


def _bar(percent: int, shown: str) -> SafeString:
    bar = f'<progress max="100" value="{min(percent, 100)}" aria-hidden="true"></progress>'
    return mark_safe(f'<span class="share-bar">{bar} <span>{shown} %</span></span>')  # noqa: S308


def address_of(page: str) -> Callable[[int], str]:
    """The addresses of pages about one thing each, by its id: a table leads to hundreds of them."""
    before, after = reverse(page, args=[0]).rsplit("0", 1)
    return lambda pk: f"{before}{pk}{after}"
