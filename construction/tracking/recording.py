"""The verbs that change daily progress.

Each is one transaction that writes the row, the totals it belongs to and one event, so that none of the three
can be seen without the others.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date as Date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from .. import units
from ..models import DailyProgress, Event, SentRequest, WallSection, prepared
from ..models.events import Origin
from . import writing
from .counting import count
from .writing import DayOfWork, Mode

BATCH_SIZE = 2_000


class Duplicate(Exception):
    """The request was answered before; `record` is what it wrote, as it is now, None if that is gone."""

    def __init__(self, record: DailyProgress | None) -> None:
        super().__init__("This request was sent before")
        self.record = record


class Changed(Exception):
    """The record is no more what whoever asks has seen."""


def record_progress(
    section: WallSection,
    *,
    date: Date,
    feet: Decimal,
    notes: str = "",
    no_work_reason: str = "",
    mode: Mode = "create",
    request_id: UUID | None = None,
    version: int | None = None,
    by: Origin,
) -> tuple[DailyProgress, bool]:
    """Record a day of work; returns the record and whether it is new.

    Where the section has a record for the day, `replace` puts these figures in its place, `add` sums the feet
    (and joins the notes), and `create` raises ValidationError on `date`. Whatever it asks for, one `request_id` writes
    once, and raises Duplicate from then on; one that was refused has written nothing and may come again. Changed where a
    `version` of the record is given and it is another by now, or gone.
    """
    built = units.Built(units.to_hundredths(feet))
    with transaction.atomic():
        if request_id and not SentRequest.objects.claim(request_id):
            raise Duplicate(SentRequest.objects.get_record(request_id))
        section = prepared.get(WallSection, id=section.pk, lock=True)
        if version is not None and version != _version(section, date):
            raise Changed
        record, created = writing.record(DayOfWork(section, date, built, notes, no_work_reason), mode, by)
        if request_id:
            SentRequest.objects.settle(request_id, record)
    return record, created


def _version(section: WallSection, date: Date) -> int | None:
    record = prepared.find(DailyProgress, wall_section_id=section.pk, date=date)
    return record.version if record else None


def refuse_twin(request_id: UUID) -> None:
    """Raise Duplicate if a request with this id was answered."""
    with suppress(SentRequest.DoesNotExist):
        raise Duplicate(SentRequest.objects.get_record(request_id))


def correct_progress(
    record: DailyProgress,
    *,
    section: WallSection | None = None,
    date: Date | None = None,
    feet: Decimal | None = None,
    notes: str | None = None,
    no_work_reason: str | None = None,
    by: Origin,
) -> DailyProgress:
    """Correct what is given of a record; ValidationError on `date` if the section has another one for the day.

    Feet end the reason for no work; one that is given with them is a ValidationError.
    """
    section_id = record.wall_section_id if section is None else section.pk
    with transaction.atomic():
        locked = _lock_sections({record.wall_section_id, section_id})
        current = _lock(record)
        current.wall_section = locked[current.wall_section_id]
        built = current.built if feet is None else units.Built(units.to_hundredths(feet))
        if no_work_reason is None:
            no_work_reason = "" if built.hundredths else current.no_work_reason
        day = DayOfWork(
            locked[section_id],
            current.date if date is None else date,
            built,
            current.notes if notes is None else notes,
            no_work_reason,
        )
        return writing.update(current, day, "progress.corrected", by)


def undo_progress(record: DailyProgress, *, version: int, by: Origin) -> Event:
    """Take back the newest change of a record, and return it: remove the record if that made it, else restore it.

    Changed if the record's version is another by now, or it or its section is gone, or nobody knows what it said;
    ValidationError on `date` if the section that it was of has another record for the day by now.
    """
    newest = Event.objects.newest_of(record)
    if newest is None or newest.after is None or newest.after["version"] != version:
        raise Changed
    before = newest.before or newest.after
    with transaction.atomic():
        try:
            locked = _lock_sections({newest.after["wall_section_id"], before["wall_section_id"]})
        except WallSection.DoesNotExist:
            raise Changed from None
        current = prepared.find(DailyProgress, id=record.pk, lock=True)
        if current is None or current.version != version:
            raise Changed
        current.wall_section = locked[current.wall_section_id]
        if newest.before is None:
            writing.remove(current, by)
        else:
            day = _as_it_was(locked[before["wall_section_id"]], before)
            writing.update(current, day, "progress.undone", by)
    return newest


def remove_progress(record: DailyProgress, *, by: Origin) -> None:
    """Remove a record and take it out of the totals."""
    with transaction.atomic():
        section = WallSection.objects.select_for_update().get(pk=record.wall_section_id)
        current = _lock(record)
        current.wall_section = section
        writing.remove(current, by)


def record_many(days: Iterable[DayOfWork], *, by: Origin) -> int:
    """Record many new days in one transaction; IntegrityError, and nothing written, if any exists already.

    Rows, totals and events are written in bulk; returns how many days were recorded.
    """
    days = list(days)
    with transaction.atomic():
        sections = _lock_sections({day.section.pk for day in days})
        records = [writing.new_record(sections[day.section.pk], day, by) for day in days]
        for batch in _batches(records):
            DailyProgress.objects.bulk_create(batch)
            Event.objects.append_all(
                Event.of("progress.recorded", record, by, after=record.to_dict(), at=record.created_at)
                for record in batch
            )
        count(
            writing.change(record.wall_section, record.date, record.built.hundredths, 1) for record in records
        )
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


def _as_it_was(section: WallSection, before: Mapping[str, Any]) -> DayOfWork:
    """What the log says that a record said; events older than the reasons for no work have none."""
    feet = units.Built(units.to_hundredths(Decimal(before["feet_built"])))
    day = Date.fromisoformat(before["date"])
    return DayOfWork(section, day, feet, before["notes"], before.get("no_work_reason") or "")


def _batches(records: Sequence[DailyProgress]) -> Iterable[Sequence[DailyProgress]]:
    return (records[start : start + BATCH_SIZE] for start in range(0, len(records), BATCH_SIZE))
