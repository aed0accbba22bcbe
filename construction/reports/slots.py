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
    """Days that share a bar; `feet` in hundredths, None where none of them has a record.

    A slot is `whole` unless the range cuts it off: its week or month, or the last of bars that take several.
    """

    start: Date
    end: Date
    feet: int | None
    whole: bool


def slots_of_days(report: CostOverview) -> tuple[Sequence[Slot], int]:
    """The slots of a range of days in order, and how many days each of them has; the last may have fewer."""
    per_slot = -(-report.total_days // MOST_BARS)
    built: dict[int, int] = {}
    for day, feet in report.feet_by_day:
        number = (day - report.start).days // per_slot
        built[number] = built.get(number, 0) + feet
    slots = []
    for number, first in enumerate(range(0, report.total_days, per_slot)):
        days = min(per_slot, report.total_days - first)
        start = report.start + timedelta(days=first)
        slots.append(Slot(start, start + timedelta(days=days - 1), built.get(number), days == per_slot))
    return slots, per_slot


def slots_of_periods(report: ProgressSeries) -> tuple[Sequence[Slot], int]:
    """The slots of a series in order, and how many periods each of them has; the last may have fewer."""
    periods = report.periods
    per_slot = -(-len(periods) // MOST_BARS)
    slots = []
    for first in range(0, len(periods), per_slot):
        held = periods[first : first + per_slot]
        recorded = any(period.days_worked for period in held)
        slots.append(
            Slot(
                held[0].start,
                held[-1].end,
                sum(period.built.hundredths for period in held) if recorded else None,
                len(held) == per_slot and not (held[0].is_clipped or held[-1].is_clipped),
            )
        )
    return slots, per_slot
