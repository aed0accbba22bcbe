"""The plot of a march: where its sections stand across, in grid units, and where its days stand downwards."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date as Date
from typing import Literal

from .layout import SECTIONS_DRAWN, Scale, ticks
from .march import March, MarchLine
from .traces import Calendar

WIDTH, LEFT, RIGHT = 1200, 96, 16
UNITS = 2 * (WIDTH - LEFT - RIGHT)
LEAST_HEIGHT, MOST_HEIGHT, PIXELS_A_DAY = 280, 720, 14
MOST_SHARE = 150
"""Percent of a target that a column has room for; what went further ends at its edge."""
LEAST_COLUMN = 96
"""Grid units of a column that has room for the marks at 0 and at 100 percent."""
ACROSS = (("position", "Position (ft)"), ("share", "Share (%)"))
"""`position`: a section is as wide as it is long; `share`: all are of one width, so that their paces compare."""
Across = Literal["position", "share"]
Mark = tuple[int, str]


class Positions:
    """Sections by their position in feet."""

    def __init__(self, lines: Sequence[MarchLine]) -> None:
        ends = [line.start_position + max(line.target_length_feet, line.reached) for line in lines]
        first = min((line.start_position for line in lines), default=0)
        self.scale = Scale(first, max(ends, default=0), UNITS)

    def x_of(self, line: MarchLine, number: int) -> Callable[[int], int]:
        """Turns a position in hundredths of a foot into grid units."""
        return self.scale.x

    def marks(self) -> Iterator[Mark]:
        """(grid units, word) of round positions in feet."""
        return ((self.scale.x(feet * 100), f"{feet:,}") for feet in ticks(self.scale))


class Shares:
    """Sections in columns of one width, each as far as its target; what has no target goes to what it has reached."""

    def __init__(self, lines: Sequence[MarchLine]) -> None:
        over = [100 * line.reached // line.target_length_feet for line in lines if line.target_length_feet]
        self.percent = min(MOST_SHARE, max(100, *over, 100))
        self.columns = max(1, len(lines))

    def x_of(self, line: MarchLine, number: int) -> Callable[[int], int]:
        """Turns a position in hundredths of a foot of this line into grid units; rounded down."""
        left, right = UNITS * number // self.columns, UNITS * (number + 1) // self.columns
        whole = (line.target_length_feet or line.reached or 1) * self.percent

        def x(position: int) -> int:
            return min(right, left + (right - left) * 100 * (position - line.start_position) // whole)

        return x

    def marks(self) -> Iterator[Mark]:
        """(grid units, word) of nothing and of the target, where columns have room for both."""
        if UNITS // self.columns < LEAST_COLUMN:
            return
        for number in range(self.columns):
            left, right = UNITS * number // self.columns, UNITS * (number + 1) // self.columns
            yield left + (right - left) * 100 // self.percent, "100 %"


class Plot:
    """What a march is drawn on: its scales, in grid units across and rows down."""

    def __init__(self, march: March, across: Across = "position") -> None:
        self.march, self.across = march, across
        self.lines = march.lines[:SECTIONS_DRAWN]
        self.columns = Shares(self.lines) if across == "share" else Positions(self.lines)
        self.x_of = [self.columns.x_of(line, number) for number, line in enumerate(self.lines)]
        self.calendar = Calendar(march.start, march.total_days)
        self.height = min(MOST_HEIGHT, max(LEAST_HEIGHT, PIXELS_A_DAY * march.total_days))
        self.rows = self.calendar.rows

    def y(self, row: int) -> float:
        """In pixels below the top of the plot."""
        return round(self.height * row / self.rows, 1)

    def until(self, today: Date) -> int:
        """The row that follows today, or the last."""
        return max(0, min(self.rows, self.calendar.row(today) + 1))

    def edges(self) -> Iterator[tuple[MarchLine, int, int, int]]:
        """(line, where its plan begins, where it ends, where its feet have come to) in grid units."""
        for line, x in zip(self.lines, self.x_of, strict=True):
            start = line.start_position
            yield line, x(start), x(line.end_position), x(start + line.reached)
