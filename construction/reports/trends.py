"""A range as a line small enough for a table's cell; all lines of a table are drawn to one scale."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from .. import units
from ..models.measures import Course
from ..models.months import Days
from .runs import run_words

WIDTH, HEIGHT, MARGIN = 240, 48, 4


def steepest(courses: Iterable[Course], slots: Sequence[Days]) -> Fraction:
    """The most feet (in hundredths) per calendar day that any of the courses has in any slot."""
    return max((pace for course in courses for pace in _paces(course, slots) if pace), default=Fraction(0))


def trend_svg(course: Course, slots: Sequence[Days], most: Fraction) -> str:
    """The line as SVG, titled with its highest point; nothing where the course has no record.

    It shows feet per calendar day, as slots differ in length; it breaks where no day has a record, and is at the top
    where `most` (in hundredths) were built a day.
    """
    paces = _paces(course, slots)
    if all(pace is None for pace in paces):
        return ""
    return (
        f'<svg class="trend" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f'<title>{_words(course, paces, slots)}</title><path d="{_path(paces, most)}"/></svg>'
    )


def _paces(course: Course, slots: Sequence[Days]) -> list[Fraction | None]:
    """Hundredths of feet per calendar day of each slot."""
    return [
        None if feet is None else Fraction(feet, (last - first).days + 1)
        for feet, (first, last) in zip(course, slots, strict=True)
    ]


def _words(course: Course, paces: Sequence[Fraction | None], slots: Sequence[Days]) -> str:
    at = paces.index(max(pace for pace in paces if pace is not None))
    first, last = slots[at]
    days = (last - first).days + 1
    words = run_words(first, last, with_year=slots[0][0].year != slots[-1][1].year)
    feet = units.grouped_text(units.average(course[at] or 0, days))
    return f"Most {feet} ft{' a day' if days > 1 else ''} {words}"


def _path(paces: Sequence[Fraction | None], most: Fraction) -> str:
    """Moves to the first point of each run and draws on by differences, which are short to write."""
    steps, across, up = max(len(paces) - 1, 1), WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    path: list[str] = []
    place: tuple[int, int] | None = None
    for number, pace in enumerate(paces):
        if pace is None:
            place = None
            continue
        x = MARGIN + across * number // steps
        y = MARGIN + up - (int(up * pace / most) if most else 0)
        path.append(f"M{x} {y}h0" if place is None else f"l{x - place[0]} {y - place[1]}")
        place = x, y
    return "".join(path)
