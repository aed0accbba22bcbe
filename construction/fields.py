"""Form fields that read strictly, and take the types that JSON has."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from . import parsing

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
