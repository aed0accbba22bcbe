"""The elevation of the Wall as shapes to draw: x is the position in feet, height the share built."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from .. import units
from ..models import WallSection
from ..standing import Standing, standing_of_one
from .blocks import Block, Stretch

WIDTH = 1200
MARGIN = 6
LABEL_HEIGHT = 44
AXIS_HEIGHT = 30
HEADROOM = 8
COURSE_HEIGHTS = ((2, 150), (4, 96), (400, 56))
THINNEST_BLOCK = 2.0
TICKS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A position on the axis below the Wall."""

    x: float
    feet: int


@dataclass(frozen=True, slots=True)
class Elevation:
    """Everything the drawing shows. Profiles that overlap stand in courses one below the other."""

    stretches: Sequence[Stretch]
    ticks: Sequence[Tick]
    courses: Sequence[float]
    height: int

    width = WIDTH

    @property
    def axis_y(self) -> int:
        return self.height - AXIS_HEIGHT

    @property
    def label_y(self) -> int:
        return self.height - 6

    @property
    def sections(self) -> int:
        return sum(len(stretch.blocks) for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a position in hundredths of a foot into an x."""

    first: int
    last: int

    def x(self, position: int) -> float:
        room = WIDTH - 2 * MARGIN
        return round(MARGIN + room * (position - self.first) / max(1, self.last - self.first), 1)


def elevation(sections: Sequence[WallSection]) -> Elevation:
    """The drawing of these sections."""
    profiles = _by_profile(sections)
    scale = Scale(min(map(_start, sections), default=0), max(map(_end, sections), default=0))
    course_of, courses = _courses(profiles)
    block_height = next(height for most, height in COURSE_HEIGHTS if len(courses) <= most)
    pitch = block_height + LABEL_HEIGHT + HEADROOM
    stretches = [
        _stretch(run, scale, course * pitch + HEADROOM, block_height)
        for run, course in zip(profiles, course_of, strict=True)
    ]
    feet = [float(course * pitch + HEADROOM + block_height) for course in range(len(courses))]
    return Elevation(stretches, _ticks(scale), feet, len(courses) * pitch + AXIS_HEIGHT)


def _by_profile(sections: Iterable[WallSection]) -> list[list[WallSection]]:
    ordered = sorted(sections, key=lambda section: (section.profile_id, _start(section)))
    runs = [list(run) for _, run in groupby(ordered, key=lambda section: section.profile_id)]
    return sorted(runs, key=lambda run: (_start(run[0]), run[0].profile_id))


def _courses(profiles: Sequence[Sequence[WallSection]]) -> tuple[list[int], list[int]]:
    """The course of each profile: the first in which nothing else stands in its way; and where each course ends."""
    chosen: list[int] = []
    ends: list[int] = []
    for run in profiles:
        start, end = _start(run[0]), max(map(_end, run))
        course = next((i for i, taken in enumerate(ends) if taken <= start), len(ends))
        if course == len(ends):
            ends.append(end)
        ends[course] = end
        chosen.append(course)
    return chosen, ends


def _stretch(run: Sequence[WallSection], scale: Scale, top: float, height: float) -> Stretch:
    blocks = [_block(section, scale, top, height) for section in run]
    right = max(block.x + block.width for block in blocks)
    x = blocks[0].x
    return Stretch(run[0].profile, blocks, x, round(right - x, 1), top + height)


def _block(section: WallSection, scale: Scale, top: float, height: float) -> Block:
    standing = standing_of_one(section)
    x = scale.x(_start(section))
    width = max(THINNEST_BLOCK, round(scale.x(_end(section)) - x - 1, 1))
    return Block(section, standing.state, _percent(standing), x, top, width, height)


def _percent(standing: Standing) -> int:
    """Something without a target is whole as soon as it is begun."""
    built, target = standing.built.hundredths, standing.target.hundredths
    return units.percent(built, target or built)


def _ticks(scale: Scale) -> list[Tick]:
    """Round positions, about six of them."""
    first, last = scale.first // 100, scale.last // 100
    rough = max(1, (last - first) // TICKS)
    power = 10 ** (len(str(rough)) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    start = -(-first // step) * step
    return [Tick(scale.x(feet * 100), feet) for feet in range(start, last + 1, step)]


def _start(section: WallSection) -> int:
    return units.to_hundredths(section.start_position)


def _end(section: WallSection) -> int:
    return units.to_hundredths(section.end_position)
