"""How much of a name fits into a drawing, where the server cannot measure letters."""

import unicodedata
from functools import lru_cache

NARROW = frozenset("iljftrI.,:;'|![]() -1")
BROAD = frozenset("mwMWQO@%&—…")
ELLIPSIS = "…"
FEWEST = 3
"""Fewer letters than these say nothing."""


def width_of(text: str, size: float) -> float:
    """About as wide as the text is in a sans-serif of that size, rather more than less."""
    return size * sum(map(_width, text))


def fitted(text: str, room: float, size: float) -> str:
    """The text, cut with … where it is wider than the room; nothing where hardly a letter would be left."""
    if room < size:
        return ""
    if width_of(text, size) <= room:
        return text
    left = room - width_of(ELLIPSIS, size)
    kept = 0
    for letter in text:
        left -= size * _width(letter)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS if kept >= FEWEST else ""


@lru_cache(maxsize=1024)
def _width(letter: str) -> float:
    """In ems."""
    if letter in NARROW:
        return 0.4
    if letter in BROAD:
        return 1.05
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return 1.3
    return 0.78 if letter.isupper() else 0.64
