"""What the crews' pages are asked with."""

from datetime import date as Date
from typing import Any

from django.core.exceptions import ValidationError

from ..fields import DateField, DecimalField, IdField, TextField
from ..forms import StrictForm
from ..lists import MAX_PAGE, CountField
from .recording import latest_day

TOO_LATE = "Date may be one day ahead at most"


class DayField(DateField):
    """A day on which something may be recorded."""

    def to_python(self, value: Any) -> Date | None:
        day = super().to_python(value)
        if day is not None and day > latest_day():
            raise ValidationError(TOO_LATE, code="out_of_bounds")
        return day


class ProfileSearch(StrictForm):
    """`?search=`"""

    search = TextField(required=False, max_length=255)


class RecordChoice(StrictForm):
    """`?date= &section= &search= &page=`"""

    date = DayField(required=False)
    section = IdField(required=False)
    search = TextField(required=False, max_length=255)
    page = CountField(most=MAX_PAGE)


class CardChoice(StrictForm):
    """`?change=1 &feet=12.50`"""

    change = CountField(most=1)
    feet = DecimalField(required=False)


class UndoForm(StrictForm):
    """The version of the record that was seen."""

    version = IdField()
