"""The typefaces of printed reports, which are embedded, and which of them draws a character.

DejaVu Sans has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic, Lao and symbols; Droid Sans Fallback has
Chinese, Japanese and Korean.
"""

from collections.abc import Collection, Iterator
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD, EASTERN = "DejaVuSans", "DejaVuSans-Bold", "DroidSansFallback"


LOADING = Lock()


def _register(name: str, folder: str) -> Collection[int]:
    """The characters that it draws."""
    font = TTFont(name, FONTS / folder / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font.face.charToGlyph.keys()


WESTERN_CHARACTERS = frozenset(_register(REGULAR, "dejavu-2.37")).intersection(_register(BOLD, "dejavu-2.37"))
_eastern_characters = cache(partial(_register, EASTERN, "droid-sans-fallback-6.0.1"))


def _is_eastern(code: int) -> bool:
    """Loads the typeface, which takes 19 MB, when the first name wants it."""
    with LOADING:
        return code in _eastern_characters()


def is_drawn(character: str) -> bool:
    """Whether any of the typefaces has it."""
    code = ord(character)
    return code in WESTERN_CHARACTERS or _is_eastern(code)


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """(typeface, text): pieces to draw one after the other; characters that `font` lacks in the eastern one."""
    pieces = groupby(text, lambda character: font if ord(character) in WESTERN_CHARACTERS else EASTERN)
    return ((name, "".join(characters)) for name, characters in pieces)


def width(text: str, font: str, size: float) -> float:
    """How far the text reaches, in points."""
    return sum(pdfmetrics.stringWidth(piece, name, size) for name, piece in runs(text, font))
