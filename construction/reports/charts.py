"""The reports' figures as charts: what stands where, and the words for it; `drawings` makes SVG of them.

A chart is as wide as its page and its words stay as large as all others: across, shapes stand in percent of the
plot, upwards in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import accumulate

from .. import units
from ..spans import day_words, span_words
from ..units import Built
from .costs import CostOverview
from .periods import Granularity
from .scales import BASE, HEIGHT, TOP, Line, dates, height_of, levels, round_up
from .series import ProgressSeries
from .slots import Slot, slots_of_days, slots_of_periods

GAP = 0.24
MOVING: dict[Granularity, int] = {"day": 7, "week": 4, "month": 3}
"""Over how many bars the moving mean goes: a week, some four of them, a quarter."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """The feet of one slot of days, leading to `address`; `x` and `width` in percent."""

    start: Date
    end: Date
    built: Built
    x: float
    width: float
    y: float
    height: float
    address: str = ""
    whole: bool = True

    @property
    def words(self) -> str:
        """3 January 2025: 12.50 ft, so far"""
        partly = "" if self.whole else ", not a whole one"
        return f"{span_words(self.start, self.end)}: {units.grouped_text(self.built.hundredths)} ft{partly}"


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean to the hundredth, as sentences name it, with its height; `words` say of what."""

    line: Line
    words: str


@dataclass(frozen=True, slots=True)
class Axes:
    """What every chart of feet over a range has."""

    start: Date
    end: Date
    levels: Sequence[Line]
    dates: Sequence[Line]
    each: str

    height, base, label_y = HEIGHT, BASE, HEIGHT - 6


@dataclass(frozen=True, slots=True)
class FeetChart(Axes):
    """Feet over a range, a bar for each of its periods, or for several where they are many; none without work."""

    bars: Sequence[Bar]
    mean: Mean | None = None
    moving: Sequence[Point] = ()
    moving_over: str = ""

    @property
    def highest(self) -> Bar:
        return max(self.bars, key=lambda bar: bar.built.hundredths)

    @property
    def title(self) -> str:
        return f"Feet built {self.each}"

    @property
    def caption(self) -> str:
        """The title, and what the lines are."""
        dashed = f"; the dashed line is {self.mean.words}, {self.mean.line.label} ft" if self.mean else ""
        solid = f"; the solid line is the moving mean of {self.moving_over}" if self.moving else ""
        paler = "" if all(bar.whole for bar in self.bars) else "; what is paler is not whole, or not yet"
        return f"{self.title}{dashed}{solid}{paler}"

    @property
    def description(self) -> str:
        """What is to be seen, for those who cannot."""
        most = f"The most was {units.grouped_text(self.highest.built.hundredths)} ft, {day_words(self.highest.start)}."
        mean = f" The dashed line is {self.mean.words}: {self.mean.line.label} ft." if self.mean else ""
        return f"{span_words(self.start, self.end)}. {most}{mean}"


@dataclass(frozen=True, slots=True)
class SumChart(Axes):
    """Feet built since the range began: a step for each slot, at its left edge; `steps` are (percent, pixels)."""

    steps: Sequence[Point]
    total: Built
    half: Date

    @property
    def title(self) -> str:
        return f"Feet built since {day_words(self.start)}"

    @property
    def caption(self) -> str:
        return f"{self.title}, added up {self.each}"

    @property
    def description(self) -> str:
        """What is to be seen, for those who cannot."""
        total = units.grouped_text(self.total.hundredths)
        half = f" Half of it was reached by {day_words(self.half)}." if self.total.hundredths else ""
        return f"{span_words(self.start, self.end)}. The line rises to {total} ft.{half}"


Chart = FeetChart | SumChart


def feet_chart(report: CostOverview, day_address: str = "", today: Date | None = None) -> FeetChart | None:
    """Feet by day, and their mean over all days of the calendar; None where there is nothing to draw.

    A bar of one day leads to `day_address`, to which the day is added. What reaches `today` may still grow.
    """
    slots, per_bar = _settled(slots_of_days(report), today)
    mean = units.average(report.total.hundredths * per_bar, report.total_days)
    of = "the mean of a calendar day" if per_bar == 1 else f"the mean of {per_bar} calendar days"
    return _bars(slots, "day", per_bar, (mean, of), day_address)


def sum_chart(report: CostOverview) -> SumChart | None:
    """Feet added up by day; None where there is nothing to draw."""
    return _sums(*slots_of_days(report), "day")


def series_chart(
    report: ProgressSeries, day_address: str = "", today: Date | None = None
) -> FeetChart | None:
    """Feet by period and the mean of the whole ones since the first record; None where there is nothing to draw.

    What reaches `today` may still grow, and is not whole.
    """
    slots, per_bar = _settled(slots_of_periods(report), today)
    counted = slots[_counted(slots)]
    of = f"the mean of the whole {report.granularity}s since the first record"
    mean = (units.average(sum(slot.feet or 0 for slot in counted), len(counted)), of) if counted else None
    return _bars(slots, report.granularity, per_bar, mean, day_address)


def series_sum_chart(report: ProgressSeries) -> SumChart | None:
    """Feet added up by period; None where there is nothing to draw."""
    return _sums(*slots_of_periods(report), report.granularity)


def _bars(
    slots: Sequence[Slot],
    granularity: Granularity,
    per_bar: int,
    mean: tuple[int, str] | None,
    day_address: str,
) -> FeetChart | None:
    built = [slot.feet for slot in slots if slot.feet is not None]
    if not built:
        return None
    top = round_up(max(*built, 1))
    pitch = 100 / len(slots)
    address = day_address if per_bar == 1 and granularity == "day" else ""
    return FeetChart(
        *_axes(slots, granularity, per_bar, top),
        bars=[
            _bar(slot, slot.feet / top, pitch * number, pitch, address)
            for number, slot in enumerate(slots)
            if slot.feet is not None
        ],
        mean=mean and Mean(Line(height_of(mean[0], top), units.grouped_text(mean[0])), mean[1]),
        moving=_moving(slots, MOVING[granularity], top),
        moving_over=f"{MOVING[granularity] * per_bar} {granularity}s",
    )


def _bar(slot: Slot, share: float, left: float, pitch: float, address: str) -> Bar:
    height = max(1.0, round((BASE - TOP) * share, 1))
    x, width = round(left + pitch * GAP / 2, 3), round(pitch * (1 - GAP), 3)
    day = f"{address}{slot.start}" if address else ""
    y = round(BASE - height, 1)
    return Bar(slot.start, slot.end, Built(slot.feet or 0), x, width, y, height, day, slot.whole)


def _settled(dealt: tuple[Sequence[Slot], int], today: Date | None) -> tuple[Sequence[Slot], int]:
    """The same slots, of which none that reaches today is whole yet."""
    slots, per_bar = dealt
    if today is None or slots[-1].end < today:
        return dealt
    return [replace(slot, whole=slot.whole and slot.end < today) for slot in slots], per_bar


def _counted(slots: Sequence[Slot]) -> slice:
    """The slots that means go over: the whole ones in a row from the first record on, with work or without."""
    first = next((at for at, slot in enumerate(slots) if slot.feet is not None and slot.whole), len(slots))
    end = next((at for at in range(first, len(slots)) if not slots[at].whole), len(slots))
    return slice(first, end)


def _moving(slots: Sequence[Slot], over: int, top: int) -> list[Point]:
    """The mean of each slot and those before it, `over` in all, which are counted; without work as nothing."""
    if len(slots) < 2 * over:
        return []
    counted = _counted(slots)
    sums = [0, *accumulate(slot.feet or 0 for slot in slots)]
    pitch = 100 / len(slots)
    points = [
        (round(pitch * (end - 0.5), 2), height_of(units.average(sums[end] - sums[end - over], over), top))
        for end in range(counted.start + over, counted.stop + 1)
    ]
    return points if len(points) > 1 else []


def _sums(slots: Sequence[Slot], per_bar: int, granularity: Granularity) -> SumChart | None:
    if all(slot.feet is None for slot in slots):
        return None
    sums = list(accumulate(slot.feet or 0 for slot in slots))
    top, pitch = round_up(max(sums[-1], 1)), 100 / len(slots)
    half = next(slot.end for slot, built in zip(slots, sums, strict=True) if 2 * built >= sums[-1])
    return SumChart(
        *_axes(slots, granularity, per_bar, top),
        steps=[(round(pitch * number, 2), height_of(built, top)) for number, built in enumerate(sums)],
        total=Built(sums[-1]),
        half=half,
    )


def _axes(
    slots: Sequence[Slot], granularity: Granularity, per_bar: int, top: int
) -> tuple[Date, Date, Sequence[Line], Sequence[Line], str]:
    each = f"each {granularity}" if per_bar == 1 else f"in every {per_bar} {granularity}s"
    starts = [slot.start for slot in slots]
    return slots[0].start, slots[-1].end, levels(top), dates(starts, slots[-1].end, granularity), each
