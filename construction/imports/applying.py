"""Merges a confirmed import batch by batch; every batch is merged and struck off in one transaction.

So a server that is killed, a tab that is closed or two tabs at once neither lose a batch nor merge it twice.
"""

from datetime import date as Date
from time import monotonic

from django.db import transaction
from django.utils import timezone

from ..models import WallSection
from ..models.events import Origin
from ..models.imports import Import, ImportBatch, Kind, StagedDay, State
from ..tracking.merging import Day, Merged, Seen, merge_progress

SECONDS = 0.7
"""How long one request merges before it answers."""
COUNTED = ("recorded", "replaced", "left", "overtaken")
SECTION_GONE = "A section was deleted meanwhile. Check the file again."


def begin(found: Import, *, good_rows: bool) -> bool:
    """Start merging; whether it could be: only what is checked, and with wrong rows only if the rest is asked for."""
    with transaction.atomic():
        Import.objects.prune(timezone.now())
    waiting = Import.objects.filter(pk=found.pk, state=State.CHECKED)
    if not good_rows:
        waiting = waiting.filter(wrong=0)
    return bool(waiting.update(state=State.APPLYING, merged_at=timezone.now()))


def cancel(found: Import) -> bool:
    """Merge no more; what was merged stays. Whether there was anything to cancel."""
    return _end(found, State.CANCELLED, "")


def merge_for_a_moment(found: Import, *, by: Origin) -> None:
    """Merge the next batches until `SECONDS` have passed or none is left."""
    until = monotonic() + SECONDS
    try:
        while _merge_next(found.pk, by) and monotonic() < until:
            pass
    except WallSection.DoesNotExist:
        _end(found, State.CANCELLED, SECTION_GONE)


def _merge_next(pk: int, by: Origin) -> bool:
    """Whether there may be more to do. Whoever holds the import's row merges; others wait, then take what is next."""
    with transaction.atomic():
        found = Import.objects.select_for_update().get(pk=pk)
        if found.state != State.APPLYING:
            return False
        batch = found.batches.filter(kind=Kind.DAYS).order_by("position").first()
        if batch is not None:
            _add(found, _merge(batch, by))
        if batch is None or found.merged >= found.total:
            found.state, found.finished_at = State.DONE, timezone.now()
        found.save(update_fields=[*COUNTED, "merged_at", "state", "finished_at"])
    return found.state == State.APPLYING


def _add(found: Import, merged: Merged) -> None:
    found.recorded += merged.new
    found.replaced += merged.changed
    found.left += merged.same
    found.overtaken += len(merged.overtaken)
    found.merged_at = timezone.now()


def _merge(batch: ImportBatch, by: Origin) -> Merged:
    """Nobody's work that the check has not shown is overwritten; such days are kept, to be named."""
    waiting = {(day.section_id, Date.fromisoformat(day.date)): day for day in batch.days()}
    merged = merge_progress(
        [Day(*key, day.feet, day.notes, day.no_work_reason) for key, day in waiting.items()],
        by=by,
        seen={key: _seen(day) for key, day in waiting.items()},
    )
    batch.delete()
    if merged.overtaken:
        rest = [waiting[key] for key in sorted(merged.overtaken)]
        ImportBatch.of(batch.parent, Kind.OVERTAKEN, batch.position, rest).save(force_insert=True)
    return merged


def _seen(day: StagedDay) -> Seen:
    if day.feet_before is None or day.notes_before is None:
        return None
    return day.feet_before, day.notes_before, day.no_work_reason_before or ""


def _end(found: Import, state: State, note: str) -> bool:
    with transaction.atomic():
        held = Import.objects.unfinished().select_for_update().filter(pk=found.pk).first()
        if held is None:
            return False
        held.state, held.note, held.finished_at = state, note, timezone.now()
        held.save(update_fields=["state", "note", "finished_at"])
        held.batches.filter(kind=Kind.DAYS).delete()
    return True
