"""The verbs that change daily progress.

Each is one transaction that writes the row, the totals it belongs to and one event, so that none of the three
can be seen without the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from .. import units
from ..models import DailyProgress, Event, WallSection, prepared
from ..models.events import Origin
from ..models.progress import ALREADY_RECORDED, NOTES_MAX_LENGTH
from .clashes import taken
from .counting import Change, count

Mode = Literal["create", "replace", "add"]
BATCH_SIZE = 2_000
CORRECTED = [
    *("wall_section", "date", "feet_built", "ice_cubic_yards", "cost_gold_dragons"),
    *("notes", "version", "updated_at"),
]


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """What a crew reports: feet built on a section on a day, and when that was written down if it is not now."""

    section: WallSection
    date: Date
    feet: units.Built
    notes: str = ""
    at: datetime | None = None


def latest_day() -> Date:
    """The last day that may be recorded: tomorrow, for the sites where it has begun already."""
    return timezone.localdate() + timedelta(days=1)


def record_progress(
    section: WallSection,
    *,
    date: Date,
    feet: Decimal,
    notes: str = "",
    mode: Mode = "create",
    by: Origin,
) -> tuple[DailyProgress, bool]:
    """Record a day of work; returns the record and whether it is new.

    Where the section has a record for the day, `replace` puts these figures in its place, `add` sums the feet
    (and joins the notes), and `create` raises ValidationError on `date`.
    """
    built = units.Built(units.to_hundredths(feet))
    with transaction.atomic():
        section = prepared.get(WallSection, id=section.pk, lock=True)
        day = DayOfWork(section, date, built, notes)
        existing = None
        if mode != "create":
            existing = prepared.find(DailyProgress, wall_section_id=section.pk, date=date)
        if existing is None:
            return _insert(day, by), True
        return _merge(existing, day, mode, by), False


def correct_progress(
    record: DailyProgress,
    *,
    section: WallSection | None = None,
    date: Date | None = None,
    feet: Decimal | None = None,
    notes: str | None = None,
    by: Origin,
) -> DailyProgress:
    """Correct what is given of a record; ValidationError on `date` if the section has another one for the day."""
    section_id = record.wall_section_id if section is None else section.pk
    with transaction.atomic():
        locked = _lock_sections({record.wall_section_id, section_id})
        current = _lock(record)
        current.wall_section = locked[current.wall_section_id]
        day = DayOfWork(
            locked[section_id],
            current.date if date is None else date,
            current.built if feet is None else units.Built(units.to_hundredths(feet)),
            current.notes if notes is None else notes,
        )
        return _update(current, day, "progress.corrected", by)


def remove_progress(record: DailyProgress, *, by: Origin) -> None:
    """Remove a record and take it out of the totals."""
    with transaction.atomic():
        section = WallSection.objects.select_for_update().get(pk=record.wall_section_id)
        current = _lock(record)
        count([_change(section, current.date, -current.built.hundredths, -1)])
        Event.objects.append("progress.removed", current, by, before=current.to_dict())
        current.delete()


def record_many(days: Iterable[DayOfWork], *, by: Origin) -> int:
    """Record many new days in one transaction; IntegrityError, and nothing written, if any exists already.

    Rows, totals and events are written in bulk; returns how many days were recorded.
    """
    days = list(days)
    with transaction.atomic():
        sections = _lock_sections({day.section.pk for day in days})
        records = [_new_record(sections[day.section.pk], day, by) for day in days]
        for batch in _batches(records):
            DailyProgress.objects.bulk_create(batch)
            Event.objects.append_all(
                Event.of("progress.recorded", record, by, after=record.to_dict(), at=record.created_at)
                for record in batch
            )
        count(_change(record.wall_section, record.date, record.built.hundredths, 1) for record in records)
    return len(days)


def _lock_sections(ids: set[int]) -> dict[int, WallSection]:
    """The sections as they are now, held until the transaction ends; DoesNotExist if one of them is gone."""
    locked = {section.pk: section for section in WallSection.objects.held(ids)}
    if len(locked) < len(ids):
        raise WallSection.DoesNotExist
    return locked


def _lock(record: DailyProgress) -> DailyProgress:
    """The record as it is now, held until the transaction ends; DoesNotExist if it moved or went meanwhile."""
    return DailyProgress.objects.select_for_update().get(pk=record.pk, wall_section_id=record.wall_section_id)


def _new_record(section: WallSection, day: DayOfWork, by: Origin) -> DailyProgress:
    at = day.at or timezone.now()
    record = DailyProgress(
        wall_section=section,
        date=day.date,
        notes=day.notes,
        recorded_by_id=by.user_id,
        created_at=at,
        updated_at=at,
    )
    record.set_feet(day.feet)
    return record


def _insert(day: DayOfWork, by: Origin) -> DailyProgress:
    record = _new_record(day.section, day, by)
    with taken("date", ALREADY_RECORDED):
        prepared.insert(record)
    count([_change(day.section, day.date, day.feet.hundredths, 1)])
    Event.objects.append("progress.recorded", record, by, after=record.to_dict(), at=record.created_at)
    return record


def _merge(record: DailyProgress, day: DayOfWork, mode: Mode, by: Origin) -> DailyProgress:
    """Replace the figures of the day's record by the new ones, or add these to them."""
    record.wall_section = day.section
    if mode == "replace":
        return _update(record, day, "progress.replaced", by)
    both = replace(day, feet=_sum(record, day.feet), notes=_join(record.notes, day.notes))
    return _update(record, both, "progress.added_to", by)


def _update(record: DailyProgress, day: DayOfWork, kind: str, by: Origin) -> DailyProgress:
    """Write new figures, moving the record's share of the totals from its old section and day to the new."""
    before, old = record.to_dict(), record.wall_section
    if (day.section.pk, day.date) != (old.pk, record.date):
        _refuse_if_recorded(day)
    count(
        [
            _change(old, record.date, -record.built.hundredths, -1),
            _change(day.section, day.date, day.feet.hundredths, 1),
        ]
    )
    record.wall_section, record.date, record.notes = day.section, day.date, day.notes
    record.set_feet(day.feet)
    record.version += 1
    record.updated_at = timezone.now()
    record.save(update_fields=CORRECTED)
    Event.objects.append(kind, record, by, before=before, after=record.to_dict())
    return record


def _refuse_if_recorded(day: DayOfWork) -> None:
    if prepared.find(DailyProgress, wall_section_id=day.section.pk, date=day.date):
        raise ValidationError({"date": ValidationError(ALREADY_RECORDED, code="taken")})


def _sum(existing: DailyProgress, more: units.Built) -> units.Built:
    total = existing.built.hundredths + more.hundredths
    if total > units.MAX_HUNDREDTHS:
        sentence = f"Together with the {existing.feet_built} ft recorded this is over 99999999.99"
        raise ValidationError({"feet_built": ValidationError(sentence, code="out_of_bounds")})
    return units.Built(total)


def _join(noted: str, more: str) -> str:
    joined = "\n".join(filter(None, [noted, more]))
    if len(joined) > NOTES_MAX_LENGTH:
        sentence = f"Together with the notes of this day this is over {NOTES_MAX_LENGTH} characters"
        raise ValidationError({"notes": ValidationError(sentence, code="out_of_bounds")})
    return joined


def _change(section: WallSection, date: Date, feet: int, records: int) -> Change:
    return Change(section.pk, section.profile_id, date, feet, records)


def _batches(records: Sequence[DailyProgress]) -> Iterable[Sequence[DailyProgress]]:
    return (records[start : start + BATCH_SIZE] for start in range(0, len(records), BATCH_SIZE))
