"""Arabic letters in the shapes they take beside each other, as Unicode's presentation forms.

The shapes, and with them how letters join, are those of the character database: a letter with an initial form reaches
on to the next, one with a final form takes the reach of the one before.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from .typefaces import WESTERN_CHARACTERS

PRESENTATION_FORMS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
UNIT = re.compile("\u0644[\u0622\u0623\u0625\u0627]|.", re.DOTALL)
"""A letter, or lam with the alef that it is written in one with."""
SHAPES = {
    (False, False): "<isolated>",
    (False, True): "<initial>",
    (True, True): "<medial>",
    (True, False): "<final>",
}


@cache
def _forms() -> dict[tuple[str, str], str]:
    """(unit, "<initial>") → the character of that shape, as far as the typefaces have it."""
    forms = {}
    for code in WESTERN_CHARACTERS.intersection(PRESENTATION_FORMS):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        unit = "".join(chr(int(letter, 16)) for letter in letters)
        if UNIT.fullmatch(unit):
            forms[unit, kind] = chr(code)
    return forms


def joined(text: str) -> str:
    """The text with each Arabic letter in its shape; marks upon letters do not part them."""
    if not any(unicodedata.bidirectional(character) == "AL" for character in text):
        return text
    units = UNIT.findall(text)
    letters = [place for place, unit in enumerate(units) if not unicodedata.combining(unit[0])]
    joints = [_join(units[first], units[second]) for first, second in pairwise(letters)]
    shaped = list(units)
    for place, before, after in zip(letters, [False, *joints], [*joints, False], strict=True):
        shaped[place] = _forms().get((units[place], SHAPES[before, after]), units[place])
    return "".join(shaped)


def _join(first: str, second: str) -> bool:
    return (first, "<initial>") in _forms() and (second, "<final>") in _forms()
