"""Sheets as CSV (RFC 4180, UTF-8), in pieces as the rows are read.

A cell that a spreadsheet would run as a formula gets an apostrophe before it: one that begins with `=`, `+`, `-` or
`@`, their full-width forms among them, also after blanks and after what another reader takes for the end of a cell.
"""

import re
from collections.abc import Callable, Generator, Sequence
from functools import lru_cache
from typing import Any

from .. import units
from .sheet import Column, Kind, Sheet, Totals

MARK = "\ufeff".encode()
"""Without this byte order mark Excel takes UTF-8 for the system's own encoding."""
MOST_KEPT = 8_192
"""Cells of a column that are remembered, as amounts and names repeat."""
FORMULA = re.compile(
    r"((?:^|[;\t\r\n])[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*)(?=[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r])"
)
_QUOTED = re.compile(r'[",\r\n]')


def csv_pieces(sheet: Sheet, *, marked: bool = False) -> Generator[bytes]:
    """The file with its head and, where columns are totalled, its totals; `marked` for Excel, which reads it so."""
    totals = Totals(sheet.columns)
    heads = _line([text_cell(head) for head in sheet.heads])
    cells = [(column.at, _cells_of(column)) for column in sheet.columns]
    start = (MARK if marked else b"") + heads.encode()
    for block in sheet.blocks(totals):
        columns = list(zip(*block, strict=True))
        lines = zip(*(write(columns[at]) for at, write in cells), strict=True)
        yield start + "".join(map(_line, lines)).encode()
        start = b""
    end = totals.row()
    last = "" if end is None else _line(_total_cells(sheet.columns, end))
    yield start + last.encode()


def text_cell(text: str) -> str:
    """A text as a cell: no formula, and quoted where it has to be."""
    harmless = FORMULA.sub(r"\1'", text)
    return '"' + harmless.replace('"', '""') + '"' if _QUOTED.search(harmless) else harmless


def _line(cells: Sequence[str]) -> str:
    return ",".join(cells) + "\r\n"


def _total_cells(columns: Sequence[Column], values: Sequence[Any]) -> list[str]:
    return [values[0]] + [
        "" if value is None else WRITTEN[column.kind](value)
        for column, value in zip(columns[1:], values[1:], strict=True)
    ]


def _cells_of(column: Column) -> Callable[[Sequence[Any]], Any]:
    """Writes a block of the column's values."""
    write, of = WRITTEN[column.kind], column.of
    if column.kind is Kind.DATE:
        return lambda values: values
    if column.kind is Kind.TEXT and of is None:
        return lambda values: [text and write(text) for text in values]

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
    Kind.PERCENT: "{}%".format,
}
