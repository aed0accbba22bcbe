"""The calendar of thirteen weeks: a cell for each day, the darker the more was built.

A cell also has its feet in it, and a day without a record is no day of 0 ft: colours alone tell nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from .. import units
from ..columns import SHORT_MONTHS, WEEKDAYS
from .survey import WEEKS_SHOWN, Survey

TINTS = 5
ROUND = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
PITCH, CELL = 24, 22
LEFT, TOP = 16, 18
THOUSAND, TEN_THOUSAND, MILLION = 1_000, 10_000, 1_000_000
WEEKDAYS_NAMED = (0, 2, 4)
LAST_COLUMN_WITH_ROOM = WEEKS_SHOWN - 2
Kind = Literal["empty", "nothing", "feet"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its feet in hundredths, None without a record; the tint is 1 to 5, or 0 where nothing was built."""

    date: Date
    feet: int | None
    tint: int

    @property
    def kind(self) -> Kind:
        if self.feet is None:
            return "empty"
        return "feet" if self.feet else "nothing"

    @property
    def text(self) -> str:
        """What the day says in words."""
        if self.feet is None:
            return "no record"
        return f"{units.grouped_text(self.feet)} ft"


@dataclass(frozen=True, slots=True)
class Tint:
    """A tint and the most feet, in hundredths, of the days that have it."""

    number: int
    most: int


@dataclass(frozen=True)
class HeatMap:
    """The days of thirteen weeks up to today, and what the tints mean: equal steps of feet."""

    days: Sequence[Day]
    tints: Sequence[Tint]

    weekdays = WEEKDAYS
    width, height = LEFT + WEEKS_SHOWN * PITCH, TOP + 7 * PITCH

    @property
    def start(self) -> Date:
        return self.days[0].date

    @property
    def end(self) -> Date:
        return self.days[-1].date

    @property
    def recorded(self) -> int:
        return sum(day.feet is not None for day in self.days)

    @property
    def weeks(self) -> list[Sequence[Day]]:
        """The newest first."""
        return [self.days[first : first + 7] for first in range(0, len(self.days), 7)][::-1]

    @property
    def svg(self) -> SafeString:
        """The cells, each leading to its rows; by keyboard the table below does, so that nobody tabs through all."""
        rows = reverse("progress_list")
        months = [
            f'<text class="heat-month" x="{LEFT + column * PITCH}" y="12">{name}</text>'
            for column, name in self._months()
        ]
        names = [
            f'<text class="heat-weekday" x="0" y="{TOP + row * PITCH + 15}">{WEEKDAYS[row][0]}</text>'
            for row in WEEKDAYS_NAMED
        ]
        cells = [_cell(day, number, rows) for number, day in enumerate(self.days)]
        return mark_safe("\n".join([*months, *names, *cells]))  # noqa: S308

    def _months(self) -> list[tuple[int, str]]:
        """(column, name) of each month over the week in which it begins, and over the first where there is room."""
        begun = [
            (number // 7, SHORT_MONTHS[day.date.month])
            for number, day in enumerate(self.days)
            if day.date.day == 1 and number // 7 <= LAST_COLUMN_WITH_ROOM
        ]
        if not begun or begun[0][0] > 1:
            begun.insert(0, (0, SHORT_MONTHS[self.start.month]))
        return begun


def heat_map(survey: Survey) -> HeatMap:
    """From the Monday thirteen weeks ago on; the tints are five equal round steps up to the most feet of a day."""
    feet = survey.days
    most = max((amount for day, amount in feet.items() if day <= survey.today), default=0)
    step = _round_step(most)
    tints = [Tint(number, number * step) for number in range(1, TINTS + 1)] if most else []
    passed = range((survey.today - survey.first_day).days + 1)
    days = [survey.first_day + timedelta(days=number) for number in passed]
    return HeatMap([Day(day, feet.get(day), _tint(feet.get(day), tints)) for day in days], tints)


def _round_step(most: int) -> int:
    """The least round step, in hundredths of a foot, of which five reach the most."""
    least = max(1, -(-most // TINTS))
    power = 10 ** (len(str(least)) - 1)
    return int(next(factor * power for factor in ROUND if factor * power >= least))


def _tint(feet: int | None, tints: Sequence[Tint]) -> int:
    return next((tint.number for tint in tints if feet <= tint.most), 0) if feet else 0


def _cell(day: Day, number: int, rows: str) -> str:
    x, y = LEFT + number // 7 * PITCH, TOP + number % 7 * PITCH
    iso, date = day.date.isoformat(), day.date
    words = f"{WEEKDAYS[date.weekday()]} {date.day} {SHORT_MONTHS[date.month]} {date.year}: {day.text}"
    mark = (
        f'<text x="{x + CELL / 2}" y="{y + 14.5}">{short_feet(day.feet)}</text>'
        if day.feet is not None
        else ""
    )
    return (
        f'<a class="heat-day heat-{day.kind} tint-{day.tint}" tabindex="-1" '
        f'href="{rows}?start_date={iso}&amp;end_date={iso}"><title>{words}</title>'
        f'<rect x="{x + 0.5}" y="{y + 0.5}" width="{CELL - 1}" height="{CELL - 1}" rx="2"/>{mark}</a>'
    )


def short_feet(hundredths: int) -> str:
    """Feet in four characters at most, rounded half up: 0, < 1, 896, 9999, 12k, 1.2M; the day's words have them exact."""
    feet = units.average(hundredths, 100)
    if hundredths and not feet:
        return "&lt;1"
    if feet < TEN_THOUSAND:
        return str(feet)
    thousands = units.average(hundredths, 100 * THOUSAND)
    if thousands < THOUSAND:
        return f"{thousands}k"
    millions = units.average(hundredths, 10 * MILLION)
    return f"{millions // 10}.{millions % 10}M" if millions < 100 else f"{millions // 10}M"
