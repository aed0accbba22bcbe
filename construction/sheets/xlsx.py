"""Sheets as XLSX workbooks: texts that stay texts, dates and amounts that a spreadsheet can reckon with."""

import re
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from .. import units
from .sheet import Kind, Sheet, TooManyRows, Totals

MAX_ROWS = 1_048_576
"""What a worksheet holds, its head and its totals among them."""
MAX_EXACT = 10**15
"""Spreadsheets keep 15 digits of a number; a longer amount is written as text."""
FIRST_DAY = "1900-03-01"
"""Spreadsheets believe in 29 February 1900 and count days exactly only after it."""
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands for the time it was made, so that equal tables are equal files."""
PIECE = 65_536
TOO_LONG = f"An XLSX sheet holds {MAX_ROWS:,} rows; take format=csv, or narrow the filter"
FORMATS = {Kind.DATE: "yyyy-mm-dd", Kind.AMOUNT: "#,##0.00", Kind.COUNT: "#,##0", Kind.PERCENT: "0%"}
WIDTHS = {Kind.TEXT: 28, Kind.DATE: 12, Kind.AMOUNT: 18, Kind.COUNT: 10, Kind.PERCENT: 10}
DAY_ZERO = date(1899, 12, 30).toordinal()
MAX_TEXT = 32_767
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xlsx_pieces(sheet: Sheet) -> Generator[bytes]:
    """The workbook, finished in a temporary file before its first piece; TooManyRows where it cannot hold them."""
    if sheet.count + 1 + bool(Totals(sheet.columns).sums) > MAX_ROWS:
        raise TooManyRows(TOO_LONG)
    with TemporaryFile() as file:
        _write(sheet, file)
        file.seek(0)
        yield from iter(partial(file.read, PIECE), b"")


def _write(sheet: Sheet, file: IO[bytes]) -> None:
    """A head that stays in sight, the rows with a filter over them, the totals below."""
    workbook = Workbook(file, {"constant_memory": True})
    workbook.set_properties({"created": MADE})
    page = workbook.add_worksheet()
    page.freeze_panes(1, 0)
    bold = workbook.add_format({"bold": True})
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, max(WIDTHS[column.kind], len(column.head) + 4))
        page.write_string(0, place, column.head, bold)
    totals = Totals(sheet.columns)
    last = _write_rows(page, sheet, totals, _formats(workbook, bold=False))
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    if (total := totals.row()) is not None:
        page.write_string(last + 1, 0, total[0], bold)
        formats = _formats(workbook, bold=True)
        for place, (column, value) in enumerate(zip(sheet.columns[1:], total[1:], strict=True), 1):
            if value is not None:
                WRITERS[column.kind](page, last + 1, place, value, formats[column.kind])
    workbook.close()


def _write_rows(page: Worksheet, sheet: Sheet, totals: Totals, formats: dict[Kind, Any]) -> int:
    """The number of the last line that is written."""
    plan = [
        (place, column, WRITERS[column.kind], formats[column.kind])
        for place, column in enumerate(sheet.columns)
    ]
    line = 0
    for block in sheet.blocks(totals):
        if line + len(block) + 2 > MAX_ROWS:
            raise TooManyRows(TOO_LONG)
        for row in block:
            line += 1
            for place, column, write, style in plan:
                value = row[column.at]
                if value is not None:
                    write(page, line, place, column.of(value) if column.of else value, style)
    return line


def _formats(workbook: Workbook, *, bold: bool) -> dict[Kind, Any]:
    return {
        kind: workbook.add_format({"bold": bold} | ({"num_format": FORMATS[kind]} if kind in FORMATS else {}))
        for kind in Kind
    }


def _write_text(page: Worksheet, line: int, place: int, text: str, style: Any) -> None:
    """Never a formula or a link, whatever it looks like; in characters that XML has, and no more than a cell holds."""
    page.write_string(line, place, UNWRITABLE.sub("\ufffd", text)[:MAX_TEXT], style)


def _write_date(page: Worksheet, line: int, place: int, day: str, style: Any) -> None:
    if day < FIRST_DAY:
        page.write_string(line, place, day, style)
    else:
        page.write_number(line, place, date.fromisoformat(day).toordinal() - DAY_ZERO, style)


def _write_amount(page: Worksheet, line: int, place: int, hundredths: int, style: Any) -> None:
    if hundredths < MAX_EXACT:
        page.write_number(line, place, hundredths / 100, style)
    else:
        page.write_string(line, place, units.decimal_text(hundredths), style)


def _write_count(page: Worksheet, line: int, place: int, count: int, style: Any) -> None:
    page.write_number(line, place, count, style)


def _write_percent(page: Worksheet, line: int, place: int, percent: int, style: Any) -> None:
    page.write_number(line, place, percent / 100, style)


WRITERS: dict[Kind, Callable[..., None]] = {
    Kind.TEXT: _write_text,
    Kind.DATE: _write_date,
    Kind.AMOUNT: _write_amount,
    Kind.COUNT: _write_count,
    Kind.PERCENT: _write_percent,
}
