"""Files that come out of an import: the rows that were refused, to mend and to import again, and what changes."""

from collections.abc import Callable, Iterable, Sequence

from ..models.imports import ImportQuerySet
from ..models.reasons import reason_text
from ..sheets import Column, Kind, Sheet
from ..sheets.columns import columns_of
from .differences import Difference
from .headings import without_blanks_behind
from .tables import ImportTable, minute_text, standing

ERRORS = "Errors"
DIFFERENCE_COLUMNS = [
    Column("Date", Kind.DATE, 0, str),
    Column("Profile", Kind.TEXT, 1),
    Column("Section", Kind.TEXT, 2),
    Column("Feet before", Kind.AMOUNT, 3),
    Column("Feet after", Kind.AMOUNT, 4),
    Column("No work before", Kind.TEXT, 5, reason_text),
    Column("No work after", Kind.TEXT, 6, reason_text),
    Column("Notes before", Kind.TEXT, 7),
    Column("Notes after", Kind.TEXT, 8),
]
Rejected = tuple[Sequence[str], Iterable[object]]
"""A row's cells and what is wrong with them."""


def imports_sheet(imports: ImportQuerySet, count: int) -> Sheet:
    """Imports as their list shows them."""

    def rows() -> Iterable[Sequence[object]]:
        for each in imports.to_rows():
            days = each.days_new, each.days_changed, each.days_same
            yield each.file_name, minute_text(each.created_at), standing(each), *days, each.wrong

    return Sheet(["imports"], columns_of(ImportTable.heads()), rows, count)


def rejects_sheet(
    name: str, headings: Sequence[str], rejected: Callable[[], Iterable[Rejected]], count: int
) -> Sheet:
    """The file's own headings and cells, and in a last column the errors; those of an earlier import are left out.

    Cells that stand behind the headings stand behind them here, too, so that such a row stays wrong until it is mended.
    """
    named, width = without_blanks_behind(headings), len(headings)
    columns = [Column(text, Kind.TEXT, at) for at, text in enumerate(named) if text != ERRORS]
    behind = [Column("", Kind.TEXT, at) for at in range(len(named), width)]

    def rows() -> Iterable[Sequence[str]]:
        for cells, problems in rejected():
            yield [*(*cells, *[""] * width)[:width], "; ".join(map(str, problems))]

    return Sheet([name, "rejects"], [*columns, Column(ERRORS, Kind.TEXT, width), *behind], rows, count)


def differences_sheet(name: str, rows: Callable[[], Iterable[Difference]], count: int) -> Sheet:
    """Every day that is recorded or changed; nothing stands before what is new."""
    return Sheet([name, "differences"], DIFFERENCE_COLUMNS, rows, count)
