"""A table as it leaves the application, whatever the file it goes into."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Any

TOTAL = "Total"
BLOCK = 500
"""Rows that are read and written in one go."""


class Kind(Enum):
    """What a column's values are, and so how its cells are written."""

    TEXT = "text"
    DATE = "date"
    """ISO text: `2025-10-15`."""
    AMOUNT = "amount"
    """A whole number of hundredths: 1250 is written 12.50."""
    COUNT = "count"
    """A whole number."""
    PERCENT = "percent"
    """A whole number of hundredths of the whole: 45 is written 45%."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head on the screen, its kind, where a row has its value, and what it shows of that value.

    `of` turns a value into what the column shows: an id into a name, feet into the ice they took. None is an empty
    cell and never handed to it. A `totalled` column ends in its sum; what `of` makes of a sum has to be the sum of
    what it makes of each value.
    """

    head: str
    kind: Kind
    at: int
    of: Callable[[Any], Any] | None = None
    totalled: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table; its rows are tuples that are read once, as they are written, and never held all together.

    `name` is what the file is called after: the report, the profile, the days. `count` tells before the first row is
    read how many there are. Where a column is totalled the last line is the total of what was read.
    """

    name: Sequence[object]
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Sequence[Any]]]
    count: int

    @property
    def heads(self) -> list[str]:
        return [column.head for column in self.columns]

    def blocks(self, totals: "Totals") -> Generator[list[Sequence[Any]]]:
        """The rows in runs of `BLOCK`, added to the totals as they pass; what `rows` opened is closed at the end."""
        rows = iter(self.rows())
        try:
            while block := list(islice(rows, BLOCK)):
                totals.add(block)
                yield block
        finally:
            if isinstance(rows, Generator):
                rows.close()


class Totals:
    """The sums of a sheet's columns over the rows that were added."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.sums = dict.fromkeys((column.at for column in columns if column.totalled), 0)

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        for at in self.sums:
            self.sums[at] += sum(row[at] or 0 for row in rows)

    def row(self) -> list[Any] | None:
        """What each column shows in the last line; None where no column is totalled."""
        if not self.sums:
            return None
        return [TOTAL, *(self._shown(column) for column in self.columns[1:])]

    def _shown(self, column: Column) -> Any:
        if not column.totalled:
            return None
        total = self.sums[column.at]
        return column.of(total) if column.of else total


class TooManyRows(ValueError):
    """The table is longer than the file can be; the message is a sentence for the client."""
