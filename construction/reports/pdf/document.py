"""The cost overview as a PDF: head, figures, chart and days on numbered A4 pages.

Equal reports give equal bytes: the document says nothing of when it was made.
"""

from io import BytesIO
from threading import Lock

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ...sheets import TooManyRows
from ..charts import feet_chart
from ..costs import CostOverview
from .chart import FeetDrawing
from .days import DayTable
from .heading import Figures, Masthead, Notice
from .lines import one_line
from .outline import Outline
from .page import BOTTOM, INK_SOFT, LEFT, RIGHT, ROOM, TOP, Block, rule, write, write_before
from .typefaces import REGULAR
from .words import PRODUCT, REPORT, filter_sentence, range_text

MOST_DAYS = 20_000
"""Days with a record, on about 400 pages."""
LANGUAGE = "en-GB"
SMALL = 7.5
RUNNING_HEAD = 22
rl_config.useA85 = 0
SAVING = Lock()
"""Saving reads the typefaces' files, which keep one place for all readers."""


def cost_overview_pdf(report: CostOverview) -> bytes:
    """The document's bytes; TooManyRows where it would be too long to be of use."""
    days = report.days_worked
    if days > MOST_DAYS:
        raise TooManyRows(
            f"A PDF holds at most {MOST_DAYS:,} days with a record, this range has {days:,}: choose a shorter one, or CSV"
        )
    written = BytesIO()
    canvas = _canvas(written, report)
    Document(report, canvas).draw()
    with SAVING:
        canvas.save()
    return written.getvalue()


def _canvas(written: BytesIO, report: CostOverview) -> Canvas:
    canvas = Canvas(written, pagesize=A4, invariant=1, initialFontName=REGULAR, lang=LANGUAGE)
    canvas.setTitle(f"{REPORT}: {report.profile.name}, {range_text(report.start, report.end)}")
    canvas.setSubject(filter_sentence(report))
    canvas.setAuthor(PRODUCT)
    canvas.setCreator(PRODUCT)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class Document:
    """The pages of a cost overview: the first has its own head, the others a line with the name and the range."""

    def __init__(self, report: CostOverview, canvas: Canvas) -> None:
        self.report, self.canvas = report, canvas
        self.blocks = _blocks(report)
        self.table = DayTable(report)
        self.first_top = TOP - sum(block.height for block in self.blocks)
        self.top = TOP - RUNNING_HEAD
        self.pages = self.table.pages(self.first_top - BOTTOM, self.top - BOTTOM)
        self.outline = Outline(canvas)

    def draw(self) -> None:
        for number, rows in enumerate(self.pages, start=1):
            if number == 1:
                self._draw_blocks()
            else:
                self._draw_running_head()
            self._draw_rows(rows, self.first_top if number == 1 else self.top)
            self._draw_foot(number)
            self.canvas.showPage()

    def _draw_blocks(self) -> None:
        top = TOP
        for block in self.blocks:
            block.draw(self.canvas, top)
            top -= block.height

    def _draw_rows(self, rows: range, top: float) -> None:
        if not rows:
            return
        self.table.draw(self.canvas, top, rows)
        if len(self.pages) > 1:
            for day, y in self.table.months(rows, top):
                self.outline.add(day, y)

    def _draw_running_head(self) -> None:
        covered = range_text(self.report.start, self.report.end)
        write_before(self.canvas, RIGHT, TOP, covered, size=SMALL, ink=INK_SOFT)
        name = one_line(self.report.profile.name, REGULAR, SMALL, ROOM * 0.6)
        write(self.canvas, LEFT, TOP, name, size=SMALL, ink=INK_SOFT)

    def _draw_foot(self, number: int) -> None:
        y = BOTTOM - 24
        rule(self.canvas, y + 12)
        covered = range_text(self.report.start, self.report.end)
        write(self.canvas, LEFT, y, f"{PRODUCT} · {REPORT} · {covered}", size=SMALL, ink=INK_SOFT)
        count = f"Page {number:,} of {len(self.pages):,}"
        write_before(self.canvas, RIGHT, y, count, size=SMALL, ink=INK_SOFT)


def _blocks(report: CostOverview) -> list[Block]:
    chart = feet_chart(report)
    drawing = FeetDrawing(chart) if chart else Notice("No day of this range has a record.")
    return [Masthead(report), Figures(report), drawing]
