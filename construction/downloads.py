"""Answers that are files: their names, their headers, and bodies that are sent while they are made."""

import re
import unicodedata
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

from .sheets import Sheet
from .sheets.csv import csv_pieces
from .sheets.xlsx import xlsx_pieces

CONTENT_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
MAX_STEM = 80
"""Characters of a file's name before its ending; with three bytes each it still fits every file system."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def pieces_of(
    sheet: Sheet, ending: str, *, pdf: Callable[[], bytes] | None, marked: bool
) -> Generator[bytes]:
    """The file in pieces, the first of which tells whether it can be made: TooManyRows where it cannot."""
    if ending == "csv":
        yield from csv_pieces(sheet, marked=marked)
    elif ending == "xlsx":
        yield from xlsx_pieces(sheet)
    elif pdf is not None:
        yield pdf()


def file_response(name: str, body: Generator[bytes] | None) -> Any:
    """A file to save, or its headers alone; an HttpResponse of either kind.

    The body is made while it is sent, but for its first piece: what fails up to there can still be answered.
    """
    content_type = CONTENT_TYPES[name.rpartition(".")[2]]
    if body is None:
        response: HttpResponse | StreamingHttpResponse = HttpResponse(content_type=content_type)
    else:
        response = StreamingHttpResponse(_Started(body), content_type=content_type)
    response["Content-Disposition"] = disposition(name)
    response["Cache-Control"] = "private, no-cache"
    return response


class _Started:
    """A generator whose first piece is there; it ends with the response, however much of it was sent."""

    def __init__(self, pieces: Generator[bytes]) -> None:
        self.pieces = pieces
        self.first = next(pieces, b"")

    def __iter__(self) -> Iterator[bytes]:
        yield self.first
        yield from self.pieces

    def close(self) -> None:
        self.pieces.close()


def file_name(parts: Sequence[object | None], ending: str) -> str:
    """Words in any script between `-`, parts between `_`: cost-overview_northern-watch_2025-10-01.csv."""
    stem = "_".join(filter(None, (_slug(part) for part in parts if part is not None)))[:MAX_STEM].rstrip("-_")
    return f"{stem or 'export'}.{ending}"


def disposition(name: str) -> str:
    """`Content-Disposition` of a file to save; clients that read ASCII alone get what of the name is ASCII."""
    stem, _, ending = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().rpartition(".")
    plain = "_".join(filter(None, (re.sub("-+", "-", part).strip("-") for part in stem.split("_"))))
    return f"attachment; filename=\"{plain or 'export'}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"


def _slug(part: object) -> str:
    if isinstance(part, date):
        return part.isoformat()
    return _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFC", str(part)).lower()).strip("-")
