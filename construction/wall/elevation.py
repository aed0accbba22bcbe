"""The elevation of the Wall as shapes to draw: x is the position in feet, height the share built."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from .. import units
from ..models import WallSection
from ..models.sections import SectionRow
from ..standing import state_of
from .blocks import Block, Stretch

WIDTH = 1200
MARGIN = 6
LABEL_HEIGHT = 44
AXIS_HEIGHT = 30
HEADROOM = 8
COURSE_HEIGHTS = ((2, 150), (4, 96), (400, 56))
THINNEST_BLOCK = 2.0
TICKS = 6
SECTIONS_DRAWN = 400


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


def sections_to_draw() -> Sequence[SectionRow]:
    """The first sections along the Wall with their profiles; more than these would be too thin to see."""
    sections = WallSection.objects.order_by("start_position", "pk")
    return sections[:SECTIONS_DRAWN].to_rows()


def elevation(sections: Sequence[SectionRow]) -> Elevation:
    """The drawing of these sections."""
    profiles = _by_profile(sections)
    first = min((section.start_position for section in sections), default=0)
    scale = Scale(first, _end(sections))
    course_of, courses = _courses(profiles)
    block_height = next(height for most, height in COURSE_HEIGHTS if len(courses) <= most)
    pitch = block_height + LABEL_HEIGHT + HEADROOM
    stretches = [
        _stretch(run, scale, course * pitch + HEADROOM, block_height)
        for run, course in zip(profiles, course_of, strict=True)
    ]
    feet = [float(course * pitch + HEADROOM + block_height) for course in range(len(courses))]
    return Elevation(stretches, _ticks(scale), feet, len(courses) * pitch + AXIS_HEIGHT)


def _by_profile(sections: Iterable[SectionRow]) -> list[list[SectionRow]]:
    ordered = sorted(sections, key=attrgetter("profile_id", "start_position"))
    runs = [list(run) for _, run in groupby(ordered, key=attrgetter("profile_id"))]
    return sorted(runs, key=lambda run: (run[0].start_position, run[0].profile_id))


def _courses(profiles: Sequence[Sequence[SectionRow]]) -> tuple[list[int], list[int]]:
    """The course of each profile: the first in which nothing else stands in its way; and where each course ends."""
    chosen: list[int] = []
    ends: list[int] = []
    for run in profiles:
        start, end = run[0].start_position, _end(run)
        course = next((i for i, taken in enumerate(ends) if taken <= start), len(ends))
        if course == len(ends):
            ends.append(end)
        ends[course] = end
        chosen.append(course)
    return chosen, ends


def _end(sections: Iterable[SectionRow]) -> int:
    return max((section.end_position for section in sections), default=0)


def _stretch(run: Sequence[SectionRow], scale: Scale, top: float, height: float) -> Stretch:
    blocks = [_block(section, scale, top, height) for section in run]
    right = max(block.x + block.width for block in blocks)
    x = blocks[0].x
    return Stretch(run[0].profile, blocks, x, round(right - x, 1), top + height)


def _block(section: SectionRow, scale: Scale, top: float, height: float) -> Block:
    built, target = section.feet_built, section.target_length_feet
    # Something without a target is whole as soon as it is begun.
    percent = units.percent(built, target or built)
    x = scale.x(section.start_position)
    width = max(THINNEST_BLOCK, round(scale.x(section.end_position) - x - 1, 1))
    return Block(section, state_of(built, target), percent, x, top, width, height)


def _ticks(scale: Scale) -> list[Tick]:
    """Round positions, about six of them."""
    first, last = scale.first // 100, scale.last // 100
    rough = max(1, (last - first) // TICKS)
    power = 10 ** (len(str(rough)) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    start = -(-first // step) * step
    return [Tick(scale.x(feet * 100), feet) for feet in range(start, last + 1, step)]
