"""Progress series: what was built, used and spent in each day, week or month of a range."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from typing import Any, NotRequired, TypedDict

from .. import units
from ..models import Profile, ProfileDay
from ..models.rollups import Worked
from ..models.text import Amount, DateText
from ..units import Built
from .periods import Granularity, Periods, full_length, period_words, periods

AFTER_ALL = ("~", 0, 0)


class UnknownProfiles(LookupError):
    """A total without a profile that was asked for would mislead; `profile_ids` are those that do not exist."""

    def __init__(self, profile_ids: Sequence[int]) -> None:
        super().__init__(profile_ids)
        self.profile_ids = profile_ids


class SeriesTotalsJSON(TypedDict):
    """Days of the calendar, days with a record and what was built on them; the average is per day worked."""

    days: int
    days_worked: int
    total_feet_built: Amount
    total_ice_cubic_yards: Amount
    total_cost_gold_dragons: Amount
    average_feet_built: Amount | None


class PeriodJSON(SeriesTotalsJSON):
    """One period: its first calendar day, and the days of the range that fall into it."""

    period: DateText
    start: DateText
    end: DateText


class ProgressSeriesJSON(TypedDict):
    """The series as the contract writes it; over several profiles there is no one id and name.

    `profile_ids` are those that were chosen, null where they are all.
    """

    profile_id: int | None
    granularity: Granularity
    periods: list[PeriodJSON]
    summary: SeriesTotalsJSON
    profile_name: str | None
    profile_ids: NotRequired[list[int] | None]


@dataclass(frozen=True, slots=True)
class Period:
    """A period as pages show it: `first` is its first calendar day, start and end are clipped to the range."""

    granularity: Granularity
    first: Date
    start: Date
    end: Date
    days_worked: int
    built: Built

    @property
    def words(self) -> tuple[str, str]:
        """What people call it, and before that what its column says as well."""
        return period_words(self.first, self.granularity)

    @property
    def days(self) -> int:
        """Calendar days, worked or not."""
        return (self.end - self.start).days + 1

    @property
    def is_clipped(self) -> bool:
        return self.days < full_length(self.first, self.granularity)

    @property
    def average(self) -> int | None:
        """Hundredths of feet per day worked, rounded half up."""
        return average_of(self.built.hundredths, self.days_worked)


@dataclass(frozen=True)
class ProgressSeries:
    """Every period of a range, with the hundredths of feet and the days worked in each.

    Without a profile it is over those with the `profile_ids`, or over all where there are none.
    """

    profile: Profile | None
    profile_ids: Sequence[int]
    start: Date
    end: Date
    granularity: Granularity
    columns: Periods
    feet: Sequence[int]
    days_worked: Sequence[int]

    @cached_property
    def total(self) -> Built:
        return Built(sum(self.feet))

    @property
    def total_days(self) -> int:
        """Calendar days of the range, worked or not."""
        return (self.end - self.start).days + 1

    @cached_property
    def total_days_worked(self) -> int:
        return sum(self.days_worked)

    @property
    def average(self) -> int | None:
        """Hundredths of feet per day worked, rounded half up."""
        return average_of(self.total.hundredths, self.total_days_worked)

    @cached_property
    def periods(self) -> Sequence[Period]:
        read = Date.fromisoformat
        firsts, starts, ends, _ = self.columns
        return [
            Period(self.granularity, read(first), read(start), read(end), worked, Built(feet))
            for first, start, end, worked, feet in zip(
                firsts, starts, ends, self.days_worked, self.feet, strict=True
            )
        ]

    def facts(self) -> Sequence[Any]:
        """All that was read for it; everything else follows."""
        profile = (self.profile.pk, self.profile.name) if self.profile else self.profile_ids
        return profile, self.start, self.end, self.granularity, self.feet, self.days_worked

    def to_dict(self) -> ProgressSeriesJSON:
        """The report as the contract writes it."""
        series: ProgressSeriesJSON = {
            "profile_id": self.profile.pk if self.profile else None,
            "granularity": self.granularity,
            "periods": self._periods(),
            "summary": self._summary(),
            "profile_name": self.profile.name if self.profile else None,
        }
        if self.profile is None:
            series["profile_ids"] = list(self.profile_ids) or None
        return series

    def _summary(self) -> SeriesTotalsJSON:
        feet, ice, cost = self.total.texts()
        return {
            "days": self.total_days,
            "days_worked": self.total_days_worked,
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "total_cost_gold_dragons": cost,
            "average_feet_built": None if self.average is None else units.decimal_text(self.average),
        }

    def _periods(self) -> list[PeriodJSON]:
        texts = units.amount_texts(self.feet)
        averages = average_texts(self.feet, self.days_worked, texts)
        return [
            {
                "period": first,
                "start": start,
                "end": end,
                "days": days,
                "days_worked": worked,
                "total_feet_built": feet,
                "total_ice_cubic_yards": ice,
                "total_cost_gold_dragons": cost,
                "average_feet_built": average,
            }
            for first, start, end, days, worked, (feet, ice, cost), average in zip(
                *self.columns, self.days_worked, texts, averages, strict=True
            )
        ]


def progress_series(
    profile_id: int, start: Date, end: Date, granularity: Granularity
) -> ProgressSeries | None:
    """One profile's, both days included; None where there is no such profile. One query, whatever its sections."""
    days = ProfileDay.objects
    found = (days.worked_by_month if granularity == "month" else days.worked_by_day)(profile_id, start, end)
    if found is None:
        return None
    columns = periods(start, end, granularity)
    feet, days_worked = add_up(found.worked, columns.ends)
    return ProgressSeries(found.profile, (), start, end, granularity, columns, feet, days_worked)


def wall_series(
    profile_ids: Sequence[int], start: Date, end: Date, granularity: Granularity
) -> ProgressSeries:
    """Over the profiles, or over all where none is named; a day counts once, however many of them worked on it.

    One query; UnknownProfiles if any of them does not exist.
    """
    columns = periods(start, end, granularity)
    feet, days_worked = add_up(_worked_by(profile_ids, start, end), columns.ends)
    return ProgressSeries(None, profile_ids, start, end, granularity, columns, feet, days_worked)


def _worked_by(profile_ids: Sequence[int], start: Date, end: Date) -> Sequence[Worked]:
    if not profile_ids:
        return ProfileDay.objects.worked_by_all(start, end)
    known, worked = ProfileDay.objects.worked_by_chosen(profile_ids, start, end)
    if len(known) < len(set(profile_ids)):
        raise UnknownProfiles([pk for pk in profile_ids if pk not in known])
    return worked


def add_up(rows: Iterable[Worked], ends: Iterable[str]) -> tuple[list[int], list[int]]:
    """Hundredths of feet and days worked up to each of the days `ends`, from rows that are in order as well."""
    feet_built, days_worked = [], []
    later = iter(rows)
    day, feet, days = next(later, AFTER_ALL)
    for end in ends:
        built = worked = 0
        while day <= end:
            built += feet
            worked += days
            day, feet, days = next(later, AFTER_ALL)
        feet_built.append(built)
        days_worked.append(worked)
    return feet_built, days_worked


def average_of(feet: int, days_worked: int) -> int | None:
    """Hundredths of feet per day worked, rounded half up; None where there was none."""
    return units.average(feet, days_worked) if days_worked else None


def average_texts(
    feet: Sequence[int], days_worked: Sequence[int], texts: Sequence[tuple[str, str, str]]
) -> Iterator[str | None]:
    """The same as the contract writes them; that of a single day is its total, whose text is there already."""
    for built, worked, text in zip(feet, days_worked, texts, strict=True):
        if worked == 1:
            yield text[0]
        else:
            yield units.decimal_text(units.average(built, worked)) if worked else None
