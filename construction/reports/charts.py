"""The reports' figures as shapes to draw; templates only place them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from .. import units
from ..units import Built
from .costs import CostOverview
from .ice import DailyIceUsage

WIDTH, HEIGHT = 960, 240
LEFT, TOP, BOTTOM = 64, 12, 26
MOST_BARS = 180
GRID_LINES = 4
GAP = 0.24
DATE_LABELS = 6
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Bar:
    """The feet of one or more days, from `start` to `end`."""

    start: Date
    end: Date
    built: Built
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled position on an axis."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class FeetChart:
    """Feet per day over a range; long ranges in bars of several days."""

    bars: Sequence[Bar]
    levels: Sequence[Line]
    dates: Sequence[Line]
    days_per_bar: int

    width, height, left = WIDTH, HEIGHT, LEFT
    label_x, label_y = LEFT - 8, HEIGHT - 6
    base = HEIGHT - BOTTOM

    @property
    def highest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.built.hundredths)


def feet_chart(report: CostOverview) -> FeetChart | None:
    """None where there is nothing to draw."""
    if not report.feet_by_day:
        return None
    days_per_bar = -(-report.total_days // MOST_BARS)
    slots: dict[int, int] = {}
    for day, feet in report.feet_by_day:
        slot = (day - report.start).days // days_per_bar
        slots[slot] = slots.get(slot, 0) + feet
    pitch = (WIDTH - LEFT) / -(-report.total_days // days_per_bar)
    top = _round_up(max(max(slots.values()), 1))
    bars = [_bar(report, slot, slots[slot], days_per_bar, pitch, top) for slot in sorted(slots)]
    return FeetChart(bars, _levels(top), _dates(report, days_per_bar, pitch), days_per_bar)


def _bar(report: CostOverview, slot: int, feet: int, days: int, pitch: float, top: int) -> Bar:
    start = report.start + timedelta(days=slot * days)
    room = HEIGHT - TOP - BOTTOM
    height = max(1.0, round(room * feet / top, 1))
    x, width = LEFT + pitch * (slot + GAP / 2), pitch * (1 - GAP)
    end = min(report.end, start + timedelta(days=days - 1)) if days > 1 else start
    return Bar(
        start, end, Built(feet), round(x, 2), round(HEIGHT - BOTTOM - height, 1), round(width, 2), height
    )


def _round_up(hundredths: int) -> int:
    """The next amount whose quarters are easy to read."""
    power = 10 ** (len(str(hundredths)) - 1)
    steps = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
    return int(next(step * power for step in steps if step * power >= hundredths))


def _levels(top: int) -> list[Line]:
    room = HEIGHT - TOP - BOTTOM
    return [
        Line(round(HEIGHT - BOTTOM - room * part / GRID_LINES, 1), _level_text(top * part // GRID_LINES))
        for part in range(GRID_LINES + 1)
    ]


def _level_text(hundredths: int) -> str:
    feet = units.from_hundredths(hundredths)
    if feet >= MILLION:
        return f"{feet / MILLION:.1f} million".replace(".0", "")
    return f"{feet:,.0f}" if hundredths % 100 == 0 else f"{feet:,.2f}".rstrip("0")


def _dates(report: CostOverview, days_per_bar: int, pitch: float) -> list[Line]:
    """First days of evenly spread bars."""
    count = -(-report.total_days // days_per_bar)
    step = max(1, -(-count // DATE_LABELS))
    pattern = "{0.day} {0:%b}" if report.total_days <= 366 else "{0:%b} {0.year}"
    return [
        Line(
            round(LEFT + pitch * (slot + 0.5), 1),
            pattern.format(report.start + timedelta(days=slot * days_per_bar)),
        )
        for slot in range(0, count, step)
    ]


def section_bars(report: DailyIceUsage) -> Iterator[tuple[str, Built, int]]:
    """(section, built, percent of the day's largest)."""
    largest = max((feet for _, feet in report.feet_by_section), default=0)
    return ((name, built, units.percent(built.hundredths, largest)) for name, built in report.sections)
