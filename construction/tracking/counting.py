"""Keeps the totals in step with the records: every verb hands over what it changed, inside its own transaction."""

from collections.abc import Iterable
from datetime import date as Date
from typing import NamedTuple

from ..models import ProfileDay, WallSection
from ..models.rollups import DayChange


class Change(NamedTuple):
    """What a write adds to a section and its day: feet in hundredths and records, either of them negative."""

    section_id: int
    profile_id: int
    date: Date
    feet: int
    records: int


def count(changes: Iterable[Change]) -> None:
    """Add to the totals of the sections and of their profiles' days, each of them once."""
    sections: dict[int, tuple[int, int]] = {}
    profile_days: dict[tuple[int, Date], tuple[int, int]] = {}
    for section_id, profile_id, date, feet, records in changes:
        _tally(sections, section_id, feet, records)
        _tally(profile_days, (profile_id, date), feet, records)
    WallSection.objects.add_built(sections)
    ProfileDay.objects.add(
        DayChange(profile_id, date, feet, records)
        for (profile_id, date), (feet, records) in profile_days.items()
    )


def _tally(totals: dict, key: object, feet: int, records: int) -> None:
    known_feet, known_records = totals.get(key, (0, 0))
    totals[key] = (known_feet + feet, known_records + records)
