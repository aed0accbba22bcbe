"""The days that the pages of the drawings lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from .. import parsing
from .as_of import Span
from .march import March

ONE = timedelta(days=1)
LATEST = 90


@dataclass(frozen=True, slots=True)
class Around:
    """A day on the slider, which goes from the first record to today."""

    day: Date
    first: Date
    last: Date
    before: Date | None
    after: Date | None

    @property
    def most(self) -> int:
        """Days from the first to the last."""
        return (self.last - self.first).days

    @property
    def place(self) -> int:
        """Days from the first to this one."""
        return min(self.most, max(0, (self.day - self.first).days))


@dataclass(frozen=True, slots=True)
class Preset:
    """A named range, both days included."""

    name: str
    start: Date
    end: Date


def days_around(day: Date, span: Span | None, today: Date) -> Around:
    """The slider's days, and those beside the one that is shown."""
    first, _ = span or (today, today)
    before = day - ONE if day > parsing.FIRST_DAY else None
    after = day + ONE if day < today else None
    return Around(day, min(first, today), today, before, after)


def march_presets(march: March, today: Date) -> Iterator[Preset]:
    """All records, the last ninety days, this year."""
    yield Preset("All", *march.whole)
    yield Preset(f"Last {LATEST} days", today - timedelta(days=LATEST - 1), today)
    yield Preset("This year", Date(today.year, 1, 1), today)
