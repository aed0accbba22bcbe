"""Keeps what was checked of a file until somebody confirms it: no second upload, and no restart loses it."""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from itertools import chain, islice
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from ..models.events import Origin
from ..models.imports import Import, ImportBatch, Kind, StagedDay, StagedReject, State
from .checking import Check, refused_heads, refused_rows
from .differences import comparisons, staged
from .problems import Unreadable
from .reading import Table

BATCH_SIZE = 2_000
"""Days merged in one transaction while a page waits."""
REJECTS_SIZE = 500
MOST_KEPT = 64 * 1024 * 1024
"""Bytes of rows that an import may leave in the database."""
MOST_LETTERS = 100
"""Letters that are kept of a heading; none that is read is longer."""
T = TypeVar("T")


def stage(name: str, table: Table, check: Check, *, by: Origin) -> Import:
    """Compare the days with what is recorded and keep those that differ, and the rows that were refused.

    All of it is made ready before the transaction that writes it, so that nobody waits for a long file. Unreadable
    where it is more than an import may keep.
    """
    now = timezone.now()
    parent = Import(
        file_name=name,
        actor=by.actor,
        user_id=by.user_id,
        headings=list(map(_cut, refused_heads(table, check))),
        unread=list(map(_cut, table.headings.unread)),
        totals=len(check.totals),
        total_row=check.totals[0] if check.totals else None,
        wrong=len(check.problems),
        created_at=now,
    )
    ready = list(_ready(parent, table, check))
    if not parent.total:
        parent.state, parent.finished_at = State.EMPTY, now
    with transaction.atomic():
        Import.objects.prune(now)
        parent.save(force_insert=True)
        for batch in ready:
            batch.parent = parent
            batch.save(force_insert=True)
    return parent


def _ready(parent: Import, table: Table, check: Check) -> Iterator[ImportBatch]:
    size = 0
    days = _encoded(parent, Kind.DAYS, _differing(parent, check), BATCH_SIZE)
    for batch in chain(days, _encoded(parent, Kind.REJECTS, _rejected(table, check), REJECTS_SIZE)):
        size += len(batch.rows)
        if size > MOST_KEPT:
            raise Unreadable(
                f"The rows fill more than {MOST_KEPT // 1024 // 1024} MB; send the file in parts."
            )
        yield batch


def _encoded(parent: Import, kind: str, rows: Iterable[Any], size: int) -> Iterator[ImportBatch]:
    for position, batch in enumerate(_batches(rows, size)):
        yield ImportBatch.of(parent, kind, position, batch)


def _batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def _differing(parent: Import, check: Check) -> Iterator[StagedDay]:
    """What is the same is counted and left out: there is nothing to merge; the rest is summed up."""
    sections, dates = set[int](), set[str]()
    for found in comparisons(check.days):
        parent.new += len(found.new)
        parent.changed += len(found.changed)
        parent.same += found.same
        for day in staged(found):
            sections.add(day.section_id)
            dates.add(day.date)
            parent.feet += day.feet
            yield day
    parent.sections = len(sections)
    if dates:
        parent.first_day, parent.last_day = map(Date.fromisoformat, (min(dates), max(dates)))


def _rejected(table: Table, check: Check) -> Iterator[StagedReject]:
    if not check.problems:
        return
    for (number, cells), problems in refused_rows(table, check):
        yield StagedReject(number, cells, [(*problem,) for problem in problems])


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
