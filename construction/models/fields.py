"""A decimal column that adds up exactly on every database."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .. import units

MAX_STORED = 2**63 - 1


class HundredthsField(models.DecimalField):
    """A two-place `Decimal` in Python, a whole number of hundredths in a 64-bit integer column.

    SQLite keeps a plain `DecimalField` as a float, whose sums drift; its sums of integers are exact.
    """

    def __init__(self, *args: Any, max_digits: int = 18, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"max_digits": max_digits, "decimal_places": 2})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["decimal_places"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else units.from_hundredths(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        value = self.to_python(value)
        if value is None:
            return None
        try:
            hundredths = units.to_hundredths(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if abs(hundredths) > MAX_STORED:
            raise ValidationError(f"{value} does not fit the column")
        return hundredths

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> int | None:
        return value if prepared else self.get_prep_value(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if hasattr(value, "as_sql"):
            return value
        return self.get_prep_value(value)


def hundredths_of(name: str) -> models.ExpressionWrapper:
    """A `HundredthsField` as the whole number it is stored as, for reports that add up and format many."""
    return models.ExpressionWrapper(models.F(name), output_field=models.BigIntegerField())
