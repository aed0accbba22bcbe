"""Which column of a file holds what: headings in any case, order and of several words, as our own exports write them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .problems import shortened

WORDS = {
    "date": "date",
    "day": "date",
    "profile": "profile",
    "profile name": "profile",
    "profile id": "profile_id",
    "section": "section",
    "section name": "section",
    "wall section": "section",
    "section id": "section_id",
    "wall section id": "section_id",
    "feet": "feet",
    "feet built": "feet",
    "built": "feet",
    "ft": "feet",
    "no work": "no_work_reason",
    "no work reason": "no_work_reason",
    "notes": "notes",
    "note": "notes",
}
"""Every heading that is read, folded, and the field that it stands for."""
NAMES = {"date": "Date", "section": "Section", "feet": "Feet"}
MOST_NAMED = 8
_UNIT = re.compile(r"[(\[][^)\]]*[)\]]\s*$")
_BLANKS = re.compile(r"[\s_]+")


class NotFound(ValueError):
    """The headings do not say enough; the message is a sentence for whoever sent the file."""


@dataclass(frozen=True)
class Headings:
    """The row of headings: its number, its texts, and by field the place of its column."""

    row: int
    texts: Sequence[str]
    places: Mapping[str, int]

    def name(self, field: str) -> str:
        """A field's heading as the file writes it."""
        return shortened(self.texts[self.places[field]])

    @property
    def name_profiles(self) -> bool:
        """Whether rows can say which profile they are about."""
        return not self.places.keys().isdisjoint(("profile", "profile_id", "section_id"))

    @property
    def unread(self) -> list[str]:
        """Headings of columns that are not read."""
        read = set(self.places.values())
        return [text.strip() for at, text in enumerate(self.texts) if at not in read and text.strip()]


def headings_known(rows: Sequence[Sequence[str]]) -> int:
    """How many different fields the best of the rows names."""
    return max((len(set(_fields(row).values())) for row in rows), default=0)


def find_headings(rows: Sequence[Sequence[str]]) -> Headings:
    """The row with the most headings that we know; NotFound where a field is missing or stands there twice."""
    found = [_fields(row) for row in rows]
    row = max(range(len(rows)), key=lambda at: len(set(found[at].values())), default=0)
    if not rows or not found[row]:
        raise NotFound(
            "No headings found. The first row has to name the columns: Date, Profile, Section, Feet."
        )
    fields = found[row]
    _refuse_doubles(rows[row], fields)
    places = {field: at for at, field in fields.items()}
    missing = [name for field, name in NAMES.items() if field not in places]
    if "section_id" in places and "Section" in missing:
        missing.remove("Section")
    if missing:
        there = named([text.strip() for text in rows[row] if text.strip()])
        raise NotFound(f"Missing columns: {', '.join(missing)}. Row {row + 1} has: {there}.")
    if any("\x00" in text for text in rows[row]):
        raise NotFound("There are NUL characters in the headings.")
    return Headings(row + 1, without_blanks_behind(rows[row]), places)


def named(headings: Sequence[str]) -> str:
    """A list of headings that fits a sentence."""
    shown = ", ".join(shortened(text) for text in headings[:MOST_NAMED])
    more = len(headings) - MOST_NAMED
    return f"{shown} and {more:,} more" if more > 0 else shown


def without_blanks_behind(row: Sequence[str]) -> Sequence[str]:
    """The row up to its last text."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _fields(row: Sequence[str]) -> dict[int, str]:
    """The field by place of each heading that we know."""
    return {at: WORDS[folded] for at, text in enumerate(row) if (folded := _fold(text)) in WORDS}


def _fold(text: str) -> str:
    if len(text) > 100:
        return ""
    plain = unicodedata.normalize("NFKC", text).casefold().strip("\ufeff \t")
    return _BLANKS.sub(" ", _UNIT.sub("", plain)).strip()


def _refuse_doubles(row: Sequence[str], fields: Mapping[int, str]) -> None:
    seen: dict[str, int] = {}
    for at, field in fields.items():
        if field in seen:
            raise NotFound(
                f"Two columns say the same: {shortened(row[seen[field]])} and {shortened(row[at])}."
            )
        seen[field] = at
