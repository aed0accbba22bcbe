"""What a PDF of ours says, read from its bytes alone."""

import re
import zlib

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
SHOWN = re.compile(rb"\(((?:[^()\\]|\\.)*)\) Tj", re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)


def pages_of(pdf: bytes) -> list[list[str]]:
    """The texts of each page in the order in which they are set; characters beyond ASCII come out as others."""
    contents = [_inflated(stream) for stream in STREAM.findall(pdf)]
    return [[_text(shown) for shown in SHOWN.findall(page)] for page in contents if b" Tj" in page]


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def _text(shown: bytes) -> str:
    return ESCAPED.sub(_character, shown).decode("latin-1")


def _character(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if len(code) == 3 else code
