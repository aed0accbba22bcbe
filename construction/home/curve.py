"""The cumulative feet of the whole Wall as a curve: by month, and day by day over the last thirteen weeks.

Across, shapes stand in thousandths of the plot, which is stretched to the width of its page; upwards in pixels.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal

from .. import units
from ..columns import SHORT_MONTHS
from ..models.months import month_of
from ..models.overviews import feet_by_month
from .survey import Survey

WIDTH, HEIGHT, TOP, BOTTOM = 1000, 260, 10, 24
BASE = HEIGHT - BOTTOM
LEVELS = 4
LABELS = 5
ROUND = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
MONTHS_LISTED = 24
MILLION = 1_000_000
LONG = 300
"""Days from which on their labels are months."""


@dataclass(frozen=True, slots=True)
class Point:
    """All feet, in hundredths, to the end of a day."""

    day: Date
    feet: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month's feet and all feet to its end, or to today; in hundredths."""

    start: Date
    end: Date
    feet: int
    total: int


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside the plot: upwards in pixels, across in percent."""

    position: float
    text: str


@dataclass(frozen=True)
class Curve:
    """How the Wall has grown; no point where nothing is recorded yet."""

    points: Sequence[Point]
    months: Sequence[Month]
    """The newest first."""

    width, height, base = WIDTH, HEIGHT, BASE

    @property
    def listed(self) -> Sequence[Month]:
        """The newest months, as many as a table should have."""
        return self.months[:MONTHS_LISTED]

    @property
    def first_day(self) -> Date:
        """Of the first month with a record."""
        return self.months[-1].start

    @property
    def start(self) -> Date:
        return self.points[0].day

    @property
    def end(self) -> Date:
        return self.points[-1].day

    @property
    def total(self) -> int:
        return self.points[-1].feet

    @property
    def top(self) -> int:
        """The level of the upper edge: the next amount whose quarters are easy to read."""
        most = max(self.total, 1)
        power = 10 ** (len(str(most)) - 1)
        return int(next(step * power for step in ROUND if step * power >= most))

    @property
    def path(self) -> str:
        """The curve from its first point to its last."""
        days = max(1, (self.end - self.start).days)
        places = [
            f"{round(WIDTH * (point.day - self.start).days / days, 1)} {self._height_of(point.feet)}"
            for point in self.points
        ]
        return (
            f"M{'L'.join(places)}" if len(places) > 1 else f"M0 {BASE}L{WIDTH} {self._height_of(self.total)}"
        )

    @property
    def area(self) -> str:
        """The same, closed along the base."""
        return f"{self.path}V{BASE}H0z"

    @property
    def levels(self) -> list[Label]:
        amounts = [self.top * part // LEVELS for part in range(LEVELS + 1)]
        return [Label(self._height_of(amount), _short(amount)) for amount in amounts]

    @property
    def dates(self) -> list[Label]:
        """Days evenly spread, the first and the last among them."""
        days = (self.end - self.start).days
        parts = min(LABELS - 1, days)
        marks = (
            [self.start + timedelta(days=days * part // parts) for part in range(parts + 1)] if parts else []
        )
        return [Label(round(100 * (day - self.start).days / days, 2), _day(day, days)) for day in marks]

    def _height_of(self, feet: int) -> float:
        return round(BASE - (BASE - TOP) * feet / self.top, 1)


def curve(survey: Survey) -> Curve:
    """Month by month from the totals of months; the days of the last thirteen weeks from those of days."""
    ahead = {day: feet for day, feet in survey.days.items() if day > survey.today}
    months = list(_months(dict(feet_by_month()), ahead, survey.today))
    return Curve(list(_points(months, survey)), months[::-1])


def _months(built: dict[int, int], ahead: dict[Date, int], today: Date) -> Iterator[Month]:
    """Those with a record until today, oldest first; what is recorded for tomorrow already is left out."""
    for day, feet in ahead.items():
        built[month_of(day)] -= feet
    total = 0
    for number, feet in built.items():
        start = Date(number // 100, number % 100, 1)
        if start <= today:
            total += feet
            last = monthrange(start.year, start.month)[1]
            yield Month(start, min(start.replace(day=last), today), feet, total)


def _points(months: Sequence[Month], survey: Survey) -> Iterator[Point]:
    if not months:
        return
    days = {day: feet for day, feet in survey.days.items() if day <= survey.today}
    before = [month for month in months if month.end < survey.first_day]
    total = months[-1].total - sum(days.values())
    if before or total:
        first = survey.first_day
        yield Point(survey.span[0] if survey.span else months[0].start, 0)
        yield from (
            Point(month.end, month.total) for month in before if month.end < first - timedelta(days=1)
        )
        yield Point(first - timedelta(days=1), total)
    else:
        first = min(days, default=survey.today)
        yield Point(first - timedelta(days=1), 0)
    for passed in range((survey.today - first).days + 1):
        day = first + timedelta(days=passed)
        total += days.get(day, 0)
        yield Point(day, total)


def _short(hundredths: int) -> str:
    """A level as short as it goes, and exact."""
    feet = units.from_hundredths(hundredths)
    return f"{_plain(feet / MILLION)} million" if feet >= MILLION else _plain(feet)


def _plain(amount: Decimal) -> str:
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def _day(day: Date, days: int) -> str:
    return f"{SHORT_MONTHS[day.month]} {day.year}" if days > LONG else f"{day.day} {SHORT_MONTHS[day.month]}"
