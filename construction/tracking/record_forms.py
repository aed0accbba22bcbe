"""What the crews' pages are asked with."""

from ..fields import DecimalField, IdField, TextField
from ..forms import StrictForm
from ..lists import MAX_PAGE, CountField
from .days import DayField


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
