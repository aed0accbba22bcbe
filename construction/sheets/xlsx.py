"""Sheets as XLSX workbooks: texts that stay texts, dates and amounts that a spreadsheet can reckon with."""

import re
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import partial
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from .. import units
from .sheet import Kind, Reader, Sheet, TooManyRows

MAX_ROWS = 1_048_576
"""What a worksheet holds, its head and its totals among them."""
MAX_EXACT = 10**15
"""Spreadsheets keep 15 digits of a number; a longer amount is written as text."""
FIRST_COUNTED_DAY = "1900-03-01"
"""Spreadsheets believe in 29 February 1900 and count days exactly only after it."""
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands for the time it was made, so that equal tables are equal files."""
BYTES_AT_ONCE = 65_536
TOO_LONG = f"An XLSX sheet holds {MAX_ROWS:,} rows; take format=csv, or narrow the filter"
FORMATS = {
    Kind.DATE: "yyyy-mm-dd",
    Kind.AMOUNT: "#,##0.00",
    Kind.COUNT: "#,##0",
    Kind.SHARE: "0%",
    Kind.PART: "0.0%",
}
WIDTHS = {Kind.TEXT: 28, Kind.DATE: 12, Kind.AMOUNT: 18, Kind.COUNT: 10, Kind.SHARE: 10, Kind.PART: 10}
DAY_ZERO = date(1899, 12, 30).toordinal()
MAX_TEXT = 32_767
MAX_TAB = 31
UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xlsx_pieces(sheet: Sheet) -> Generator[bytes]:
    """The workbook, finished in a temporary file before its first piece; TooManyRows where it cannot hold them."""
    if sheet.count > _room(sheet):
        raise TooManyRows(TOO_LONG)
    with TemporaryFile() as file:
        with TemporaryDirectory() as folder:
            _write(sheet, file, folder)
        file.seek(0)
        yield from iter(partial(file.read, BYTES_AT_ONCE), b"")


def _room(sheet: Sheet) -> int:
    """How many rows a worksheet has for those of the sheet."""
    return MAX_ROWS - 1 - sheet.has_total


def _write(sheet: Sheet, file: IO[bytes], folder: str) -> None:
    """A head that stays in sight, the rows with a filter over them, the total below.

    What is left in the folder, where the rows lie meanwhile, may go. OSError where there is no room.
    """
    workbook = Workbook(file, {"constant_memory": True, "tmpdir": folder, "use_zip64": True})
    workbook.set_properties({"created": MADE})
    page = workbook.add_worksheet(_tab(sheet))
    bold = workbook.add_format({"bold": True})
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, max(WIDTHS[column.kind], len(column.head) + 4))
        page.write_string(0, place, column.head, bold)
    reader = sheet.reader()
    last = _write_rows(page, reader, _formats(workbook, bold=False))
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    _write_total(page, last + 1, reader, _formats(workbook, bold=True))
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from None


def _tab(sheet: Sheet) -> str | None:
    """The worksheet's name: the report, or the file that was imported, of what a name may be made of if it leaves any."""
    return UNNAMEABLE.sub(" ", str(sheet.name[0]))[:MAX_TAB].strip("' ") or None


def _write_rows(page: Worksheet, reader: Reader, formats: dict[Kind, Any]) -> int:
    """The number of the last line that is written."""
    columns, line = reader.sheet.columns, 0
    writers = [partial(WRITERS[column.kind], page, style=formats[column.kind]) for column in columns]
    for block in reader.blocks():
        shown = [column.shown(block[column.at]) for column in columns]
        for row in zip(*shown, strict=True):
            line += 1
            for place, value in enumerate(row):
                if value is not None and value != "":
                    writers[place](line, place, value)
        if line > _room(reader.sheet):
            raise TooManyRows(TOO_LONG)
    return line


def _write_total(page: Worksheet, line: int, reader: Reader, formats: dict[Kind, Any]) -> None:
    total = reader.total()
    if total is None:
        return
    page.write_string(line, 0, total[0], formats[Kind.TEXT])
    for place, (column, value) in enumerate(zip(reader.sheet.columns[1:], total[1:], strict=True), 1):
        if value is not None:
            WRITERS[column.kind](page, line, place, value, formats[column.kind])


def _formats(workbook: Workbook, *, bold: bool) -> dict[Kind, Any]:
    """How each kind's cells look."""
    shown = {kind: {"num_format": FORMATS[kind]} if kind in FORMATS else {} for kind in WRITERS}
    return {kind: workbook.add_format({"bold": bold} | look) for kind, look in shown.items()}


def _write_text(page: Worksheet, line: int, place: int, text: str, style: Any) -> None:
    """Never a formula or a link, whatever it looks like; in characters that XML has, and no more than a cell holds."""
    page.write_string(line, place, UNWRITABLE.sub("\ufffd", text)[:MAX_TEXT], style)


def _write_date(page: Worksheet, line: int, place: int, day: str, style: Any) -> None:
    if day < FIRST_COUNTED_DAY:
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


def _write_share(page: Worksheet, line: int, place: int, percent: int, style: Any) -> None:
    page.write_number(line, place, percent / 100, style)


def _write_part(page: Worksheet, line: int, place: int, part: Fraction, style: Any) -> None:
    page.write_number(line, place, float(part), style)


WRITERS: dict[Kind, Callable[..., None]] = {
    Kind.TEXT: _write_text,
    Kind.DATE: _write_date,
    Kind.AMOUNT: _write_amount,
    Kind.COUNT: _write_count,
    Kind.SHARE: _write_share,
    Kind.PART: _write_part,
}
