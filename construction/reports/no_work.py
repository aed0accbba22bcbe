"""Days without work: how many days sections lost in each profile, and to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property
from typing import Any, TypedDict

from ..models.reasons import NoWork
from ..models.without_work import days_without_work
from .costs import DateRangeJSON
from .series import UnknownProfiles

NOT_SAID = "not_said"
REASONS: tuple[str, ...] = (*NoWork.values, NOT_SAID)
REASON_WORDS = {reason.value: str(reason.label) for reason in NoWork} | {NOT_SAID: "Not said"}


class LostDaysJSON(TypedDict):
    """Days of sections without work: by reason, without one, and in all."""

    weather: int
    material: int
    crew: int
    other: int
    not_said: int
    total: int


class NoWorkRowJSON(LostDaysJSON):
    """The same of one profile."""

    profile_id: int
    profile_name: str


class NoWorkJSON(TypedDict):
    """The report as programs read it; `profile_ids` are those chosen, null where they are all."""

    date_range: DateRangeJSON
    profile_ids: list[int] | None
    results: list[NoWorkRowJSON]
    summary: LostDaysJSON


@dataclass(frozen=True)
class NoWorkRow:
    """One profile's days without work, in the order of the `REASONS`: a section's record of 0 ft counts one."""

    profile_id: int
    profile_name: str
    days: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.days)


@dataclass(frozen=True)
class NoWorkReport:
    """The profiles with days without work from `start` to `end`, those with most first; all `profile_ids` if named."""

    profile_ids: Sequence[int]
    start: Date
    end: Date
    rows: Sequence[NoWorkRow]

    @cached_property
    def days(self) -> Sequence[int]:
        """Of all rows together, in the order of the `REASONS`."""
        return [sum(row.days[number] for row in self.rows) for number in range(len(REASONS))]

    @property
    def total(self) -> int:
        return sum(self.days)

    def facts(self) -> Sequence[Any]:
        """All that was read for it; everything else follows."""
        rows = [(row.profile_id, row.profile_name, row.days) for row in self.rows]
        return self.profile_ids, self.start, self.end, rows

    def to_dict(self) -> NoWorkJSON:
        """The report as programs read it."""
        return {
            "date_range": {"start": self.start.isoformat(), "end": self.end.isoformat()},
            "profile_ids": list(self.profile_ids) or None,
            "results": [
                {"profile_id": row.profile_id, "profile_name": row.profile_name, **_lost(row.days)}
                for row in self.rows
            ],
            "summary": _lost(self.days),
        }


def no_work_report(profile_ids: Sequence[int], start: Date, end: Date) -> NoWorkReport:
    """Both days included. One query; UnknownProfiles if any of those named does not exist."""
    names: dict[int, str] = {}
    counts: dict[int, dict[str, int]] = {}
    for profile_id, name, reason, days in days_without_work(start, end, profile_ids):
        names[profile_id] = name
        counts.setdefault(profile_id, {})[reason or NOT_SAID] = days
    unknown = [pk for pk in profile_ids if pk not in names]
    if unknown:
        raise UnknownProfiles(unknown)
    rows = [
        NoWorkRow(pk, name, [counts[pk].get(reason, 0) for reason in REASONS]) for pk, name in names.items()
    ]
    rows.sort(key=lambda row: (-row.total, row.profile_name.casefold(), row.profile_id))
    return NoWorkReport(profile_ids, start, end, rows)


def _lost(days: Sequence[int]) -> LostDaysJSON:
    weather, material, crew, other, not_said = days
    return {
        "weather": weather,
        "material": material,
        "crew": crew,
        "other": other,
        "not_said": not_said,
        "total": sum(days),
    }
