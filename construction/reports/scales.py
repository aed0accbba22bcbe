"""The axes of a chart: levels that are easy to read, and days below.

Across, positions are in percent of the plot, upwards in pixels from its top.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from .. import units
from .periods import Granularity

HEIGHT, TOP, BOTTOM = 240, 12, 26
BASE = HEIGHT - BOTTOM
GRID_LINES = 4
DATE_LABELS = 6
YEAR_DAYS = 366
MILLION, BILLION = 1_000_000, 1_000_000_000
STEPS = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled position on an axis: upwards in pixels, across in percent."""

    position: float
    label: str


def round_up(hundredths: int) -> int:
    """The next amount whose quarters are easy to read."""
    power = 10 ** (len(str(hundredths)) - 1)
    return int(next(step * power for step in STEPS if step * power >= hundredths))


def height_of(hundredths: int, top: int) -> float:
    """Pixels from the plot's upper edge, where its highest level is `top`."""
    return round(BASE - (BASE - TOP) * hundredths / top, 1)


def levels(top: int) -> list[Line]:
    """From nothing to the top, evenly."""
    amounts = [top * part // GRID_LINES for part in range(GRID_LINES + 1)]
    return [Line(height_of(amount, top), _level_text(amount)) for amount in amounts]


def dates(starts: Sequence[Date], end: Date, granularity: Granularity) -> list[Line]:
    """First days of evenly spread bars, each below the middle of its own."""
    pitch, step = 100 / len(starts), -(-len(starts) // DATE_LABELS)
    long = granularity == "month" or (end - starts[0]).days >= YEAR_DAYS
    pattern = "{0:%b} {0.year}" if long else "{0.day} {0:%b}"
    return [
        Line(round(pitch * (number + 0.5), 2), pattern.format(starts[number]))
        for number in range(0, len(starts), step)
    ]


def _level_text(hundredths: int) -> str:
    """As short as it goes, and exact: 62.5, 750,000, 2.25 million, 12.5 billion."""
    feet = units.from_hundredths(hundredths)
    if feet >= BILLION:
        return f"{_short(feet / BILLION)} billion"
    return f"{_short(feet / MILLION)} million" if feet >= MILLION else _short(feet)


def _short(amount: Decimal) -> str:
    """Two places at most."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".")
