"""Every row of a table, read by the one strict reading; what is wrong is listed by row and column, all of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from .. import parsing, units
from ..models import Profile
from ..models.progress import NOTES_MAX_LENGTH
from ..models.reasons import REASON_AND_FEET, NoWork
from ..sheets.sheet import TOTAL
from ..tracking.days import check_day, latest_day
from ..tracking.merging import Day
from .headings import without_blanks_behind
from .places import Places
from .problems import NoProfile, Problem, shortened
from .reading import Row, Table

_REASONS = {"": ""} | {
    text.casefold(): reason.value for reason in NoWork for text in (reason.value, reason.label)
}
T = TypeVar("T")
MOST_REMEMBERED = 100
"""Characters of a text that may come again; longer ones are read each time."""
TWICE = "The same section and day stand in row {}, too"
_ERROR = re.compile(r"#[A-Z][A-Z_/0-9]+[!?]?")
"""What spreadsheets show in place of a value: #DIV/0!, #N/A, #NAME?."""
_DAY_NUMBER = re.compile(r"[0-9]{4,6}(\.[0-9]+)?", re.ASCII)


@dataclass(frozen=True)
class Check:
    """The days of the rows that are right, and by row number what is wrong with the others."""

    days: list[Day]
    problems: dict[int, list[Problem]]
    totals: list[int]
    """Rows that sum others up, as in our own exports; they are not read."""
    widest: int
    """Cells of the longest row that was refused for having more than there are headings; else 0."""

    @property
    def rows(self) -> int:
        return len(self.days) + len(self.problems)


class Readings(dict[str, T | Problem]):
    """What a column's texts mean, each text read once."""

    def __init__(self, column: str, read: Callable[[str], T]) -> None:
        self.column, self.read = column, read

    def __missing__(self, text: str) -> T | Problem:
        found: T | Problem
        try:
            found = self.read(text.strip())
        except ValidationError as error:
            found = Problem(self.column, shortened(text), str(error.message))
        if len(text) <= MOST_REMEMBERED:
            self[text] = found
        return found


class Checker:
    """Reads a table's rows; where they name no profile, they are about `chosen`'s sections."""

    def __init__(self, table: Table, chosen: Profile | None = None) -> None:
        headings = table.headings
        self.table, self.width = table, len(headings.texts)
        self.date_at, self.feet_at = headings.places["date"], headings.places["feet"]
        self.notes_at = headings.places.get("notes")
        self.reason_at = headings.places.get("no_work_reason")
        self.places = Places(headings, chosen, written=table.written)
        self.dates = Readings(headings.name("date"), _date_reader())
        self.feet = Readings(headings.name("feet"), _comma_feet if table.has_decimal_commas else _feet)
        self.notes = Readings(
            "" if self.notes_at is None else headings.name("notes"), lambda text: _notes(table.written(text))
        )
        self.reasons = Readings("" if self.reason_at is None else headings.name("no_work_reason"), _reason)
        self.days: dict[tuple[int, Date], Day] = {}
        self.rows: dict[tuple[int, Date], int] = {}
        self.problems: dict[int, list[Problem]] = {}
        self.totals: list[int] = []
        self.widest = 0

    def check(self) -> Check:
        """Every row once; Unreadable where the file breaks off."""
        for number, cells in self.table.rows():
            self._check_row(number, cells)
        if self.problems:
            days = [day for key, day in self.days.items() if self.rows[key] not in self.problems]
        else:
            days = list(self.days.values())
        return Check(days, dict(sorted(self.problems.items())), self.totals, self.widest)

    def _check_row(self, number: int, cells: list[str]) -> None:
        date, feet = self.dates[cells[self.date_at]], self.feet[cells[self.feet_at]]
        section = self.places[tuple([cells[at] for at in self.places.columns])]
        notes = None if self.notes_at is None else self.notes[cells[self.notes_at]]
        reason = None if self.reason_at is None else self.reasons[cells[self.reason_at]]
        if reason and feet and Problem not in (type(reason), type(feet)):
            reason = Problem(self.reasons.column, str(reason), REASON_AND_FEET)
        read = (section, date, feet, notes, reason)
        if Problem in map(type, read) or (len(cells) > self.width and any(cells[self.width :])):
            self._refuse(number, cells, read)
            return
        day = Day._make(read)
        key = day[:2]
        first = self.rows.setdefault(key, number)
        if first == number:
            self.days[key] = day
        else:
            self._refuse_twice(first, number, cells[self.date_at])

    def _refuse(self, number: int, cells: list[str], read: tuple[Any, ...]) -> None:
        texts = [text for cell in cells if (text := cell.strip())]
        if not texts:
            return
        if texts[0] == TOTAL and self._is_nowhere(cells, read[0]):
            self.totals.append(number)
            return
        problems = [each for each in read if isinstance(each, Problem)]
        if len(cells) > self.width and any(cells[self.width :]):
            self.widest = max(self.widest, len(cells))
            sentence = f"There are {len(cells)} cells where the headings are {self.width}"
            problems.append(Problem("", "", sentence))
        self.problems[number] = problems

    def _is_nowhere(self, cells: list[str], section: int | Problem) -> bool:
        """Whether a row names neither a day nor a section: one called Total is one."""
        named = {cells[at].strip() for at in (self.date_at, *self.places.columns)}
        return isinstance(section, Problem) and named <= {"", TOTAL}

    def _refuse_twice(self, first: int, second: int, text: str) -> None:
        column = self.dates.column
        self.problems.setdefault(first, [Problem(column, shortened(text), TWICE.format(second))])
        self.problems[second] = [Problem(column, shortened(text), TWICE.format(first))]


def check_table(table: Table, chosen: Profile | None = None) -> Check:
    """Every row of the table; one that names no profile is about a section of `chosen`. NoProfile without either."""
    if chosen is None and not table.headings.name_profiles:
        raise NoProfile
    return Checker(table, chosen).check()


def refused_rows(table: Table, check: Check) -> Iterator[tuple[Row, list[Problem]]]:
    """The rows that are wrong, read once more, each with what is wrong with it; with points in their feet."""
    feet_at = table.headings.places["feet"]
    for number, cells in table.rows():
        if number in check.problems:
            texts = list(map(table.written, without_blanks_behind(cells)))
            if table.has_decimal_commas and feet_at < len(texts):
                texts[feet_at] = _with_point(texts[feet_at])
            yield (number, texts), check.problems[number]


def refused_heads(table: Table, check: Check) -> list[str]:
    """What stands above those rows; blank where a row has more cells than there are headings."""
    heads = list(table.headings.texts)
    return heads + [""] * (check.widest - len(heads))


def _date_reader() -> Callable[[str], Date]:
    latest = latest_day()

    def read(text: str) -> Date:
        if _DAY_NUMBER.fullmatch(text):
            raise ValidationError(
                f"{shortened(text)} is no date; format the column as dates, or write YYYY-MM-DD"
            )
        return check_day(parsing.parse_date(_required(text)), latest)

    return read


def _feet(text: str) -> int:
    return units.to_hundredths(parsing.parse_decimal(_required(text)))


def _comma_feet(text: str) -> int:
    return _feet(_with_point(text))


def _with_point(text: str) -> str:
    return text if "." in text else text.replace(",", ".", 1)


def _notes(text: str) -> str:
    if len(text) > NOTES_MAX_LENGTH:
        raise ValidationError(f"Must be at most {NOTES_MAX_LENGTH:,} characters; these are {len(text):,}")
    return parsing.check_text(text)


def _reason(text: str) -> str:
    """By the word that pages show or that programs send, in any case."""
    reason = _REASONS.get(text.casefold())
    if reason is None:
        raise ValidationError(f"Must be one of {', '.join(map(str, NoWork.labels))}, or nothing")
    return reason


def _required(text: str) -> str:
    if not text:
        raise ValidationError("This is required")
    if _ERROR.fullmatch(text):
        raise ValidationError("The cell holds an error, no value")
    return text
