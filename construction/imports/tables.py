"""The tables of imports."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ..columns import AmountColumn, CountColumn, DateColumn, NameColumn, NotesColumn, ReasonColumn, TextColumn
from ..models import Import
from ..models.imports import State
from ..tables import WallTable
from .differences import Difference

NOTES_SHOWN = 80
WORDS = {
    State.EMPTY: "Nothing to import",
    State.CHECKED: "Waits for confirmation",
    State.DONE: "Imported",
    State.CANCELLED: "Cancelled",
}


def minute_text(moment: datetime) -> str:
    """The day and the time by the clock of the site: 2025-10-15 14:30."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


class MomentColumn(TextColumn):
    """A moment to the minute, by the clock of the site."""

    style = "day"

    def text(self, value: Any) -> str:
        return minute_text(value)


class StandingColumn(TextColumn):
    """How far an import has come; one that is paused leads to where it goes on."""

    def html(self, value: str, record: Import) -> str:
        words = standing(record)
        if not record.is_paused:
            return words
        address = reverse("import_detail", args=[record.pk])
        return f'<span>{words} · <a href="{address}">Continue</a></span>'


class HeadingColumn(NameColumn):
    """A heading of a file, often one long word."""

    style = "name heading"


class ImportTable(WallTable):
    """Imports, newest first; their days as they were written, or as they would be while an import waits."""

    file_name = NameColumn("File", page="import_detail", orderable=False)
    created_at = MomentColumn("Checked", orderable=False)
    state = StandingColumn("State", orderable=False)
    days_new = CountColumn("New", orderable=False)
    days_changed = CountColumn("Changed", orderable=False)
    days_same = CountColumn("Same", orderable=False)
    wrong = CountColumn("Wrong", orderable=False)


class ProblemTable(WallTable):
    """What is wrong, a line for each: row, column, text, why."""

    caption = "What is wrong, by row and column"
    row = CountColumn("Row", orderable=False)
    column = HeadingColumn("Column", orderable=False)
    text = NameColumn("Text", orderable=False)
    sentence = NameColumn("Error", orderable=False)


class DayTable(WallTable):
    """Days of a file, each by its section; reasons for no work have columns where there are any."""

    date = DateColumn("Date", orderable=False)
    profile = NameColumn("Profile", orderable=False)
    section = NameColumn("Section", orderable=False)

    def __init__(self, rows: Iterable[Difference], **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        if not any(day.no_work_reason or day.no_work_reason_before for day in self.records):
            for name in ("no_work_reason", "no_work_reason_before"):
                if name in self.columns.names():
                    self.columns.hide(name)


class OvertakenTable(DayTable):
    """Days that were left alone, as the check found them and as the file says."""

    caption = "Days that were changed after the check"
    feet_before = AmountColumn("Feet at the check", orderable=False)
    feet = AmountColumn("Feet in the file", orderable=False)
    no_work_reason_before = ReasonColumn("No work at the check", orderable=False)
    no_work_reason = ReasonColumn("No work in the file", orderable=False)
    notes_before = NotesColumn("Notes at the check", orderable=False, most=NOTES_SHOWN)
    notes = NotesColumn("Notes in the file", orderable=False, most=NOTES_SHOWN)


class DifferenceTable(DayTable):
    """Days that are recorded with other figures or notes."""

    caption = "Days that would change"
    feet_before = AmountColumn("Feet before", orderable=False)
    feet = AmountColumn("Feet after", orderable=False)
    no_work_reason_before = ReasonColumn("No work before", orderable=False)
    no_work_reason = ReasonColumn("No work after", orderable=False)
    notes_before = NotesColumn("Notes before", orderable=False, most=NOTES_SHOWN)
    notes = NotesColumn("Notes after", orderable=False, most=NOTES_SHOWN)


class NewDayTable(DayTable):
    """Days of which nothing is recorded yet."""

    caption = "Days that would be recorded"
    feet = AmountColumn("Feet", orderable=False)
    no_work_reason = ReasonColumn("No work", orderable=False)
    notes = NotesColumn("Notes", orderable=False, most=NOTES_SHOWN)


def standing(found: Import) -> str:
    """How far an import has come, in words."""
    reached = f"at {found.merged:,} of {found.total:,}"
    if found.state == State.APPLYING:
        return f"{'Paused' if found.is_paused else 'Under way'} {reached}"
    words = WORDS[State(found.state)]
    return f"{words} {reached}" if found.state == State.CANCELLED and found.merged else words
