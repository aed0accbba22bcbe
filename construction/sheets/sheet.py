"""A table as it leaves the application, whatever the file it goes into."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Any

TOTAL = "Total"
BLOCK = 500
"""Rows that are written in one go."""
Row = Sequence[Any]


class Kind(Enum):
    """What a column's values are, and so how its cells are written."""

    TEXT = "text"
    DATE = "date"
    """ISO text: `2025-10-15`."""
    AMOUNT = "amount"
    """A whole number of hundredths: 1250 is written 12.50."""
    COUNT = "count"
    """A whole number."""
    SHARE = "share"
    """A whole number of per cent: 45 is written 45%."""
    PART = "part"
    """A fraction of a whole, of which a workbook has every digit: 15/26 is written 57.69%."""


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

    def shown(self, values: Row) -> Row:
        """What the column shows of these values."""
        if self.of is None:
            return values
        return [None if value is None else self.of(value) for value in values]


@dataclass(frozen=True)
class Sheet:
    """A table; its rows are tuples that are read once, as they are written, and never held all together.

    `name` is what the file is called after: the report, the profile, the days. `count` tells before the first row is
    read how many there are. The last line is `total`, a row like the others but for its first column, or the sums of
    the totalled columns over the rows that were read.
    """

    name: Sequence[object | None]
    columns: Sequence[Column]
    rows: Callable[[], Iterable[Row]]
    count: int
    total: Row | None = None

    def reader(self) -> "Reader":
        """Reads the rows once."""
        return Reader(self)

    @property
    def has_total(self) -> bool:
        return self.total is not None or any(column.totalled for column in self.columns)


class Reader:
    """One pass over a sheet's rows, which adds up what it reads."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.sums = {column.at: 0 for column in sheet.columns if column.totalled}

    def blocks(self) -> Generator[Sequence[Row]]:
        """Runs of at most `BLOCK` rows, each turned on its side: the values at each place of the rows.

        Whatever the sheet's rows hold open is closed with this.
        """
        rows = iter(self.sheet.rows())
        try:
            while block := list(islice(rows, BLOCK)):
                values = list(zip(*block, strict=True))
                for at in self.sums:
                    self.sums[at] += sum(values[at])
                yield values
        finally:
            if isinstance(rows, Generator):
                rows.close()

    def total(self) -> list[Any] | None:
        """What each column shows in the last line; None where there is none. Complete once the rows are read."""
        if not self.sheet.has_total:
            return None
        return [TOTAL, *(self._total_of(column) for column in self.sheet.columns[1:])]

    def _total_of(self, column: Column) -> Any:
        value = self.sheet.total[column.at] if self.sheet.total else self.sums.get(column.at)
        return column.of(value) if column.of and value is not None else value


class TooManyRows(ValueError):
    """The table is longer than the file can be; the message is a sentence for the client."""
