"""The days or periods of a report dealt out to a chart's bars, several to a bar where they are many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from .costs import CostOverview
from .series import ProgressSeries

MOST_BARS = 180


@dataclass(frozen=True, slots=True)
class Slot:
    """Days that share a bar; `feet` in hundredths, None where none of them has a record."""

    start: Date
    end: Date
    feet: int | None


def slots_of_days(report: CostOverview) -> tuple[Sequence[Slot], int]:
    """The slots of a range of days, and how many days each of them has."""
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
    return slots, days_per_bar


def slots_of_periods(report: ProgressSeries) -> tuple[Sequence[Slot], int]:
    """The slots of a series, and how many periods each of them has."""
    starts, ends = report.columns.starts, report.columns.ends
    periods_per_bar = -(-len(starts) // MOST_BARS)
    slots = []
    for first in range(0, len(starts), periods_per_bar):
        together = slice(first, first + periods_per_bar)
        feet = sum(report.feet[together]) if any(report.days_worked[together]) else None
        start, end = starts[first], ends[together][-1]
        slots.append(Slot(Date.fromisoformat(start), Date.fromisoformat(end), feet))
    return slots, periods_per_bar
