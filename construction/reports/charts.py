"""The reports' figures as shapes to draw; templates only place them.

A chart is as wide as its page and its words stay as large as all others: across, shapes stand in percent of the
plot, upwards in pixels.
"""

from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from .. import units
from ..units import Built
from .costs import CostOverview
from .periods import Granularity
from .series import ProgressSeries

HEIGHT, TOP, BOTTOM = 240, 12, 26
BASE = HEIGHT - BOTTOM
MOST_BARS = 180
GRID_LINES = 4
GAP = 0.24
DATE_LABELS = 6
YEAR_DAYS = 366
MILLION = 1_000_000
MONTH_NAMES = tuple(month_name)


@dataclass(frozen=True, slots=True)
class Slot:
    """Days that share a bar; `feet` in hundredths, None where none of them has a record."""

    start: Date
    end: Date
    feet: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The feet of one slot of days; `x` and `width` in percent."""

    start: Date
    end: Date
    built: Built
    x: float
    width: float
    y: float
    height: float

    @property
    def svg(self) -> str:
        """The bar, titled with its days and feet."""
        days = _long_text(self.start) + (f" to {_long_text(self.end)}" if self.end != self.start else "")
        place = f'x="{self.x}%" width="{self.width}%" y="{self.y}" height="{self.height}"'
        title = f"<title>{days}: {units.grouped_text(self.built.hundredths)} ft</title>"
        return f'<rect class="feet-bar" {place}>{title}</rect>'


def _long_text(day: Date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month]} {day.year}"


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled position on an axis: upwards in pixels, across in percent."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class FeetChart:
    """Feet over a range, a bar for each of its periods, or for several where they are many; none without work."""

    bars: Sequence[Bar]
    levels: Sequence[Line]
    dates: Sequence[Line]
    each: str
    mean: Line | None = None
    mean_of_whole: bool = False
    """Whether bars were left out of the mean because the range cuts them off."""

    height, base, label_y = HEIGHT, BASE, HEIGHT - 6

    @property
    def bars_svg(self) -> SafeString:
        """All bars; a template takes ten times as long."""
        return mark_safe("\n".join([bar.svg for bar in self.bars]))  # noqa: S308

    @property
    def highest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.built.hundredths)


def feet_chart(report: CostOverview) -> FeetChart | None:
    """Feet by day; None where there is nothing to draw."""
    days_per_bar = -(-report.total_days // MOST_BARS)
    built: dict[int, int] = {}
    for day, feet in report.feet_by_day:
        number = (day - report.start).days // days_per_bar
        built[number] = built.get(number, 0) + feet
    slots = []
    for number, first in enumerate(range(0, report.total_days, days_per_bar)):
        last = min(first + days_per_bar, report.total_days) - 1
        start, end = (report.start + timedelta(days=passed) for passed in (first, last))
        slots.append(Slot(start, end, built.get(number)))
    return _draw(slots, "day", days_per_bar)


def series_chart(report: ProgressSeries) -> FeetChart | None:
    """Feet by period and the mean of those that are whole; None where there is nothing to draw."""
    starts, ends = report.columns.starts, report.columns.ends
    periods_per_bar = -(-len(starts) // MOST_BARS)
    slots = []
    for first in range(0, len(starts), periods_per_bar):
        together = slice(first, first + periods_per_bar)
        feet = sum(report.feet[together]) if any(report.days_worked[together]) else None
        start, end = starts[first], ends[together][-1]
        slots.append(Slot(Date.fromisoformat(start), Date.fromisoformat(end), feet))
    cut_at_end = report.periods[-1].is_clipped or len(starts) % periods_per_bar
    whole = slots[report.periods[0].is_clipped : -1 if cut_at_end else None]
    return _draw(slots, report.granularity, periods_per_bar, whole)


def _draw(
    slots: Sequence[Slot], granularity: Granularity, per_bar: int, whole: Sequence[Slot] = ()
) -> FeetChart | None:
    """A chart of the slots, and the mean of the whole ones."""
    built = [slot.feet for slot in slots if slot.feet is not None]
    if not built:
        return None
    top = _round_up(max(*built, 1))
    pitch = 100 / len(slots)
    return FeetChart(
        bars=[
            _bar(slot, slot.feet / top, pitch * number, pitch)
            for number, slot in enumerate(slots)
            if slot.feet is not None
        ],
        levels=[_level(top * part // GRID_LINES, top) for part in range(GRID_LINES + 1)],
        dates=_dates(slots, granularity, pitch),
        each=f"each {granularity}" if per_bar == 1 else f"in every {per_bar} {granularity}s",
        mean=_mean([slot.feet for slot in whole if slot.feet is not None], top),
        mean_of_whole=len(whole) < len(slots),
    )


def _bar(slot: Slot, share: float, left: float, pitch: float) -> Bar:
    height = max(1.0, round((BASE - TOP) * share, 1))
    x, width = round(left + pitch * GAP / 2, 3), round(pitch * (1 - GAP), 3)
    return Bar(slot.start, slot.end, Built(slot.feet or 0), x, width, round(BASE - height, 1), height)


def _round_up(hundredths: int) -> int:
    """The next amount whose quarters are easy to read."""
    power = 10 ** (len(str(hundredths)) - 1)
    steps = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
    return int(next(step * power for step in steps if step * power >= hundredths))


def _mean(built: Sequence[int], top: int) -> Line | None:
    """To the hundredth, as sentences name it; None of nothing."""
    if not built:
        return None
    mean = units.average(sum(built), len(built))
    return Line(_height_of(mean, top), units.grouped_text(mean))


def _level(hundredths: int, top: int) -> Line:
    return Line(_height_of(hundredths, top), _level_text(hundredths))


def _height_of(hundredths: int, top: int) -> float:
    return round(BASE - (BASE - TOP) * hundredths / top, 1)


def _level_text(hundredths: int) -> str:
    """As short as it goes, and exact: 62.5, 750,000, 2.25 million."""
    feet = units.from_hundredths(hundredths)
    return f"{_short(feet / MILLION)} million" if feet >= MILLION else _short(feet)


def _short(amount: Decimal) -> str:
    """Two places at most."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def _dates(slots: Sequence[Slot], granularity: Granularity, pitch: float) -> list[Line]:
    """First days of evenly spread bars."""
    step = -(-len(slots) // DATE_LABELS)
    long = granularity == "month" or (slots[-1].end - slots[0].start).days >= YEAR_DAYS
    pattern = "{0:%b} {0.year}" if long else "{0.day} {0:%b}"
    return [
        Line(round(pitch * (number + 0.5), 2), pattern.format(slots[number].start))
        for number in range(0, len(slots), step)
    ]
