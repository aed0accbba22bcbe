"""Reads the first sheet of a workbook (XLSX, XLS, ODS) from standard input and writes it to standard output as CSV.

It runs as a process of its own, without Django, with a bound on its memory and its time: a small file can unfold into
an enormous sheet, and what reads it must not take the server along. What is wrong is a sentence on standard error.
"""

import csv
import errno
import io
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 20
MOST_UNPACKED = 1_000_000_000
MOST_WRITTEN = 200_000_000
"""Bytes of CSV; one text of a workbook may stand in a million of its cells."""
REFUSED = 3
"""Exit code; 1 and 2 are Python's own."""
NEARLY = 1e-12
PIECE = 1024 * 1024
ERROR_CELL = re.compile(
    rb'<c\b[^>]*\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]{1,40})</v>', re.DOTALL
)
"""A cell of XLSX such as #DIV/0!, which the library gives back as an empty one."""
TOO_LARGE = "The workbook is too large to read."


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        write_first_sheet(sys.stdin.buffer.read())
    except PasswordError:
        return _refuse("The workbook is protected by a password.")
    except (CalamineError, zipfile.BadZipFile, ValueError):
        return _refuse("The workbook is damaged or incomplete.")
    except MemoryError:
        return _refuse(TOO_LARGE)
    except OSError as error:
        return _refuse(
            TOO_LARGE if error.errno == errno.EFBIG else "The disk is full; the workbook was not read."
        )
    return 0


def write_first_sheet(content: bytes) -> None:
    """The first sheet from its cell A1 on, row by row; MemoryError where the file unfolds to too much."""
    if content[:2] == b"PK" and _unpacked(content) > MOST_UNPACKED:
        raise MemoryError
    errors = dict(_error_cells(content)) if content[:2] == b"PK" else {}
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", errors="replace")
    lines = csv.writer(out)
    if book.sheet_names:
        for number, row in enumerate(book.get_sheet_by_index(0).to_python(skip_empty_area=False)):
            texts = map(cell_text, row)
            lines.writerow(_with_errors(texts, number, errors) if errors else texts)
    out.flush()


def cell_text(value: Any) -> str:
    """A cell as the text that a CSV file would have: dates as ISO, numbers of two places as such."""
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def number_text(value: float) -> str:
    """Spreadsheets keep 12.5 as the nearest binary number, and after some arithmetic as a neighbour of it."""
    rounded = round(value, 2)
    near = abs(rounded - value) <= NEARLY * max(1.0, abs(value))
    return f"{Decimal(repr(rounded if near else value)):f}".removesuffix(".0")


def _unpacked(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _with_errors(texts: Iterable[str], row: int, errors: dict[tuple[int, int], str]) -> Iterator[str]:
    for column, text in enumerate(texts):
        yield text or errors.get((row, column), "")


def _error_cells(content: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """((row, column), text) of every cell of the first sheet that holds an error, counted from 0."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        path = _first_sheet(archive)
        if path not in archive.namelist():
            return
        with archive.open(path) as sheet:
            for text in _whole_cells(sheet):
                for found in ERROR_CELL.finditer(text):
                    yield _place(found), found[3].decode(errors="replace")


def _whole_cells(sheet: IO[bytes]) -> Iterator[bytes]:
    """The sheet's XML in pieces that end before a cell."""
    rest = b""
    while piece := sheet.read(PIECE):
        text = rest + piece
        cut = text.rfind(b"<c ")
        if cut < 0:
            cut = len(text) - 2
        yield text[:cut]
        rest = text[cut:]
    yield rest


def _place(found: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in found[1]:
        column = 26 * column + letter - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Where XLSX keeps its first sheet; nothing where the archive is none."""
    try:
        book, relations = map(archive.read, ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    except KeyError:
        return ""
    sheet = re.search(rb'<sheet\b[^>]*\br:id="([^"]+)"', book)
    for relation in re.findall(rb"<Relationship\b[^>]*>", relations):
        target = re.search(rb'\bTarget="/?(?:xl/)?([^"]+)"', relation)
        if sheet and target and b'Id="%s"' % sheet[1] in relation:
            return f"xl/{target[1].decode(errors='replace')}"
    return ""


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
