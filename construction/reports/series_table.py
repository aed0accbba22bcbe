"""The table of a progress series: a row for each period, which leads to its costs, a day to its sections."""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from ..columns import AmountColumn, TextColumn
from ..tables import WallTable
from .periods import Granularity
from .series import Period, ProgressSeries
from .tables import ROWS_SHOWN


class PeriodLine(NamedTuple):
    """A period as the table shows it; amounts in hundredths, `address` empty where there is nothing to lead to."""

    opening: str
    name: str
    clip: str
    address: str
    days_worked: int
    days: int
    feet_built: int
    ice_cubic_yards: int
    cost_gold_dragons: int
    average: int | None


class PeriodColumn(TextColumn):
    """A period's name, its opening where there is room, and the days that are left of it where the range clips it."""

    style = "day"

    def html(self, value: str, record: PeriodLine) -> str:
        name = f'<span class="wide-only">{record.opening}</span> {value}' if record.opening else value
        if record.address:
            name = f'<a href="{escape(record.address)}">{name}</a>'
        return f'{name} <span class="fine clipped">{record.clip}</span>' if record.clip else name


class DaysWorkedColumn(TextColumn):
    """Days with a record of all the days that there are."""

    kind = "count"
    style = head_style = "num"

    def html(self, value: int, record: PeriodLine) -> str:
        return f"{value:,} of {record.days:,}"


class SeriesTable(WallTable):
    """The newest periods in order; the total is of all of them."""

    caption = "Periods of the range, the earliest first"

    name = PeriodColumn("Period")
    feet_built = AmountColumn("Built (ft)")
    ice_cubic_yards = AmountColumn("Ice (yd³)")
    cost_gold_dragons = AmountColumn("Cost (GD)")
    average = AmountColumn("Built a day worked (ft)")
    days_worked = DaysWorkedColumn("Days worked")

    class Meta(WallTable.Meta):
        orderable = False


class DayTable(SeriesTable):
    """Of a day there are no days to count."""

    name = PeriodColumn("Day")

    class Meta(SeriesTable.Meta):
        exclude = ("days_worked",)


class WeekTable(SeriesTable):
    """From Monday to Sunday."""

    name = PeriodColumn("Week")

    class Meta(SeriesTable.Meta):
        pass


class MonthTable(SeriesTable):
    """From the first to the last."""

    name = PeriodColumn("Month")

    class Meta(SeriesTable.Meta):
        pass


TABLES: dict[Granularity, type[SeriesTable]] = {"day": DayTable, "week": WeekTable, "month": MonthTable}


def series_table(report: ProgressSeries, costs: str, day: str = "") -> SeriesTable:
    """The newest periods as lines.

    `costs` is where a range's costs are up to its two dates, `day` where a day's report is up to the day; empty where
    there is none.
    """
    days = report.total_days_worked, report.total_days
    total = PeriodLine("", "", "", "", *days, *report.total.amounts, report.average)
    lines = [_line(period, costs, day) for period in report.periods[-ROWS_SHOWN:]]
    return TABLES[report.granularity](lines, total=total)


def bounds_worked(report: ProgressSeries) -> Iterator[str]:
    """The first and the last day, as text, of each period with work."""
    _, starts, ends, _ = report.columns
    for start, end, worked in zip(starts, ends, report.days_worked, strict=True):
        if worked:
            yield start
            yield end


def _line(period: Period, costs: str, day: str) -> PeriodLine:
    clip = _clip(period) if period.is_clipped else ""
    address = f"{costs}start_date={period.start}&end_date={period.end}" if costs else ""
    if day:
        address = f"{day}{period.start}"
    days = period.days_worked, period.days
    return PeriodLine(*period.words, clip, address, *days, *period.built.amounts, period.average)


def _clip(period: Period) -> str:
    """The days that are left of it; its name says of which year."""
    start, end = (f"{day.day} {day:%b}" for day in (period.start, period.end))
    return start if period.days == 1 else f"{start} to {end}"
