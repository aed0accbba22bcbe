"""Form fields that read strictly, and forms that bind alike to a posted form, a JSON body and a query string."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from . import parsing

SENT_BESIDE_FIELDS = frozenset({"csrfmiddlewaretoken", "format", "bom"})
T = TypeVar("T")


@dataclass(frozen=True)
class WrongType:
    """Stands in a form's data for a JSON value of a type that the field does not take."""

    sentence: str


def _twin(thing: T) -> T:
    """A shallow copy; `copy.copy` takes several times as long, and every request copies a form's fields."""
    twin = object.__new__(type(thing))
    twin.__dict__.update(thing.__dict__)
    return twin


class StrictField(forms.Field):
    """A field that knows which JSON types it takes; everything else arrives as text."""

    takes: tuple[type, ...] = (str,)
    takes_text = "Must be a string"

    def from_json(self, value: Any) -> Any:
        """The JSON value as the widget's data, or what stands for it if its type is wrong."""
        if value is None:
            return WrongType("May not be null")
        return value if type(value) in self.takes else WrongType(self.takes_text)

    def to_json(self, value: Any) -> Any:
        """A current value as the field's data, for a partial edit."""
        return value

    def __deepcopy__(self, memo: Any) -> Any:
        """A field and widget of its own for each form; what forms do not change, they share."""
        field = _twin(self)
        field.widget = _twin(self.widget)
        field.widget.attrs = self.widget.attrs.copy()
        return field

    def clean(self, value: Any) -> Any:
        if isinstance(value, WrongType):
            raise ValidationError(value.sentence, code="wrong_type")
        return super().clean(value)


class TextField(StrictField, forms.CharField):
    """Trimmed text without NUL and lone surrogates; what is trimmed counts, as it does in a browser."""

    def to_python(self, value: Any) -> str:
        text = parsing.check_text(super().to_python(value) or "")
        self.run_validators(value)
        return text


class DateField(StrictField, forms.Field):
    """A day as `parsing.parse_date` reads it."""

    widget = forms.DateInput(
        attrs={"type": "date", "min": "1900-01-01", "max": "9999-12-31"}, format="%Y-%m-%d"
    )

    def to_python(self, value: Any) -> date | None:
        return None if value in self.empty_values else parsing.parse_date(str(value))

    def to_json(self, value: date) -> str:
        return value.isoformat()


class DecimalField(StrictField, forms.Field):
    """A decimal as `parsing.parse_decimal` reads it, or, where people have typed it, `parse_typed_decimal`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    takes = (str, parsing.Number)
    takes_text = "Must be a number or a string of digits"
    is_typed = False

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        read = parsing.parse_typed_decimal if self.is_typed else parsing.parse_decimal
        return read(str(value))

    def to_json(self, value: Decimal) -> str:
        return str(value)


class IdField(StrictField, forms.Field):
    """A positive integer that fits 63 bits."""

    takes = (parsing.Number,)
    takes_text = "Must be a positive integer"

    def to_python(self, value: Any) -> int | None:
        return None if value in self.empty_values else parsing.parse_id(str(value))

    def to_json(self, value: int) -> str:
        return str(value)


class UUIDField(StrictField, forms.Field):
    """A UUID as `parsing.parse_uuid` reads it."""

    widget = forms.HiddenInput
    takes_text = "Must be a UUID"

    def from_json(self, value: Any) -> Any:
        """An empty string is no id; only a page's form sends one for none."""
        return super().from_json(value) if value != "" else WrongType(self.takes_text)

    def to_python(self, value: Any) -> UUID | None:
        return None if value in self.empty_values else parsing.parse_uuid(str(value))


class FlagInput(forms.CheckboxInput):
    """A checkbox that lets what is neither true nor false through to the field, which refuses it."""

    WORDS = frozenset({"on", "true", "false"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = data.get(name)
        if isinstance(value, str) and value not in self.WORDS:
            return WrongType(FlagField.takes_text)
        return value if isinstance(value, WrongType) else super().value_from_datadict(data, files, name)


class FlagField(StrictField, forms.BooleanField):
    """True or false; a checkbox on a page."""

    widget = FlagInput
    takes = (bool,)
    takes_text = "Must be true or false"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class ChoiceField(StrictField, forms.ChoiceField):
    """One of the choices."""

    default_error_messages = {"invalid_choice": "Must be one of the choices offered"}

    def from_json(self, value: Any) -> Any:
        """An empty string is no choice; only a page's form sends one for none."""
        return (
            super().from_json(value) if value != "" else WrongType(str(self.error_messages["invalid_choice"]))
        )


class OptionField(ChoiceField):
    """One of the choices or none, which JSON writes as null and a page as an empty string."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, initial="", **kwargs)

    def from_json(self, value: Any) -> Any:
        return "" if value is None else super().from_json(value)


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
    not_written: frozenset[str] = frozenset()
    kept: Collection[str] = ()

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
