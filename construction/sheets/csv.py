"""Sheets as CSV (RFC 4180, UTF-8), in pieces as the rows are read.

Without a byte order mark Excel takes UTF-8 for the system's own encoding; other programs take the mark for text.

A cell that a spreadsheet would run as a formula gets an apostrophe before it: one that begins with `=`, `+`, `-` or
`@`, their full-width forms among them, also after blanks and after what another reader takes for the end of a cell.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from .. import units
from .sheet import Column, Kind, Sheet

END = "\r\n"
MOST_KEPT = 8_192
"""Cells of a column that are remembered, as amounts and names repeat."""
_START = r"((?:^|[;\t\r\n])[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*)"
_FORMULA = r"(?='*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r])"
FORMULA = re.compile(_START + _FORMULA)
_HARMLESS = re.compile(f"{_START}'{_FORMULA}")
_QUOTED = re.compile(r'[",\r\n]')


def csv_pieces(sheet: Sheet, *, marked: bool = False) -> Generator[bytes]:
    """The file with its head and, where the sheet has one, its total; `marked` for Excel."""
    reader = sheet.reader()
    cells = [(column.at, _cells_of(column)) for column in sheet.columns]
    start = ",".join([text_cell(column.head) for column in sheet.columns]) + END
    for block in reader.blocks():
        lines = zip(*[write(block[at]) for at, write in cells], strict=True)
        yield f"{start}{END.join(map(','.join, lines))}{END}".encode("utf-8-sig" if marked else "utf-8")
        start, marked = "", False
    total = reader.total()
    if total is not None:
        start += ",".join(_total_cells(sheet, total)) + END
    yield start.encode("utf-8-sig" if marked else "utf-8")


def text_cell(text: str) -> str:
    """A text as a cell: no formula, and quoted where it has to be."""
    harmless = FORMULA.sub(r"\1'", text)
    return '"' + harmless.replace('"', '""') + '"' if _QUOTED.search(harmless) else harmless


def plain_text(cell: str) -> str:
    """The text that `text_cell` made harmless, once its quotes are read."""
    return _HARMLESS.sub(r"\1", cell) if "'" in cell else cell


def _total_cells(sheet: Sheet, total: Sequence[Any]) -> Iterator[str]:
    yield total[0]
    for column, value in zip(sheet.columns[1:], total[1:], strict=True):
        yield "" if value is None else WRITTEN[column.kind](value)


def _cells_of(column: Column) -> Callable[[Sequence[Any]], Iterable[str]]:
    """Writes a block of the column's values."""
    write, of = WRITTEN[column.kind], column.of
    if of is None and column.kind is Kind.DATE:
        return lambda values: [value or "" for value in values]
    if of is None and column.kind is Kind.TEXT:
        return lambda values: [write(value) if value else "" for value in values]

    @lru_cache(MOST_KEPT)
    def cell(value: Any) -> str:
        shown = value if of is None or value is None else of(value)
        return "" if shown is None else write(shown)

    return lambda values: map(cell, values)


WRITTEN: dict[Kind, Callable[[Any], str]] = {
    Kind.TEXT: text_cell,
    Kind.DATE: str,
    Kind.AMOUNT: units.decimal_text,
    Kind.COUNT: str,
    Kind.SHARE: "{}%".format,
    Kind.PART: lambda part: (
        f"{units.decimal_text(units.average(part.numerator * 10_000, part.denominator))}%"
    ),
}
