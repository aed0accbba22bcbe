"""What an import would change, in words and figures that people can check."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from itertools import islice
from typing import NamedTuple

from ..models import WallSection
from ..models.imports import StagedDay
from ..tracking.merging import Comparison, Day, batches_of, compare

NAMED_AT_ONCE = 1_000


class Difference(NamedTuple):
    """A day that the import would record or change; None before where nothing is recorded. Feet in hundredths."""

    date: Date
    profile: str
    section: str
    feet_before: int | None
    feet: int
    no_work_reason_before: str | None
    no_work_reason: str
    notes_before: str | None
    notes: str


def comparisons(days: Sequence[Day]) -> Iterator[Comparison]:
    """The days beside what is recorded now, batch by batch."""
    return map(compare, batches_of(days))


def staged(found: Comparison) -> Iterator[StagedDay]:
    """The days that differ, each beside what is recorded: the changed ones, then the new."""
    for before, (section_id, date, feet, notes, reason) in found.changed:
        old = before.feet, before.notes
        yield StagedDay(section_id, date.isoformat(), feet, notes, *old, reason, before.no_work_reason)
    for section_id, date, feet, notes, reason in found.new:
        yield StagedDay(section_id, date.isoformat(), feet, notes, None, None, reason)


def differences(days: Iterable[StagedDay]) -> Iterator[Difference]:
    """The days with the names of their places; those of a section that is gone meanwhile are left out."""
    rest = iter(days)
    while some := list(islice(rest, NAMED_AT_ONCE)):
        names = WallSection.objects.names({day.section_id for day in some})
        for section_id, date, feet, notes, feet_before, notes_before, reason, reason_before in some:
            if section_id in names:
                day, place = Date.fromisoformat(date), names[section_id]
                reasons = None if feet_before is None else reason_before or "", reason or ""
                yield Difference(day, *place, feet_before, feet, *reasons, notes_before, notes or "")
