"""The verb of imports: days of work become what a file says, whatever was recorded before.

Merging the same days again changes nothing, so that an import that was cut short is finished by running it again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from .. import units
from ..models import DailyProgress, WallSection, batches
from ..models.batches import Figures, Key, Logged, Recorded
from ..models.events import Origin
from ..models.text import timestamp_text
from .counting import Change, count

BATCH_SIZE = 5_000
"""Days merged in one transaction; others wait to write for the fraction of a second that it takes."""

Seen = tuple[int, str, str] | None
"""What somebody saw recorded of a day before deciding to replace it: feet in hundredths, notes, reason for no work."""


class Day(NamedTuple):
    """What a file says of a section's day: feet in hundredths.

    Notes of None leave those that are there; so does such a reason for no work, but feet end it.
    """

    section_id: int
    date: Date
    feet: int
    notes: str | None
    no_work_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """How many days were new, changed and the same already; and which were left, as they are no more what was seen."""

    new: int = 0
    changed: int = 0
    same: int = 0
    overtaken: frozenset[Key] = frozenset()

    def __add__(self, other: "Merged") -> "Merged":
        return Merged(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.overtaken | other.overtaken,
        )

    @property
    def days(self) -> int:
        return self.new + self.changed + self.same


@dataclass(frozen=True, slots=True)
class Comparison:
    """Days beside what is recorded of them."""

    new: list[Figures] = field(default_factory=list)
    changed: list[tuple[Recorded, Figures]] = field(default_factory=list)
    same: int = 0
    overtaken: frozenset[Key] = frozenset()

    def counts(self) -> Merged:
        return Merged(len(self.new), len(self.changed), self.same, self.overtaken)

    def as_seen(self, seen: Mapping[Key, Seen]) -> "Comparison":
        """The same without the days of which something else is recorded than was seen."""
        new = [figures for figures in self.new if seen[figures[:2]] is None]
        changed = [(before, figures) for before, figures in self.changed if seen[figures[:2]] == before[1:]]
        differing = {figures[:2] for figures in (*self.new, *(after for _, after in self.changed))}
        kept = {figures[:2] for figures in (*new, *(after for _, after in changed))}
        return Comparison(new, changed, self.same, frozenset(differing - kept))


def merge_in_batches(days: Sequence[Day], *, by: Origin) -> Iterator[Merged]:
    """Merge batch by batch, each in a transaction of its own; what each batch came to as soon as it is kept."""
    for batch in batches_of(days):
        yield merge_progress(batch, by=by)


def batches_of(days: Sequence[Day]) -> Iterator[Sequence[Day]]:
    """The days by section and date, so that each batch meets few sections and a run of each one's days."""
    ordered = sorted(days, key=lambda day: day[:2])
    return (ordered[start : start + BATCH_SIZE] for start in range(0, len(ordered), BATCH_SIZE))


def merge_progress(days: Sequence[Day], *, by: Origin, seen: Mapping[Key, Seen] | None = None) -> Merged:
    """Make the records of these days say what the days say, in one transaction; each section's day once.

    New days are recorded, days that say something else are replaced, the rest is left alone; so are, where it is told
    what was `seen` of each day, those of which something else is recorded by now. DoesNotExist, and nothing written,
    where a section is gone.
    """
    at = timezone.now()
    with transaction.atomic():
        profiles = _hold({day.section_id for day in days})
        found = compare(days) if seen is None else compare(days).as_seen(seen)
        _record(found.new, by, at)
        _replace(found.changed, by, at)
        count(_changes(found, profiles))
    return found.counts()


def compare(days: Sequence[Day]) -> Comparison:
    """What merging these days would do now, in one query."""
    known = batches.recorded((day.section_id, day.date) for day in days)
    new: list[Figures] = []
    changed: list[tuple[Recorded, Figures]] = []
    for section_id, date, feet, notes, reason in days:
        before = known.get((section_id, date))
        if before is None:
            new.append(Figures(section_id, date, feet, notes or "", reason or ""))
            continue
        if notes is None:
            notes = before.notes
        if reason is None:
            reason = "" if feet else before.no_work_reason
        if (feet, notes, reason) != before[1:]:
            changed.append((before, Figures(section_id, date, feet, notes, reason)))
    return Comparison(new, changed, len(days) - len(new) - len(changed))


def _hold(ids: set[int]) -> dict[int, int]:
    """The sections' profiles by section id; the sections are held until the transaction ends."""
    profiles = dict(WallSection.objects.held(ids).values_list("pk", "profile_id"))
    if len(profiles) < len(ids):
        raise WallSection.DoesNotExist
    return profiles


def _record(days: Sequence[Figures], by: Origin, at: datetime) -> None:
    if not days:
        return
    batches.insert(days, by, at)
    made = batches.recorded((day.section_id, day.date) for day in days)
    batches.log("progress.recorded", _as_recorded(days, made, timestamp_text(at)), by, at)


def _as_recorded(days: Sequence[Figures], made: Mapping[Key, Recorded], moment: str) -> Iterator[Logged]:
    """What `DailyProgress.to_dict` would say of each."""
    texts = units.amount_texts(day.feet for day in days)
    for (section_id, date, _, notes, reason), (feet, ice, cost) in zip(days, texts, strict=True):
        pk = made[section_id, date].id
        after = {
            "id": pk,
            "wall_section_id": section_id,
            "date": date,
            "feet_built": feet,
            "ice_cubic_yards": ice,
            "cost_gold_dragons": cost,
            "notes": notes,
            "created_at": moment,
            "version": 1,
            "updated_at": moment,
            "no_work_reason": reason or None,
        }
        yield Logged(pk, None, after)


def _replace(changed: Sequence[tuple[Recorded, Figures]], by: Origin, at: datetime) -> None:
    if not changed:
        return
    records = DailyProgress.objects.filter(pk__in=[before.id for before, _ in changed])
    stored = {record["id"]: record for record in records.to_dicts()}
    batches.rewrite([(before.id, figures) for before, figures in changed], at)
    logged = [_as_replaced(stored[before.id], figures, timestamp_text(at)) for before, figures in changed]
    batches.log("progress.replaced", logged, by, at)


def _as_replaced(before: Any, figures: Figures, moment: str) -> Logged:
    feet, ice, cost = units.Built(figures.feet).texts()
    amounts = {"feet_built": feet, "ice_cubic_yards": ice, "cost_gold_dragons": cost}
    written = {"notes": figures.notes, "no_work_reason": figures.no_work_reason or None}
    after = before | amounts | written | {"version": before["version"] + 1, "updated_at": moment}
    return Logged(before["id"], before, after)


def _changes(found: Comparison, profiles: Mapping[int, int]) -> Iterator[Change]:
    for section_id, date, feet, *_ in found.new:
        yield Change(section_id, profiles[section_id], date, feet, 1)
    for before, (section_id, date, feet, *_) in found.changed:
        if feet != before.feet:
            yield Change(section_id, profiles[section_id], date, feet - before.feet, 0)
