"""Answers that are files: their names, their headers, and bodies that are sent while they are made."""

import re
import threading
import unicodedata
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from datetime import date
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

from .sheets import Sheet
from .sheets.ahead import Ahead
from .sheets.csv import csv_pieces
from .sheets.xlsx import xlsx_pieces

CONTENT_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
MOST_AT_ONCE = 4
"""Files that are made and sent at a time; each keeps one of the server's threads until its client has it."""
SENT_WHOLE = 262_144
"""Bytes below which a file is made before it is sent."""
BROKEN = b'"INCOMPLETE: this file broke off here; ask for it again'
"""No reader of CSV takes a quote that is never closed for the end of a file."""
MAX_PART = 100
"""Bytes of one part of a file's name, so that report, profile, days and ending fit every file system together."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_places = threading.BoundedSemaphore(MOST_AT_ONCE)


class Crowded(RuntimeError):
    """As many files are being sent as the server has threads for; the message is a sentence for the client."""


def pieces_of(
    sheet: Sheet, ending: str, *, pdf: Callable[[], bytes] | None, marked: bool
) -> Generator[bytes]:
    """The file in pieces; before the first it raises Crowded, TooManyRows and what the database raises."""
    if not _places.acquire(blocking=False):
        raise Crowded("Too many files are being made; try again in a moment")
    try:
        if ending == "csv":
            yield from unmistakable(unhurried(csv_pieces(sheet, marked=marked)))
        elif ending == "xlsx":
            yield from xlsx_pieces(sheet)
        elif pdf is not None:
            yield pdf()
    finally:
        _places.release()


def unhurried(pieces: Generator[bytes]) -> Generator[bytes]:
    """The same, which no client holds open: once it is sent while it is made, it is made ahead of the client."""
    size = 0
    with closing(pieces):
        for piece in pieces:
            size += len(piece)
            if size >= SENT_WHOLE:
                break
            yield piece
        else:
            return
        with TemporaryFile(buffering=0) as file, Ahead(pieces, file) as rest:
            yield piece
            yield from rest


def unmistakable(pieces: Generator[bytes]) -> Generator[bytes]:
    """The same; a file that breaks off ends within quotes, as not every server can hang up on its client."""
    begun = False
    try:
        for piece in pieces:
            yield piece
            begun = True
    except Exception:
        if begun:
            yield BROKEN
        raise


def file_response(name: str, body: Generator[bytes] | None) -> Any:
    """A file to save, or its headers alone; an HttpResponse of either kind.

    A small one is made here as a whole, of a large one the beginning: what fails up to there can still be answered.
    """
    response = StreamingHttpResponse(()) if body is None else _begin(body)
    content_type = CONTENT_TYPES[name.rpartition(".")[2]]
    response["Content-Type"] = (
        f"{content_type}; charset=utf-8" if content_type == "text/csv" else content_type
    )
    response["Content-Disposition"] = disposition(name)
    response["Cache-Control"] = "private, no-cache"
    return response


def _begin(pieces: Generator[bytes]) -> HttpResponse | StreamingHttpResponse:
    start = bytearray()
    for piece in pieces:
        start += piece
        if len(start) >= SENT_WHOLE:
            return StreamingHttpResponse(_Begun(bytes(start), pieces))
    return HttpResponse(bytes(start))


class _Begun:
    """A file whose beginning is there; what makes the rest ends with the response, however much of it was sent."""

    def __init__(self, start: bytes, rest: Generator[bytes]) -> None:
        self.start, self.rest = start, rest

    def __iter__(self) -> Iterator[bytes]:
        yield self.start
        yield from self.rest

    def close(self) -> None:
        self.rest.close()


def file_name(parts: Sequence[object | None], ending: str) -> str:
    """Words in any script between `-`, parts between `_`: cost-overview_northern-watch_2025-10-01.csv."""
    stem = "_".join(filter(None, (_slug(part) for part in parts if part is not None)))
    return f"{stem or 'export'}.{ending}"


def disposition(name: str) -> str:
    """`Content-Disposition` of a file to save; clients that read ASCII alone get what of the name is ASCII."""
    stem, _, ending = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().rpartition(".")
    plain = "_".join(filter(None, (re.sub("-+", "-", part).strip("-") for part in stem.split("_"))))
    return f"attachment; filename=\"{plain or 'export'}.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"


def _slug(part: object) -> str:
    if isinstance(part, date):
        return part.isoformat()
    words = _BETWEEN_WORDS.sub("-", unicodedata.normalize("NFC", str(part)).lower()).strip("-")
    return words.encode()[:MAX_PART].decode(errors="ignore").rstrip("-")
