"""Names in any script as lines that the typefaces can draw, nothing of them read as markup."""

import unicodedata
from itertools import groupby

from .arabic import joined
from .directions import direction_of, drawn_order
from .typefaces import is_drawn, width

LEFT_OUT = "…"
WITHOUT_A_TRACE = frozenset(("Cn", "Co", "Mn", "Me", "So", "Sk"))
"""Categories of characters that leave nothing behind where no typeface has them: they are not letters."""


def printable(text: str) -> str:
    """The text in characters that the typefaces have, on one line.

    Control characters become blanks or nothing, emoji nothing, and letters of a script that no typeface has one
    ellipsis for as many as follow each other; so does a text of which nothing else is left.
    """
    drawn = "".join(map(_drawn, unicodedata.normalize("NFC", text)))
    spans = ((mark, "".join(same)) for mark, same in groupby(drawn))
    return (
        " ".join("".join(LEFT_OUT if mark == LEFT_OUT else span for mark, span in spans).split()) or LEFT_OUT
    )


def is_whole(text: str) -> bool:
    """Whether all its letters can be printed."""
    return printable(text).count(LEFT_OUT) == text.count(LEFT_OUT)


def _drawn(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category in ("Cc", "Cf"):
        return ""
    if is_drawn(character):
        return character
    return "" if category in WITHOUT_A_TRACE else LEFT_OUT


def lines_of(text: str, font: str, size: float, room: float) -> list[str]:
    """The text broken into lines at most `room` points wide, each in the order in which it is drawn."""
    shaped = joined(printable(text))
    direction = direction_of(shaped)
    return [drawn_order(line, direction) for line in _broken(shaped, font, size, room)]


def one_line(text: str, font: str, size: float, room: float) -> str:
    """As much of the text as fits into `room` points, and an ellipsis for the rest."""
    shaped = joined(printable(text))
    fitting = shaped
    while len(fitting) > 1 and width(fitting, font, size) > room:
        fitting = fitting.removesuffix(LEFT_OUT)[:-1].rstrip() + LEFT_OUT
    return drawn_order(fitting, direction_of(shaped))


def _broken(text: str, font: str, size: float, room: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if width(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, font, size, room)
    return lines if lines[0] else lines[1:]


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    """A word, cut where it is wider than a line."""
    pieces = [""]
    for character in word:
        if not pieces[-1] or width(pieces[-1] + character, font, size) <= room:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
