"""Reads the first sheet of a workbook (XLSX, XLS, ODS) from standard input and writes it to standard output as CSV.

It runs as a process of its own, without Django, with a bound on its memory and its time: a small file can unfold into
an enormous sheet, and what reads it must not take the server along. What is wrong is a sentence on standard error.
"""

import csv
import errno
import io
import resource
import sys
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

MOST_MEMORY = 1_000_000_000
MOST_SECONDS = 20
MOST_UNPACKED = 1_000_000_000
MOST_WRITTEN = 200_000_000
"""Bytes of CSV; one text of a workbook may stand in a million of its cells."""
REFUSED = 3
"""Exit code; 1 and 2 are Python's own."""
NEARLY = 1e-12
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
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", errors="replace")
    lines = csv.writer(out)
    if book.sheet_names:
        for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False):
            lines.writerow(map(cell_text, row))
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


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence)
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
