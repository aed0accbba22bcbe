"""Forms that read strictly, and bind alike to a posted form, a JSON body and a query string."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from .fields import DateField, DecimalField, StrictField

SENT_BESIDE_FIELDS = frozenset({"csrfmiddlewaretoken", "format", "bom"})
T = TypeVar("T")


class StrictForm(forms.Form):
    """Refuses fields it does not know and single values given twice; binds to JSON with `from_json`."""

    read_only: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    repeatable: frozenset[str] = frozenset()
    for_pages: frozenset[str] = frozenset()
    """Fields that say how a page looks or where it leads; to programs they mean nothing."""
    undescribed: frozenset[str] = frozenset()
    """Fields that links of pages name; programs may send them on, though the API's description has none of them."""
    verb_names: Mapping[str, str] = {}
    """What the verbs that write call those fields that they call otherwise."""
    not_written: frozenset[str] = frozenset()
    """Fields that are read and checked, but that no verb takes."""
    kept: Collection[str] = ()
    """Fields that a partial edit leaves as they are."""

    @classmethod
    def values_of(cls, row: Any) -> dict[str, Any]:
        """A row's current values for the form's fields."""
        return {name: getattr(row, name) for name in cls.base_fields}

    @classmethod
    def from_json(
        cls, body: Mapping[str, Any], *, current: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """The form bound to a JSON body; fields it lacks take the values of `current`, else their initial ones.

        Those of `current` are there for the form to be checked as a whole; `attempt` does not write them.
        """
        form = cls({}, **kwargs)
        form.kept = [name for name in current or () if name not in body]
        data: dict[str, Any] = {name: value for name, value in body.items() if name not in form.read_only}
        for name, field in form.fields.items():
            if name in body:
                data[name] = field.from_json(body[name]) if isinstance(field, StrictField) else body[name]
            elif current is not None and name in current:
                data[name] = field.to_json(current[name]) if isinstance(field, StrictField) else current[name]
            elif not field.required and field.initial is not None:
                data[name] = field.initial
        form.data = data
        return form

    @classmethod
    def from_page(cls, data: QueryDict, **kwargs: Any) -> Any:
        """The form bound to what people have typed into a page."""
        form = cls(data, **kwargs)
        for field in form.fields.values():
            if isinstance(field, DecimalField):
                field.is_typed = True
        return form

    def attempt(self, verb: Callable[..., T], **arguments: Any) -> T | None:
        """What `verb` makes of the cleaned fields, under the names that it takes; None if refused: see `errors`."""
        if not self.is_valid():
            return None
        try:
            return verb(**self._changes(), **arguments)
        except ValidationError as error:
            self.add_error(None, error)
            return None

    def _changes(self) -> dict[str, Any]:
        left_out = self.not_written.union(self.kept)
        cleaned = self.cleaned_data.items()
        return {self.verb_names.get(name, name): value for name, value in cleaned if name not in left_out}

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        for name in self.data:
            if name not in self.fields and name not in self._known_elsewhere():
                self._refuse(name, "Unknown field")
            elif self._is_repeated(name):
                self._refuse(name, "Give this only once")

    def _known_elsewhere(self) -> frozenset[str]:
        """Names that the form reads under another one, or that say what the answer is to be made of."""
        if not isinstance(self.data, QueryDict):
            return self.aliases
        return self.aliases | SENT_BESIDE_FIELDS

    def _is_repeated(self, name: str) -> bool:
        if not isinstance(self.data, QueryDict) or name in self.repeatable:
            return False
        return len(self.data.getlist(name)) > 1

    def _refuse(self, name: str, sentence: str) -> None:
        self.errors[name] = self.error_class([ValidationError(sentence, code="unknown")])


class DateRangeForm(StrictForm):
    """Two days, both included; the second may not be before the first."""

    start_date = DateField(label="From")
    end_date = DateField(label="To")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("start_date"), cleaned.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", ValidationError("End date is before start date", code="contradictory"))
        return cleaned
