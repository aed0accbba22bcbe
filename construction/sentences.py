"""What a filter asks for as one sentence, as paper has no form to show it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date as Date
from typing import Any

from django.forms import BaseForm

from .spans import day_words, range_words

REASONS = {"any": "with any reason", "not_said": "without a reason"}
SPANS = (("start_date", "end_date"), ("from", "to"))
NOT_SAID = {"page", "page_size", *(name for span in SPANS for name in span)}


def filter_sentence(what: str, form: BaseForm, of: str = "") -> str:
    """Days of work of Castle Black, 1 October to 15 October 2025, with reason weather, ordered by date."""
    of_pages = getattr(form, "for_pages", ())
    asked = {name: value for name, value in form.cleaned_data.items() if name not in of_pages}
    if isinstance(asked.get("profile_id"), int):
        of = _label(form, "profile_id", asked.pop("profile_id"))
    told = [_span(asked.get(start), asked.get(end)) for start, end in SPANS]
    told += [_phrase(form, name, value) for name, value in asked.items() if name not in NOT_SAID and value]
    if asked.get("is_active") is False:
        told.append("inactive")
    whose = f" of {of}" if of else ""
    return ", ".join([f"{what}{whose}", *filter(None, told)])


def _span(start: Date | None, end: Date | None) -> str:
    if start and end:
        return range_words(start, end)
    if start:
        return f"from {day_words(start)}"
    return f"up to {day_words(end)}" if end else ""


def _phrase(form: BaseForm, name: str, value: Any) -> str:
    phrase = PHRASES.get(name)
    if phrase:
        return phrase(form, value)
    return f"{form.fields[name].label or name}: {value}"


def _order(form: BaseForm, value: str | Iterable[str]) -> str:
    names = value.split(",") if isinstance(value, str) else value
    columns = [
        name.lstrip("-").replace("_", " ") + (", descending" if name.startswith("-") else "")
        for name in names
    ]
    return f"ordered by {' and '.join(columns)}"


def _chosen(name: str, word: str) -> Callable[[BaseForm, Any], str]:
    """One by its name among the choices of its select, of several how many."""

    def words(form: BaseForm, value: Any) -> str:
        if isinstance(value, list):
            return f"over {len(value):,} {word}{'s' if len(value) > 1 else ''}"
        return f"{word} {_label(form, name, value)}"

    return words


def _label(form: BaseForm, name: str, value: Any) -> str:
    """As the field's select shows it."""
    choices = getattr(form.fields[name].widget, "choices", ())
    return next((str(label) for key, label in choices if str(key) == str(value)), f"number {value}")


PHRASES: Mapping[str, Callable[[BaseForm, Any], str]] = {
    "date": lambda _, value: day_words(value),
    "granularity": lambda _, value: f"by {value}",
    "group": lambda _, value: f"{value} profiles",
    "is_active": lambda _, value: "active",
    "no_work_reason": lambda _, value: REASONS.get(value, f"with reason {value}"),
    "ordering": _order,
    "profile_id": _chosen("profile_id", "profile"),
    "profile_ids": _chosen("profile_ids", "profile"),
    "search": lambda form, value: f"with “{value}” in the {str(form.fields['search'].label).lower()}",
    "wall_section_id": _chosen("wall_section_id", "section"),
}
