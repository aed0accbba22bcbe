"""A range as a line small enough for a table's cell; all lines of a table are drawn to one scale."""

from collections.abc import Sequence

from .. import units
from ..models.measures import Course
from ..models.months import Days
from .runs import run_words

WIDTH, HEIGHT, MARGIN = 240, 48, 4


def trend_svg(course: Course, slots: Sequence[Days], most: int) -> str:
    """The line as SVG, titled with its highest point; nothing where the course has no record.

    It breaks where no day has a record, and is at the top where `most` feet (in hundredths) were built.
    """
    recorded = [feet for feet in course if feet is not None]
    if not recorded:
        return ""
    return (
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f'<title>{_words(course, slots, max(recorded))}</title><path d="{_path(course, most)}"/></svg>'
    )


def _words(course: Course, slots: Sequence[Days], highest: int) -> str:
    first, last = slots[course.index(highest)]
    words = run_words(first, last, with_year=slots[0][0].year != slots[-1][1].year)
    return f"Most {units.grouped_text(highest)} ft {words}"


def _path(course: Course, most: int) -> str:
    """Moves to the first point of each run and draws on by differences, which are short to write."""
    steps, across, up = max(len(course) - 1, 1), WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    path: list[str] = []
    place: tuple[int, int] | None = None
    for number, feet in enumerate(course):
        if feet is None:
            place = None
            continue
        x = MARGIN + across * number // steps
        y = MARGIN + up - (up * feet // most if most else 0)
        path.append(f"M{x} {y}h0" if place is None else f"l{x - place[0]} {y - place[1]}")
        place = x, y
    return "".join(path)
