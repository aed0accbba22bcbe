"""The bookmarks of a long document: years, and in them months."""

from calendar import month_name
from datetime import date as Date

from reportlab.pdfgen.canvas import Canvas

YEAR, MONTH = 0, 1


class Outline:
    """Bookmarks in the order of the table."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.year = canvas, 0

    def add(self, day: Date, top: float) -> None:
        """The day's month begins at `top` of the page being drawn."""
        if day.year != self.year:
            self.year = day.year
            self._enter(f"{day.year}", YEAR, top)
        self._enter(f"{month_name[day.month]} {day.year}", MONTH, top)
        self.canvas.showOutline()

    def _enter(self, title: str, level: int, top: float) -> None:
        self.canvas.bookmarkHorizontal(title, 0, top)
        self.canvas.addOutlineEntry(title, title, level, closed=level == YEAR)
