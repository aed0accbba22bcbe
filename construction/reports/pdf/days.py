"""The table of days, newest first, with its heads on every page and its totals at the end."""

from collections.abc import Iterator, Sequence
from datetime import date as Date

from reportlab.pdfgen.canvas import Canvas

from ... import units
from ..costs import CostOverview
from .page import INK, INK_SOFT, LEFT, RIGHT, ROOM, RULE_STRONG, rule, write, write_before
from .typefaces import BOLD, REGULAR, width
from .words import weekday_text

HEADS = ("Built (ft)", "Ice (yd³)", "Cost (GD)")
WIDEST_DAY = "Wed 30 Nov 9999"
SIZE, HEAD_SIZE, GAP = 8.5, 8, 12
ROW, HEAD = 14, 22
FEWEST = 4
"""A page has so many rows at least; fewer begin on the next one."""


class DayTable:
    """A row for each day with a record, then the totals; nothing where there is no day. Rows count from 0."""

    def __init__(self, report: CostOverview) -> None:
        self.days = report.feet_by_day
        self.totals = _cells(report.total.hundredths)
        self.rows = len(self.days) + 1 if self.days else 0
        self.size, self.edges = _columns(self.totals)

    def pages(self, first: float, room: float) -> list[range]:
        """The rows of each page, where `first` points are left on the first one and `room` on the others."""
        on_first, on_others = int((first - HEAD) // ROW), int((room - HEAD) // ROW)
        on_first = min(on_first, self.rows) if on_first >= min(FEWEST, self.rows) else 0
        starts = range(on_first, self.rows, on_others)
        return [range(on_first), *(range(start, min(start + on_others, self.rows)) for start in starts)]

    def draw(self, canvas: Canvas, top: float, rows: range) -> None:
        """The heads and those rows."""
        self._draw_heads(canvas, top)
        y = top - HEAD
        for row in rows:
            y -= ROW
            if row < len(self.days):
                self._draw_day(canvas, y, row)
            else:
                self._draw_totals(canvas, y)

    def months(self, rows: range, top: float) -> Iterator[tuple[Date, float]]:
        """(a day, where it stands) for each month that begins among the rows of a page."""
        for place, row in enumerate(rows):
            if row < len(self.days) and self._begins_month(row):
                yield self.days[row][0], top - HEAD - place * ROW

    def _begins_month(self, row: int) -> bool:
        day = self.days[row][0]
        return row == 0 or (day.month, day.year) != (self.days[row - 1][0].month, self.days[row - 1][0].year)

    def _draw_heads(self, canvas: Canvas, top: float) -> None:
        write(canvas, LEFT, top - 13, "Day", size=HEAD_SIZE, font=BOLD, ink=INK_SOFT)
        for edge, head in zip(self.edges, HEADS, strict=True):
            write_before(canvas, edge, top - 13, head, size=HEAD_SIZE, font=BOLD, ink=INK_SOFT)
        rule(canvas, top - HEAD + 2, weight=1, ink=INK)

    def _draw_day(self, canvas: Canvas, y: float, row: int) -> None:
        day, feet = self.days[row]
        if row and self._begins_month(row):
            rule(canvas, y + ROW, weight=0.75, ink=RULE_STRONG)
        canvas.setFont(REGULAR, self.size)
        canvas.setFillColor(INK)
        canvas.drawString(LEFT, y + 4, weekday_text(day))
        for edge, cell in zip(self.edges, _cells(feet), strict=True):
            canvas.drawRightString(edge, y + 4, cell)
        rule(canvas, y)

    def _draw_totals(self, canvas: Canvas, y: float) -> None:
        rule(canvas, y + ROW, weight=1, ink=INK)
        write(canvas, LEFT, y + 2, "Total", size=self.size, font=BOLD)
        for edge, cell in zip(self.edges, self.totals, strict=True):
            write_before(canvas, edge, y + 2, cell, size=self.size, font=BOLD)


def _cells(feet: int) -> Sequence[str]:
    return tuple(map(units.grouped_text, (feet, units.ice_for(feet), units.cost_for(feet))))


def _columns(totals: Sequence[str]) -> tuple[float, list[float]]:
    """(size of type, right edges of the figures): what the totals, the longest figures, leave room for."""
    wanted = [width(WIDEST_DAY, REGULAR, SIZE), *(width(total, BOLD, SIZE) for total in totals)]
    scale = min(1.0, (ROOM - GAP * len(totals)) / sum(wanted))
    spare = (ROOM - scale * sum(wanted)) / len(totals)
    edges = [LEFT + scale * sum(wanted[: n + 2]) + spare * (n + 1) for n in range(len(totals))]
    return SIZE * scale, [*edges[:-1], RIGHT]
