"""What the page of an import shows of its rows: the first of each kind."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from ..models import Import
from ..models.imports import StagedDay
from .differences import Difference, differences
from .tables import DifferenceTable, NewDayTable, OvertakenTable, ProblemTable

MOST_SHOWN = 200
MOST_NEW = 20
"""New days that are shown; there is nothing to compare them with."""


class ProblemRow(NamedTuple):
    """What is wrong with a row, as the page lists it."""

    row: int
    column: str
    text: str
    sentence: str


def tables_of(found: Import) -> dict[str, Any]:
    """The import and its tables, which are made once the page asks for them; while it is merged it does not."""
    waiting = _Waiting(found)
    return {
        "import": found,
        "problems": lambda: _problems(found),
        "changes": lambda: _table(DifferenceTable, waiting.changed),
        "new_days": lambda: _table(NewDayTable, waiting.new),
        "overtaken": lambda: _overtaken(found),
    }


class _Waiting:
    """The first days that wait to be merged; they are read no further than that."""

    def __init__(self, found: Import) -> None:
        self.found = found

    @cached_property
    def changed(self) -> list[Difference]:
        return [day for day in self._days if day.feet_before is not None]

    @cached_property
    def new(self) -> list[Difference]:
        return [day for day in self._days if day.feet_before is None]

    @cached_property
    def _days(self) -> list[Difference]:
        left = {True: min(self.found.new, MOST_NEW), False: min(self.found.changed, MOST_SHOWN)}
        shown = list[StagedDay]()
        for day in self.found.days():
            if not any(left.values()):
                break
            if left[day.feet_before is None]:
                left[day.feet_before is None] -= 1
                shown.append(day)
        return list(differences(shown))


def _problems(found: Import) -> ProblemTable | None:
    each = (
        ProblemRow(row.number, column, text, sentence)
        for row in found.rejects()
        for column, text, sentence in row.problems
    )
    return _table(ProblemTable, islice(each, MOST_SHOWN))


def _overtaken(found: Import) -> OvertakenTable | None:
    return _table(OvertakenTable, differences(islice(found.overtaken_days(), MOST_SHOWN)))


def _table(kind: Any, rows: Iterable[Any]) -> Any:
    known = list(rows)
    return kind(known) if known else None
