"""Files as tables of text: CSV in its encodings and delimiters, workbooks by way of CSV.

CSV is UTF-8 or UTF-16 with a byte order mark; the delimiter is the one of `,` `;` and TAB that shows the headings.
"""

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO

from ..sheets.csv import plain_text
from .headings import Headings, NotFound, find_headings, headings_known
from .problems import Unreadable
from .workbooks import is_workbook, write_as_csv

DELIMITERS = ",;\t"
HEADINGS_WITHIN = 10
"""Rows among which the headings are looked for."""
ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class NoCSV(Unreadable):
    """A row that is no CSV."""


class TooWide(Unreadable):
    """A row of more cells than are taken, or longer; with the wrong delimiter any row may have many cells."""


Row = tuple[int, list[str]]
"""Its number, counted from 1 as spreadsheets do, and its cells."""


@dataclass(frozen=True)
class Limits:
    """How much of a file is taken."""

    bytes: int
    rows: int


UPLOAD = Limits(bytes=20 * 1024 * 1024, rows=200_000)
COMMAND = Limits(bytes=500 * 1024 * 1024, rows=1_048_576)
MOST_COLUMNS = 500
LONGEST_CELL = 32_767
"""Characters, as many as a spreadsheet's cell can have."""
LONGEST_ROW = 1_000_000
csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class Table:
    """The rows below the headings; they can be read more than once."""

    file: IO[bytes]
    encoding: str
    delimiter: str
    headings: Headings
    most_rows: int
    is_workbook: bool

    @property
    def has_decimal_commas(self) -> bool:
        """12,5 is a number where the comma parts no cells."""
        return self.delimiter != "," and not self.is_workbook

    @property
    def written(self) -> Callable[[str], str]:
        """What a text cell says: our own CSV has an apostrophe before what a spreadsheet would run as a formula."""
        return str if self.is_workbook else plain_text

    def rows(self) -> Iterator[Row]:
        """Every row with a text in it, with all cells that are read at least; Unreadable at what is no CSV."""
        width = max(self.headings.places.values()) + 1
        for number, cells in _read(self.file, self.encoding, self.delimiter):
            if number <= self.headings.row or not any(cells):
                continue
            if number > self.headings.row + self.most_rows:
                raise Unreadable(f"The file has more than {self.most_rows:,} rows.")
            yield number, cells if len(cells) >= width else cells + [""] * (width - len(cells))


@contextmanager
def open_table(file: IO[bytes], limits: Limits) -> Iterator[Table]:
    """The table in a CSV file or in the first sheet of a workbook; Unreadable where there is none."""
    size = file.seek(0, os.SEEK_END)
    if size > limits.bytes:
        raise Unreadable(f"The file is larger than {limits.bytes // 1024 // 1024} MB.")
    if not size:
        raise Unreadable("The file is empty.")
    file.seek(0)
    start = file.read(8)
    if not is_workbook(start):
        yield _table(file, _encoding(start), DELIMITERS, limits)
        return
    with _on_disk(file) as workbook, tempfile.TemporaryFile() as text:
        write_as_csv(workbook, text)
        yield _table(text, "utf-8", ",", limits, is_workbook=True)


def _table(
    file: IO[bytes], encoding: str, delimiters: str, limits: Limits, *, is_workbook: bool = False
) -> Table:
    """The delimiter under which most headings are known wins; what is wrong with the best of them is said."""
    starts, wide = {}, list[TooWide]()
    for delimiter in delimiters:
        starts[delimiter] = _first_rows(file, encoding, delimiter, wide)
    delimiter = max(starts, key=lambda each: headings_known(starts[each]))
    try:
        headings = find_headings(starts[delimiter])
    except NotFound as error:
        raise wide[0] if wide else Unreadable(str(error)) from None
    return Table(file, encoding, delimiter, headings, limits.rows, is_workbook)


def _first_rows(file: IO[bytes], encoding: str, delimiter: str, wide: list[TooWide]) -> list[list[str]]:
    """Rows as far as they can be read; under another delimiter than the file's, quotation marks make no sense."""
    rows: list[list[str]] = []
    try:
        for _, cells in islice(_read(file, encoding, delimiter), HEADINGS_WITHIN):
            rows.append(cells)
    except NoCSV:
        pass
    except TooWide as error:
        wide.append(error)
    return rows


class _Lines:
    """The lines of a text; TooWide where those of one row, of which it is not told an end, grow too long."""

    def __init__(self, text: Iterable[str]) -> None:
        self.text, self.length = text, 0

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            self.length += len(line)
            if self.length > LONGEST_ROW:
                raise TooWide(f"A row is longer than {LONGEST_ROW:,} characters.")
            yield line


def _read(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[Row]:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, newline="")
    lines, number = _Lines(text), 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            lines.length = 0
            if len(cells) > MOST_COLUMNS:
                raise TooWide(f"Row {number:,} has {len(cells):,} cells; {MOST_COLUMNS} are the most.")
            yield number, cells
    except UnicodeError:
        raise Unreadable("The file is neither a workbook nor UTF-8 text; save it as “CSV UTF-8”.") from None
    except csv.Error as error:
        raise NoCSV(f"Row {number + 1} is no CSV: {_reason(error)}.") from None
    finally:
        text.detach()


def _reason(error: csv.Error) -> str:
    words = str(error)
    if "unexpected end" in words or "field limit" in words:
        return f"a quotation mark is never closed, or a cell is longer than {LONGEST_CELL:,} characters"
    if "expected after" in words:
        return "there is text behind a closing quotation mark"
    return words


def _encoding(start: bytes) -> str:
    return next((name for mark, name in ENCODINGS if start.startswith(mark)), "utf-8")


@contextmanager
def _on_disk(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """A copy that another process can read."""
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy
