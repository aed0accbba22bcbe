"""The cards of totals: feet, ice and cost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from ..units import Built
from .survey import Survey
from .wall import WallOverview


@dataclass(frozen=True)
class Amounts:
    """Ice in cubic yards or cost in Gold Dragons: today's, of the seven days that end today, and of all days.

    All days go from `first` to `last`, those of the first and the last record; None without one.
    """

    date: Date
    week_start: Date
    today: Decimal | None
    week: Decimal
    total: Decimal
    first: Date | None
    last: Date | None


def feet(survey: Survey) -> WallOverview:
    """The feet of today, yesterday, the week and all days, beside the targets."""
    return survey.totals


def ice(survey: Survey) -> Amounts:
    """The ice that the feet took."""
    return _amounts(survey, lambda built: built.ice)


def cost(survey: Survey) -> Amounts:
    """What that ice cost."""
    return _amounts(survey, lambda built: built.cost)


def _amounts(survey: Survey, of: Callable[[Built], Decimal]) -> Amounts:
    wall = survey.totals
    first, last = survey.span or (None, None)
    today = None if wall.today is None else of(wall.today)
    return Amounts(wall.date, wall.week_start, today, of(wall.week), of(wall.standing.built), first, last)
