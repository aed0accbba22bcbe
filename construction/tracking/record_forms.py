"""What the crews' pages are asked with, and what their cards send."""

from contextlib import suppress
from datetime import date as Date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from ..fields import DecimalField, IdField, TextField
from ..forms import StrictForm
from ..lists import MAX_PAGE, CountField
from ..models import WallSection
from ..models.progress import NOTES_MAX_LENGTH
from ..models.reasons import NoWork
from .days import DayField, latest_day
from .forms import RecordForm

NOTHING_SAID = "Write how many feet, or choose No work."


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
    """`?change=1 &feet=12.50 &notes=`"""

    change = CountField(most=1)
    feet = DecimalField(required=False)
    notes = TextField(required=False, max_length=NOTES_MAX_LENGTH)


class CardForm(RecordForm):
    """What a card says: the figure that is typed, or the reason whose button was pressed.

    Who is asked about a figure confirms that one; another is asked about again.
    """

    not_written = RecordForm.not_written | {"confirmed_feet"}

    confirmed = None  # type: ignore[assignment]
    confirmed_feet = DecimalField(required=False)
    version = IdField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        feet = self.fields["feet_built"]
        feet.error_messages = feet.error_messages | {"required": NOTHING_SAID}

    @classmethod
    def from_page(cls, data: QueryDict, **kwargs: Any) -> "CardForm":
        """`no_work` is the button that was pressed; `no_work_before` the reason that holds while no feet are typed.

        `recorded_notes` are what a record that is replaced keeps, if no others are typed.
        """
        said = data.copy()
        names = ("no_work", "no_work_before", "recorded_notes")
        pressed, before, recorded = (said.pop(name, [""])[-1] for name in names)
        reason = pressed or ("" if said.get("feet_built", "").strip() else before)
        if reason:
            said["feet_built"], said["no_work_reason"] = "0", reason
        if recorded and said.get("mode") == "replace" and not said.get("notes", "").strip():
            said["notes"] = recorded
        form: CardForm = super().from_page(said, **kwargs)
        return form

    @property
    def is_confirmed(self) -> bool:
        return bool(self.cleaned_data["confirmed_feet"] == self.cleaned_data["feet_built"])

    @property
    def feet(self) -> Decimal | None:
        """The figure as it was read, whatever is said against it."""
        return self._read("feet_built")

    @property
    def reason(self) -> str:
        """The reason that was given, if there is such a one."""
        reason = self.data.get("no_work_reason", "")
        return reason if reason in NoWork.values else ""

    @property
    def place(self) -> tuple[WallSection, Date] | None:
        """The section and the day that it was sent for; the day is not among what is clean once it is taken."""
        section, day = self.cleaned_data.get("wall_section_id"), self._read("date")
        return (section, day) if section and day and day <= latest_day() else None

    def _read(self, name: str) -> Any:
        with suppress(ValidationError):
            return self.fields[name].clean(self.data.get(name))
        return None


class UndoForm(StrictForm):
    """The version of the record that was seen, and on which card."""

    version = IdField()
    wall_section_id = IdField()
    date = DayField()
