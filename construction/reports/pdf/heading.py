"""What the first page begins with: whose report it is and its range in a sentence, then its key figures."""

from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from ... import units
from ..costs import CostOverview
from .lines import LEFT_OUT, is_whole, lines_of, printable
from .page import GOLD_DEEP, ICE_DEEP, INK, INK_SOFT, LEFT, RIGHT, ROOM, rule, write, write_before
from .typefaces import BOLD, REGULAR, width
from .words import PRODUCT, REPORT, filter_sentence

NAME_SIZES = ((24, 2), (17, 3), (11.5, 99))
"""A name is set in the first of these sizes in which it takes no more lines than that."""
LEADING = 1.28
NOTE = 9.5
SHORTENED = f"{LEFT_OUT} stands for letters that cannot be printed here; the page of the profile shows them."
SMALL, FIGURE, LEAST_FIGURE = 8, 14, 6.5
CELL_HEIGHT, CELL_GAP = 42, 16


class Masthead:
    """The product, the report, the profile and its team lead, the filter."""

    def __init__(self, report: CostOverview) -> None:
        self.size, self.name = _name_lines(report.profile.name)
        self.notes = lines_of(f"Team lead: {printable(report.profile.team_lead)}", REGULAR, NOTE, ROOM)
        if not is_whole(report.profile.name) or not is_whole(report.profile.team_lead):
            self.notes.append(SHORTENED)
        self.filter = filter_sentence(report)

    @property
    def height(self) -> float:
        return 26 + self.size * LEADING * len(self.name) + 14 * len(self.notes) + 32

    def draw(self, canvas: Canvas, top: float) -> None:
        write(canvas, LEFT, top - 8, PRODUCT, size=10, font=BOLD, ink=ICE_DEEP)
        write_before(canvas, RIGHT, top - 8, REPORT, size=10, ink=INK_SOFT)
        y = top - 26
        for line in self.name:
            y -= self.size * LEADING
            write(canvas, LEFT, y + self.size * 0.22, line, size=self.size, font=BOLD)
        for line in self.notes:
            y -= 14
            write(canvas, LEFT, y + 2, line, size=NOTE, ink=INK_SOFT)
        write(canvas, LEFT, y - 17, self.filter, size=10)


class Notice:
    """A sentence in the place of what cannot be drawn."""

    height = 40

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    def draw(self, canvas: Canvas, top: float) -> None:
        write(canvas, LEFT, top - 14, self.sentence, size=10)


def _name_lines(name: str) -> tuple[float, list[str]]:
    set_in = ((size, lines_of(name, BOLD, size, ROOM), most) for size, most in NAME_SIZES)
    return next((size, lines) for size, lines, most in set_in if len(lines) <= most)


class Figure(NamedTuple):
    """A total or an average, as it is written."""

    label: str
    number: str
    unit: str

    def width(self, size: float) -> float:
        return width(f"{self.number} ", BOLD, size) + width(self.unit, REGULAR, SMALL)


class Figures:
    """The summary, in as many columns as its longest number leaves room for."""

    def __init__(self, report: CostOverview) -> None:
        self.figures = _figures(report)
        sizes = ((columns, self._size(columns)) for columns in (3, 2, 1))
        self.columns, self.size = next(
            (set_in for set_in in sizes if set_in[1] >= FIGURE - 3), (1, LEAST_FIGURE)
        )

    def _size(self, columns: int) -> float:
        """Of the numbers, so that the longest one fits into its column."""
        room = ROOM / columns - CELL_GAP
        widest = max(figure.width(FIGURE) for figure in self.figures)
        return min(FIGURE, FIGURE * room / widest)

    @property
    def rows(self) -> int:
        return -(-len(self.figures) // self.columns)

    @property
    def height(self) -> float:
        return self.rows * CELL_HEIGHT + 22

    def draw(self, canvas: Canvas, top: float) -> None:
        rule(canvas, top, weight=1.5, ink=INK)
        cell = ROOM / self.columns
        for place, figure in enumerate(self.figures):
            column, row = divmod(place, self.rows) if self.columns < 3 else divmod(place, 3)[::-1]
            self._draw(canvas, LEFT + column * cell, top - row * CELL_HEIGHT, figure)
        rule(canvas, top - self.rows * CELL_HEIGHT)

    def _draw(self, canvas: Canvas, x: float, top: float, figure: Figure) -> None:
        ink = GOLD_DEEP if figure.unit == "GD" else INK
        write(canvas, x, top - 15, figure.label, size=SMALL, ink=INK_SOFT)
        end = write(canvas, x, top - 32, f"{figure.number} ", size=self.size, font=BOLD, ink=ink)
        write(canvas, end, top - 32, figure.unit, size=SMALL, ink=INK_SOFT)


def _figures(report: CostOverview) -> list[Figure]:
    feet = report.total.hundredths
    return [
        Figure("Built", units.grouped_text(feet), "ft"),
        Figure("Ice", units.grouped_text(units.ice_for(feet)), "yd³"),
        Figure("Cost in Gold Dragons", units.grouped_text(units.cost_for(feet)), "GD"),
        Figure("Built a day", units.grouped_text(report.average.hundredths), "ft"),
        Figure("Cost a day", units.grouped_text(report.average_cost), "GD"),
        Figure("Days worked", f"{report.days_worked:,}", f"of {report.total_days:,}"),
    ]
