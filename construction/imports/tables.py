"""The tables of imports."""

from typing import Any

from ..columns import AmountColumn, CountColumn, DateColumn, NameColumn, NotesColumn, TextColumn
from ..tables import WallTable

NOTES_SHOWN = 80
MINUTE = "%Y-%m-%d %H:%M"
WORDS = {"checked": "Waits", "applying": "Under way", "done": "Imported", "cancelled": "Cancelled"}


class MomentColumn(TextColumn):
    """A UTC moment to the minute."""

    style = "day"

    def text(self, value: Any) -> str:
        return f"{value:{MINUTE}}"


class StateColumn(TextColumn):
    """How far an import has come, in words."""

    def text(self, value: str) -> str:
        return WORDS[value]


class ImportTable(WallTable):
    """Imports, newest first: rows of `models.imports.ImportRow`."""

    file_name = NameColumn("File", page="import_detail", orderable=False)
    created_at = MomentColumn("Checked (UTC)", orderable=False)
    state = StateColumn("State", orderable=False)
    new = CountColumn("New", orderable=False)
    changed = CountColumn("Changed", orderable=False)
    same = CountColumn("Same", orderable=False)
    wrong = CountColumn("Wrong", orderable=False)


class ProblemTable(WallTable):
    """What is wrong, a line for each: row, column, text, why."""

    caption = "What is wrong, by row and column"
    row = CountColumn("Row", orderable=False)
    column = NameColumn("Column", orderable=False)
    text = NameColumn("Text", orderable=False)
    sentence = NameColumn("Error", orderable=False)


class DifferenceTable(WallTable):
    """Days that are recorded with other figures or notes."""

    caption = "Days that would change"
    date = DateColumn("Date", orderable=False)
    profile = NameColumn("Profile", orderable=False)
    section = NameColumn("Section", orderable=False)
    feet_before = AmountColumn("Feet before", orderable=False)
    feet = AmountColumn("Feet after", orderable=False)
    notes_before = NotesColumn("Notes before", orderable=False, most=NOTES_SHOWN)
    notes = NotesColumn("Notes after", orderable=False, most=NOTES_SHOWN)
