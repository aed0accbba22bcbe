"""Icons, amounts and form errors as every page shows them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BaseForm, BoundField, Select

from .. import units
from ..columns import NOTHING, WEEKDAYS, day_text, share_bar, status
from ..icons import icon
from ..models.reasons import reason_text
from ..navigation import navigation, shortcuts
from ..widgets import checkboxes, draw

register = template.Library()
register.simple_tag(icon)
register.simple_tag(navigation)
register.simple_tag(shortcuts)
register.simple_tag(share_bar)
register.simple_tag(status)
register.filter(day_text)
register.filter(reason_text)


@register.simple_tag
def rates() -> str:
    """What a foot of Wall takes, as one line."""
    ice, gold = units.ICE_CUBIC_YARDS_PER_FOOT, units.GOLD_DRAGONS_PER_FOOT
    return f"1 ft of Wall = {ice:,} yd³ of ice = {gold:,} Gold Dragons"


@register.filter
def amount(value: Decimal | None) -> str:
    """Two places and thousands separators; a dash for what was not recorded."""
    return NOTHING if value is None else f"{value:,.2f}"


@register.filter
def count(value: int) -> str:
    """A whole number with thousands separators."""
    return f"{value:,}"


@register.filter
def amount_of(hundredths: int | None) -> str:
    """An amount that is held in hundredths; a dash for what was not recorded."""
    return NOTHING if hundredths is None else units.grouped_text(hundredths)


@register.filter
def iso(day: date) -> str:
    """A day as addresses carry it: 2025-10-15."""
    return day.isoformat()


@register.filter
def weekday(day: date) -> str:
    """Wed"""
    return WEEKDAYS[day.weekday()]


@register.simple_tag
def asking(asked: Mapping[str, Any], **others: Any) -> str:
    """The query string that asks for what a form has read, but for the others; ids stand between commas."""
    given = {name: value for name, value in ({**asked} | others).items() if value}
    texts = {
        name: ",".join(map(str, value)) if isinstance(value, list) else value for name, value in given.items()
    }
    return f"?{urlencode(texts, safe=',')}"


@register.simple_tag
def control(field: BoundField) -> str:
    """The field's own input or select."""
    style = "form-select" if isinstance(field.field.widget, Select) else "form-control"
    return draw(field, {"class": style})


@register.simple_tag
def boxes(field: BoundField, choices: Iterable[tuple[Any, str]], chosen: Collection[Any]) -> str:
    """A checkbox of the field's name for each choice."""
    return checkboxes(field.html_name, choices, chosen or ())


@register.filter
def kept(names: str, asked: Mapping[str, str]) -> list[tuple[str, str]]:
    """(name, value) of those of the names, set apart by blanks, that were asked for."""
    return [(name, asked[name]) for name in names.split() if asked.get(name)]


@register.filter
def by_activity(profiles: Iterable[Any]) -> list[tuple[str, list[tuple[Any, str]]]]:
    """(active or inactive, (pk, name) of each) of profiles by name; a group that has none is left out."""
    groups: dict[str, list[tuple[Any, str]]] = {"active": [], "inactive": []}
    for profile in profiles:
        groups["active" if profile.is_active else "inactive"].append((profile.pk, profile.name))
    return [(name, found) for name, found in groups.items() if found]


@register.filter
def fields_shown(form: BaseForm) -> list[BoundField]:
    """The fields that people fill in; a list is ordered by the heads of its table."""
    return [field for field in form.visible_fields() if field.name != "ordering"]


@register.filter
def errors_elsewhere(form: BaseForm) -> Iterable[tuple[str, Any]]:
    """(name, sentences) that no field shows: of the form as a whole, of hidden and of unknown fields."""
    shown = {field.name for field in fields_shown(form)}
    return [
        ("" if name == "__all__" else name, found) for name, found in form.errors.items() if name not in shown
    ]


@register.simple_tag
def focus_first_error(form: BaseForm) -> str:
    """Lets the first visible field with an error take the focus where it is drawn; shows nothing itself."""
    wrong = next((field for field in form.visible_fields() if field.errors), None)
    if wrong is not None:
        wrong.field.widget.attrs["autofocus"] = True
    return ""


@register.filter
def narrows(form: BaseForm) -> bool:
    """Whether a list's filter leaves anything out: its order and its pages do not."""
    asked = {name for name, value in getattr(form, "cleaned_data", {}).items() if value not in (None, "", [])}
    return bool(asked - {"ordering", "page", "page_size"})
