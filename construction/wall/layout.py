"""Where the blocks of the elevation stand: x is the position in feet; profiles that overlap stand in courses.

Blocks are drawn on a grid of whole half pixels, which is what a screen can show of a drawing 1,200 pixels wide. Both
edges of a block are rounded by the same rule, so that blocks that adjoin share an edge and widths add up. Figures are
never rounded with them: titles and tables have them to the hundredth.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from .as_of import SectionLine, WallAsOf
from .coverage import Flaw

WIDTH, MARGIN = 1200, 6
UNITS = 2 * (WIDTH - 2 * MARGIN)
"""Grid units across the Wall, of half a pixel."""
THINNEST = 4
HEADROOM, NAMES_HEIGHT, STRIP_HEIGHT, AXIS_HEIGHT = 8, 52, 26, 30
UNITS_PER_PERCENT = ((2, 3), (4, 2))
"""Up to how many courses, and so how many grid units a percent of a block's height takes; one where there are more."""
TICKS = 6
SECTIONS_DRAWN = 400
"""More than these would be too thin to see."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a position in hundredths of a foot into grid units, rounded half up."""

    first: int
    last: int
    units: int = UNITS

    def x(self, position: int) -> int:
        span = max(1, self.last - self.first)
        return (2 * self.units * (position - self.first) + span) // (2 * span)


@dataclass(frozen=True, slots=True)
class Block:
    """One section, in grid units; its fill grows from its foot, as many units of `per_percent` as percent are built."""

    section: SectionLine
    x: int
    width: int
    top: int
    per_percent: int

    @property
    def height(self) -> int:
        return 100 * self.per_percent

    @property
    def fill(self) -> int:
        return self.per_percent * min(100, self.section.percent)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One profile's blocks and where its name stands, in grid units."""

    profile_id: int
    profile: str
    blocks: Sequence[Block]

    @property
    def x(self) -> int:
        return min(block.x for block in self.blocks)

    @property
    def end(self) -> int:
        return max(block.x + block.width for block in self.blocks)

    @property
    def foot(self) -> int:
        return max(block.top + block.height for block in self.blocks)


@dataclass(frozen=True)
class Layout:
    """Everything that the drawing shows of a Wall."""

    wall: WallAsOf
    stretches: Sequence[Stretch]
    scale: Scale
    courses: int
    per_percent: int

    @property
    def drawn(self) -> int:
        return sum(len(stretch.blocks) for stretch in self.stretches)

    @property
    def feet(self) -> list[int]:
        """The foot of each course, in grid units."""
        return [_top(course, self.per_percent) + 100 * self.per_percent for course in range(self.courses)]

    @property
    def strip_y(self) -> int:
        """Where gaps and overlaps are drawn, in pixels."""
        return _top(self.courses, self.per_percent) // 2

    @property
    def height(self) -> int:
        return self.strip_y + (STRIP_HEIGHT if self.flaws else 0) + AXIS_HEIGHT

    @cached_property
    def flaws(self) -> list[tuple[Flaw, int, int]]:
        """Gaps and overlaps with their place and width in grid units, as far as the Wall is drawn."""
        placed = [(flaw, self.scale.x(flaw.start_position)) for flaw in self.wall.flaws]
        return [
            (flaw, x, max(THINNEST, self.scale.x(flaw.end_position) - x)) for flaw, x in placed if x < UNITS
        ]

    @property
    def ticks(self) -> list[int]:
        return ticks(self.scale)


def lay_out(wall: WallAsOf) -> Layout:
    """The drawing of the first sections along a Wall."""
    sections = wall.sections[:SECTIONS_DRAWN]
    runs = _by_profile(sections)
    first = min((section.start_position for section in sections), default=0)
    scale = Scale(first, _end(sections))
    placed, courses = _courses(runs)
    per_percent = next((units for most, units in UNITS_PER_PERCENT if courses <= most), 1)
    stretches = [
        Stretch(
            run[0].profile_id,
            run[0].profile,
            [_block(section, scale, course, per_percent) for section, course in zip(run, lanes, strict=True)],
        )
        for run, lanes in zip(runs, placed, strict=True)
    ]
    return Layout(wall, stretches, scale, courses, per_percent)


def ticks(scale: Scale) -> list[int]:
    """Round positions in feet, about six of them."""
    first, last = -(-scale.first // 100), scale.last // 100
    rough = max(1, (last - first) // TICKS)
    power = 10 ** (len(str(rough)) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return list(range(-(-first // step) * step, last + 1, step))


def _by_profile(sections: Iterable[SectionLine]) -> list[list[SectionLine]]:
    ordered = sorted(sections, key=attrgetter("profile_id", "start_position", "pk"))
    runs = [list(run) for _, run in groupby(ordered, key=attrgetter("profile_id"))]
    return sorted(runs, key=lambda run: (run[0].start_position, run[0].profile_id))


def _courses(runs: Sequence[Sequence[SectionLine]]) -> tuple[list[list[int]], int]:
    """The course of every section, and how many courses there are.

    A profile takes the first courses in which nothing else stands in its way: one, or several below each other where
    its own sections overlap.
    """
    ends: list[int] = []
    placed = []
    for run in runs:
        lanes, count = _lanes(run)
        start = run[0].start_position
        base = next(
            base for base in range(len(ends) + 1) if all(end <= start for end in ends[base : base + count])
        )
        ends += [0] * (base + count - len(ends))
        ends[base : base + count] = [_end(run)] * count
        placed.append([base + lane for lane in lanes])
    return placed, len(ends)


def _lanes(run: Sequence[SectionLine]) -> tuple[list[int], int]:
    ends: list[int] = []
    lanes = []
    for section in run:
        lane = next((i for i, end in enumerate(ends) if end <= section.start_position), len(ends))
        ends[lane : lane + 1] = [section.end_position]
        lanes.append(lane)
    return lanes, len(ends)


def _end(sections: Iterable[SectionLine]) -> int:
    return max((section.end_position for section in sections), default=0)


def _top(course: int, per_percent: int) -> int:
    """In grid units."""
    return course * (100 * per_percent + 2 * (NAMES_HEIGHT + HEADROOM)) + 2 * HEADROOM


def _block(section: SectionLine, scale: Scale, course: int, per_percent: int) -> Block:
    left, right = scale.x(section.start_position), scale.x(section.end_position)
    width = max(THINNEST, right - left)
    return Block(section, min(left, UNITS - width), width, _top(course, per_percent), per_percent)
