"""Cumulative curves of a few profiles in one chart, told apart by their dashes and the letters at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from itertools import accumulate
from string import ascii_uppercase

from django.utils.safestring import SafeString, mark_safe

from .. import units
from ..columns import day_text
from ..labels import fitted
from ..models.measures import Course
from ..models.months import Days
from ..svg import svg_text
from .bulk import BulkRow
from .scales import BASE, HEIGHT, TOP, Line, dates, height_of, levels, round_up

MOST_CURVES = 6
WIDTH = 1_000
"""Of the curves' own coordinates, which are stretched over the plot."""
LABEL_PITCH = 17
ONE_DAY = timedelta(days=1)
NAME_ROOM, NAME_SIZE = 152, 12
"""Pixels for a name at the end of its curve; the style sheet keeps 200 free there."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A profile's feet since the range began: hundredths at the start, then at the end of each run of days."""

    number: int
    row: BulkRow
    sums: Sequence[int]

    @property
    def letter(self) -> str:
        return ascii_uppercase[self.number - 1]

    @property
    def sample_svg(self) -> SafeString:
        """The curve's dashes, for a list of them."""
        line = f'<line class="curve curve-{self.number}" x1="1" x2="43" y1="5" y2="5"/>'
        return mark_safe(f'<svg class="curve-sample" viewBox="0 0 44 10" aria-hidden="true">{line}</svg>')  # noqa: S308


@dataclass(frozen=True, slots=True)
class Curves:
    """What the chosen profiles built since the range began."""

    curves: Sequence[Curve]
    runs: Sequence[Days]
    levels: Sequence[Line]
    dates: Sequence[Line]
    top: int

    height, label_y = HEIGHT, HEIGHT - 6

    @property
    def passed(self) -> Sequence[float]:
        """Which part of the days has passed at the start and at the end of each run."""
        return [0, *(round(_share(last + ONE_DAY, self.runs), 4) for _, last in self.runs)]

    @property
    def words(self) -> str:
        """What is to be seen, for those who cannot."""
        ends = (f"{curve.row.profile_name}: {units.grouped_text(curve.sums[-1])} ft" for curve in self.curves)
        return "; ".join(ends)

    @property
    def svg(self) -> SafeString:
        """The curves, stretched over the plot, and what stands at their ends."""
        lines = "".join([self._line(curve) for curve in self.curves])
        box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" height="{HEIGHT}" preserveAspectRatio="none"'
        return mark_safe(f'<svg {box} overflow="visible">{lines}</svg>{self._labels()}')  # noqa: S308

    @property
    def rows_html(self) -> SafeString:
        """The rows of the table of the same figures: a run's last day, and the feet of each profile up to it."""
        rows = []
        for number, (_, last) in enumerate(self.runs, start=1):
            cells = "".join(
                [f'<td class="num">{units.grouped_text(curve.sums[number])}</td>' for curve in self.curves]
            )
            rows.append(f'<tr><th scope="row" class="day">{day_text(last)}</th>{cells}</tr>')
        return mark_safe("".join(rows))  # noqa: S308

    def _line(self, curve: Curve) -> str:
        points = " ".join(
            [
                f"{WIDTH * share:g},{height_of(feet, self.top):g}"
                for share, feet in zip(self.passed, curve.sums, strict=True)
            ]
        )
        title = f"{svg_text(curve.row.profile_name)}: {units.grouped_text(curve.sums[-1])} ft"
        style = f'class="curve curve-{curve.number}" fill="none" vector-effect="non-scaling-stroke"'
        return f'<polyline {style} points="{points}"><title>{title}</title></polyline>'

    def _labels(self) -> str:
        ends = {curve.number: height_of(curve.sums[-1], self.top) for curve in self.curves}
        places = _apart(ends)
        labels = []
        for curve in self.curves:
            end, place = ends[curve.number], places[curve.number]
            short = fitted(curve.row.profile_name, NAME_ROOM, NAME_SIZE)
            labels.append(
                f'<path class="curve-lead" fill="none" d="M2 {end:g}L12 {place:g}"/>'
                f'<text class="curve-end" x="16" y="{place:g}"><tspan class="curve-letter">{curve.letter}</tspan>'
                f'<tspan class="wide-only" dx="6">{svg_text(short)}</tspan></text>'
            )
        return f'<svg x="100%" overflow="visible" aria-hidden="true">{"".join(labels)}</svg>'


def curves_of(courses: Sequence[tuple[BulkRow, Course]], runs: Sequence[Days]) -> Curves | None:
    """Six curves at most; None where no profile has a record."""
    if all(feet is None for _, course in courses for feet in course):
        return None
    curves = [
        Curve(number, row, [0, *accumulate(feet or 0 for feet in course)])
        for number, (row, course) in enumerate(courses, start=1)
    ]
    top = round_up(max(*(curve.sums[-1] for curve in curves), 1))
    return Curves(curves, runs, levels(top), _dates(runs), top)


def _dates(runs: Sequence[Days]) -> list[Line]:
    """First days of some runs, each below its own place on the curves."""
    labels = dates([first for first, _ in runs], runs[-1][1], "day")
    step = -(-len(runs) // len(labels))
    return [
        Line(round(100 * _share(first, runs), 2), label.label)
        for label, (first, _) in zip(labels, runs[::step], strict=True)
    ]


def _share(day: Date, runs: Sequence[Days]) -> float:
    """Which part of the runs' days lies before the day."""
    start, end = runs[0][0], runs[-1][1]
    return (day - start).days / ((end - start).days + 1)


def _apart(ends: dict[int, float]) -> dict[int, float]:
    """Heights for labels beside these ends, each as near to its own as the others leave room for."""
    places: dict[int, float] = {}
    room = BASE + TOP / 2
    for number, end in sorted(ends.items(), key=lambda item: -item[1]):
        places[number] = room = min(end, room)
        room -= LABEL_PITCH
    lowest = TOP / 2
    for number in reversed(places):
        places[number] = lowest = max(places[number], lowest)
        lowest += LABEL_PITCH
    return places
