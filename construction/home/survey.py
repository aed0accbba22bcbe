"""What the dashboard reads of the Wall: once for all the cards of a page."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cached_property

from ..models import ProfileDay, sql
from ..models.as_of import days_recorded
from ..models.overviews import ProfileReports, unreported
from .wall import WallOverview, wall_overview

WEEKS_SHOWN = 13


@dataclass(frozen=True)
class Survey:
    """The Wall as of `today`; `page` of a card that has several. What was read is kept, what failed is read again."""

    today: Date
    page: int | None = None

    @property
    def yesterday(self) -> Date:
        return self.today - timedelta(days=1)

    @property
    def first_day(self) -> Date:
        """The Monday with which the thirteen weeks begin of which the last is this one."""
        return self.today - timedelta(days=self.today.weekday(), weeks=WEEKS_SHOWN - 1)

    @cached_property
    def totals(self) -> WallOverview:
        return wall_overview(self.today)

    @cached_property
    def reports(self) -> list[ProfileReports]:
        """Of every profile that was expected to report yesterday, or has sections to begin."""
        return unreported(self.yesterday)

    @cached_property
    def span(self) -> tuple[Date, Date] | None:
        """The first and the last day with a record."""
        return days_recorded()

    @cached_property
    def days(self) -> dict[Date, int]:
        """Feet in hundredths of all profiles by day, from the first day shown on; no entry without a record."""
        worked = ProfileDay.objects.worked_by_all(self.first_day, Date.max)
        return {sql.day(day): feet for day, feet, _ in worked}

    @property
    def ahead(self) -> int:
        """Feet in hundredths that are recorded for days to come: totals hold them, what is drawn ends today."""
        return sum(feet for day, feet in self.days.items() if day > self.today)
