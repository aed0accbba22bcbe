"""What is in the files that the product hands out."""

import csv
import io
from decimal import Decimal

from ..sheets.conftest import rows_of


def csv_rows(content: bytes) -> list[list[str]]:
    """The cells as they are written."""
    return list(csv.reader(io.StringIO(content.decode())))


def xlsx_rows(content: bytes) -> list[list]:
    """The cells of the only sheet, amounts as decimals with two places."""
    return [[_exact(cell) for cell in row] for row in rows_of(content)]


def _exact(cell):
    """Amounts that are too long for a spreadsheet's numbers are written as text."""
    if isinstance(cell, float):
        return Decimal(f"{cell:.2f}")
    return Decimal(cell) if isinstance(cell, str) and cell.replace(".", "", 1).isdigit() else cell
