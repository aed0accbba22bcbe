"""Path converters."""

from datetime import date

from django.core.exceptions import ValidationError
from django.urls import register_converter

from . import parsing


class IdConverter:
    """An id as `parsing.parse_id` reads it; anything else is no such address."""

    regex = "[^/]+"

    def to_python(self, value: str) -> int:
        try:
            return parsing.parse_id(value)
        except ValidationError:
            raise ValueError(value) from None

    def to_url(self, value: int) -> str:
        return str(value)


class DayConverter:
    """A day as `parsing.parse_date` reads it; anything else is no such address."""

    regex = "[^/]+"

    def to_python(self, value: str) -> date:
        try:
            return parsing.parse_date(value)
        except ValidationError:
            raise ValueError(value) from None

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(IdConverter, "id")
register_converter(DayConverter, "day")
