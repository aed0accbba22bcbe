"""The chart of the page, drawn with the same bars and axes in print."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from .. import charts
from ..charts import FeetChart, Line
from .page import ICE, ICE_NIGHT, INK_SOFT, LEFT, PAPER, RIGHT, RULE, write, write_before
from .typefaces import REGULAR, width

CAPTION, LABEL = 8, 7
SCALE, WIDEST_BAR = 0.54, 40
"""Points for a pixel of the page, upwards; the most that a bar takes across."""
COURSE, OUTLINE = 3.2, 0.06
"""The height of a course of ice in points, and the outline of a bar by its width: they show without colour, too."""


class FeetDrawing:
    """Feet each day, or in every few days."""

    def __init__(self, chart: FeetChart) -> None:
        self.chart = chart
        self.plot = LEFT + max(width(level.label, REGULAR, LABEL) for level in chart.levels) + 6
        self.bar = min(WIDEST_BAR, chart.bars[0].width / 100 * (RIGHT - self.plot))

    @property
    def height(self) -> float:
        return 18 + charts.HEIGHT * SCALE + 20

    def draw(self, canvas: Canvas, top: float) -> None:
        write(canvas, LEFT, top - 8, f"Feet built {self.chart.each}", size=CAPTION, ink=INK_SOFT)
        top -= 18
        for level in self.chart.levels:
            self._draw_level(canvas, level, top - level.position * SCALE)
        self._draw_bars(canvas, top)
        for date in self.chart.dates:
            self._draw_date(canvas, date, top - self.chart.label_y * SCALE)

    def _x(self, percent: float) -> float:
        return self.plot + percent / 100 * (RIGHT - self.plot)

    def _draw_level(self, canvas: Canvas, level: Line, y: float) -> None:
        write_before(canvas, self.plot - 6, y - 2.5, level.label, size=LABEL, ink=INK_SOFT)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.line(self.plot, y, RIGHT, y)

    def _draw_date(self, canvas: Canvas, date: Line, y: float) -> None:
        reach = width(date.label, REGULAR, LABEL)
        x = min(self._x(date.position) - reach / 2, RIGHT - reach)
        write(canvas, x, y, date.label, size=LABEL, ink=INK_SOFT)

    def _draw_bars(self, canvas: Canvas, top: float) -> None:
        bars = canvas.beginPath()
        for bar in self.chart.bars:
            middle = self._x(bar.x + bar.width / 2)
            bars.rect(middle - self.bar / 2, top - (bar.y + bar.height) * SCALE, self.bar, bar.height * SCALE)
        canvas.setFillColor(ICE)
        canvas.drawPath(bars, stroke=0, fill=1)
        self._draw_courses(canvas, bars, top - self.chart.base * SCALE, top)
        canvas.setStrokeColor(ICE_NIGHT)
        canvas.setLineWidth(min(0.4, self.bar * OUTLINE))
        canvas.drawPath(bars, stroke=1, fill=0)

    def _draw_courses(self, canvas: Canvas, bars: PDFPathObject, base: float, top: float) -> None:
        canvas.saveState()
        canvas.clipPath(bars, stroke=0, fill=0)
        canvas.setStrokeColor(PAPER)
        canvas.setLineWidth(0.35)
        joints = int((top - base) / COURSE) + 1
        canvas.lines([(self.plot, base + n * COURSE, RIGHT, base + n * COURSE) for n in range(1, joints)])
        canvas.restoreState()
