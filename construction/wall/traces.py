"""The lines of the march on a grid of whole units.

Across, a unit is half a pixel of a chart 1,200 pixels wide; along time it is a day, or as many days as it takes to
keep to 800 rows, each then little more than half a pixel. A line leaves out what no screen could show: its corners are
where the place has changed by a whole unit, and it is never further than one unit from the feet recorded. Standing
still is never left out: a day recorded as 0.00 and a day without a record are strokes of their own. Figures are not
touched: the table has them to the hundredth.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta

from .march import MarchLine

MOST_ROWS = 800
Point = tuple[int, int]


@dataclass(frozen=True)
class Calendar:
    """The rows of a chart: `days_per_row` days each, downwards from `start`."""

    start: Date
    days: int

    @property
    def days_per_row(self) -> int:
        return -(-self.days // MOST_ROWS)

    @property
    def rows(self) -> int:
        return -(-self.days // self.days_per_row)

    def row(self, day: Date) -> int:
        """The row of a day, whether it is in the chart or not."""
        return (day - self.start).days // self.days_per_row

    def rows_by_day(self) -> dict[str, int]:
        """The row of every day of the chart, by its text."""
        per_row = self.days_per_row
        return {(self.start + timedelta(days=n)).isoformat(): n // per_row for n in range(self.days)}


@dataclass
class Stroke:
    """A path that is put together from whole steps; steps of one direction become one."""

    parts: list[str] = field(default_factory=list)
    at: Point = (0, 0)
    step: Point = (0, 0)
    times: int = 0

    def move(self, x: int, y: int) -> None:
        """Lift the pen and put it down there."""
        self._draw()
        if (x, y) != self.at or not self.parts:
            self.parts.append(f"m{x - self.at[0]} {y - self.at[1]}")
        self.at = (x, y)

    def line(self, dx: int, dy: int) -> None:
        if (dx, dy) != self.step:
            self._draw()
            self.step = (dx, dy)
        self.times += 1
        self.at = (self.at[0] + dx, self.at[1] + dy)

    def _draw(self) -> None:
        if self.times:
            dx, dy = self.step[0] * self.times, self.step[1] * self.times
            self.parts.append(f"v{dy}" if not dx else f"l{dx} {dy}")
        self.times, self.step = 0, (0, 0)

    @property
    def path(self) -> str:
        """The value of `d`; empty where nothing was drawn."""
        self._draw()
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Trace:
    """One section's line: paths of its work, of its days at 0.00 and of its days without a record."""

    work: str
    rest: str
    unrecorded: str
    done: Point | None
    """Where it came to its target, if it did so in the range."""


def rows_of(line: MarchLine, row_of: dict[str, int]) -> Iterator[tuple[int, int]]:
    """(row, feet) of each row with a record, in order; days that share a row are added up."""
    current, total = -1, 0
    for row, feet in zip(map(row_of.__getitem__, line.days), line.feet, strict=True):
        if row == current:
            total += feet
            continue
        if current >= 0:
            yield current, total
        current, total = row, feet
    if current >= 0:
        yield current, total


def trace(line: MarchLine, x_of: Callable[[int], int], row_of: dict[str, int], until: int) -> Trace:
    """The line of a section; what is not done by the end stands still until the row `until`."""
    work, rest, unrecorded = Stroke(), Stroke(), Stroke()
    start, built, target = line.start_position, line.feet_before, line.target_length_feet
    done = None
    was_done = bool(target) and built >= target
    x, drawn = x_of(start + built), False
    at = 0 if built and not was_done else -1
    for row, feet in rows_of(line, row_of):
        if at < 0:
            at = row
        if row > at:
            _finish(work, at, drawn)
            drawn = False
            if done is None and not was_done:
                _stand(unrecorded, x, at, row)
            at = row
        if not feet:
            _finish(work, at, drawn)
            drawn = False
            _stand(rest, x, at, at + 1)
        else:
            if not drawn:
                work.move(x, at)
                drawn = True
            built += feet
            x = x_of(start + built)
            _advance(work, x, at)
            if target and built >= target and done is None and not was_done:
                done = (x, at + 1)
        at += 1
    _finish(work, at, drawn)
    if done is None and not was_done and 0 <= at < until:
        _stand(unrecorded, x, at, until)
    return Trace(work.path, rest.path, unrecorded.path, done)


def _advance(work: Stroke, x: int, row: int) -> None:
    """To the end of the row. What moved by a unit did so over all the days since; what moved further, on its day."""
    from_x, from_y = work.at
    if x == from_x:
        return
    if x - from_x > 1 and row > from_y:
        work.line(0, row - from_y)
        from_y = row
    work.line(x - from_x, row + 1 - from_y)


def _finish(work: Stroke, row: int, drawn: bool) -> None:
    if drawn and row > work.at[1]:
        work.line(0, row - work.at[1])


def _stand(stroke: Stroke, x: int, start: int, end: int) -> None:
    stroke.move(x, start)
    stroke.line(0, end - start)
