"""The page of a printed report: A4, its margins, its inks, and text set on it. Measures are points (1/72 inch)."""

from typing import Protocol

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .typefaces import REGULAR, runs, width

WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM = 48, HEIGHT - 50, 58
RIGHT = WIDTH - LEFT
ROOM = RIGHT - LEFT

INK, INK_SOFT = HexColor("#12212c"), HexColor("#475966")
RULE, RULE_STRONG = HexColor("#d9e2e8"), HexColor("#8297a4")
ICE, ICE_DEEP, ICE_NIGHT = HexColor("#2b85ad"), HexColor("#155a7a"), HexColor("#0d2b3b")
GOLD_DEEP = HexColor("#7a5710")
PAPER = HexColor("#ffffff")


class Block(Protocol):
    """Something that takes the whole width of a page and `height` of it."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Canvas, top: float) -> None:
        """Between `top` and `height` below it."""


def write(
    canvas: Canvas, x: float, y: float, text: str, *, size: float, font: str = REGULAR, ink: Color = INK
) -> float:
    """Set a line from x on; where it ends."""
    canvas.setFillColor(ink)
    for name, piece in runs(text, font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += width(piece, name, size)
    return x


def write_before(
    canvas: Canvas, x: float, y: float, text: str, *, size: float, font: str = REGULAR, ink: Color = INK
) -> None:
    """Set a line that ends at x."""
    write(canvas, x - width(text, font, size), y, text, size=size, font=font, ink=ink)


def rule(canvas: Canvas, y: float, *, weight: float = 0.5, ink: Color = RULE) -> None:
    """A line across the page."""
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(weight)
    canvas.line(LEFT, y, RIGHT, y)
