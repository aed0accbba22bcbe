"""Form fields as JSON Schema: what a field takes is written down from the field itself."""

from functools import singledispatch
from typing import Any

from django import forms

from .. import parsing, units
from ..fields import ChoiceField, DateField, DecimalField, FlagField, IdField, OptionField, UUIDField
from ..lists import ColumnsField, CountField
from ..reports.forms import IdsField

Schema = dict[str, Any]

ID: Schema = {"type": "integer", "format": "int64", "minimum": 1, "maximum": parsing.MAX_ID}
NO_NUL = r"^[^\u0000]*$"
NO_NUL_NOT_BLANK = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
FROM_1900 = r"^(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$"
DECIMAL_TEXT = r"^0{0,4}[0-9]{1,8}(\.[0-9]{1,2})?$"


def schema_of(field: forms.Field) -> Schema:
    """The JSON Schema of a field's value, with its label and help as description."""
    words = [str(text).rstrip(".") for text in (field.label, field.help_text) if text]
    return _schema(field) | ({"description": ". ".join(words) + "."} if words else {})


@singledispatch
def _schema(field: forms.Field) -> Schema:
    raise TypeError(f"{type(field).__name__} has no JSON Schema")


@_schema.register
def _text(field: forms.CharField) -> Schema:
    schema: Schema = {"type": "string", "pattern": NO_NUL_NOT_BLANK if field.required else NO_NUL}
    if field.required:
        schema["minLength"] = 1
    if field.max_length is not None:
        schema["maxLength"] = field.max_length
    return schema


@_schema.register
def _date(field: DateField) -> Schema:
    return {"type": "string", "format": "date", "pattern": FROM_1900}


@_schema.register
def _decimal(field: DecimalField) -> Schema:
    number = {"type": "number", "minimum": 0, "maximum": units.MAX_HUNDREDTHS / 100, "multipleOf": 0.01}
    return {"anyOf": [{"type": "string", "pattern": DECIMAL_TEXT}, number]}


@_schema.register
def _id(field: IdField) -> Schema:
    return dict(ID)


@_schema.register
def _ids(field: IdsField) -> Schema:
    return {"type": "array", "items": dict(ID), "minItems": 1, "maxItems": field.most}


@_schema.register
def _count(field: CountField) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": field.most}


@_schema.register
def _flag(field: FlagField) -> Schema:
    return {"type": "boolean", "default": field.initial}


@_schema.register
def _choice(field: ChoiceField) -> Schema:
    schema: Schema = {"type": "string", "enum": _values(field)}
    return schema | ({"default": field.initial} if field.initial else {})


@_schema.register
def _option(field: OptionField) -> Schema:
    return {"type": ["string", "null"], "enum": [*_values(field), None], "default": None}


@_schema.register
def _uuid(field: UUIDField) -> Schema:
    return {"type": "string", "format": "uuid", "pattern": parsing.UUID_PATTERN}


@_schema.register
def _flag_choice(field: forms.TypedChoiceField) -> Schema:
    if _values(field) != ["true", "false"]:
        raise TypeError(f"{field.label} is no choice of true and false")
    return {"type": "boolean"}


@_schema.register
def _ordering(field: ColumnsField) -> Schema:
    return {"type": "array", "items": {"type": "string", "enum": _values(field)}, "uniqueItems": True}


def _values(field: Any) -> list[str]:
    return [value for value, _ in field.choices if value]
