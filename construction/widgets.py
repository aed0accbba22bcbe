"""Django's inputs, drawn faster: it renders a template for each input and for each choice of a select."""

from collections.abc import Collection, Iterable
from html import escape
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

PLAIN = (forms.TextInput, forms.DateInput)


class Select(forms.Select):
    """A select for hundreds of choices without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attributes = flatatt(self.build_attrs(self.attrs, {"name": name} | (attrs or {})))
        chosen = self.format_value(value)
        options = [_option(str(key), str(label), str(key) in chosen) for key, label in self.choices]
        return mark_safe(f"<select{attributes}>{''.join(options)}</select>")  # noqa: S308


def _option(key: str, label: str, chosen: bool) -> str:
    return f'<option value="{escape(key)}"{" selected" if chosen else ""}>{escape(label)}</option>'


def checkboxes(name: str, choices: Iterable[tuple[Any, str]], chosen: Collection[Any]) -> SafeString:
    """A labelled box for each of hundreds of (value, label), those `chosen` checked."""
    checked = frozenset(chosen)
    return mark_safe("".join([_checkbox(name, key, label, key in checked) for key, label in choices]))  # noqa: S308


def _checkbox(name: str, key: Any, label: str, checked: bool) -> str:
    box = f'<input type="checkbox" name="{escape(name)}" value="{escape(str(key))}"{" checked" if checked else ""}>'
    return f'<label>{box}<span class="name">{escape(label)}</span></label>\n'


def draw(field: BoundField, attrs: dict[str, Any]) -> SafeString:
    """The field's own input with these attributes."""
    widget = field.field.widget
    if type(widget) not in PLAIN:
        return field.as_widget(attrs=attrs)
    attrs = field.build_widget_attrs({"id": field.auto_id} | attrs)
    drawn = widget.get_context(field.html_name, field.value(), attrs)["widget"]
    given = {name: drawn[name] for name in ("type", "name", "value")} | drawn["attrs"]
    return mark_safe(f"<input{flatatt(given)}>")  # noqa: S308
