"""Keeps what was checked of a file until somebody confirms it: no second upload, and no restart loses it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from ..models.events import Origin
from ..models.imports import Import, ImportBatch, Kind, StagedDay, StagedReject
from .checking import Check, refused_rows
from .differences import comparisons, staged
from .reading import Table

BATCH_SIZE = 2_000
"""Days merged in one transaction while a page waits."""
REJECTS_SIZE = 500
MOST_CELLS, MOST_LETTERS = 200, 100
"""Cells that are kept of a refused row, and letters of a heading that is not read."""
T = TypeVar("T")


def stage(name: str, table: Table, check: Check, *, by: Origin) -> Import:
    """Compare the days with what is recorded and keep those that differ, and the rows that were refused.

    All of it is made ready before the transaction that writes it, so that nobody waits for a long file.
    """
    now = timezone.now()
    parent = Import(
        file_name=name,
        actor=by.actor,
        user_id=by.user_id,
        headings=list(table.headings.texts[:MOST_CELLS]),
        unread=[text[:MOST_LETTERS] for text in table.headings.unread[:MOST_CELLS]],
        total_row=check.totals[0] if check.totals else None,
        wrong=len(check.problems),
        created_at=now,
    )
    kept = [
        *_kept(parent, Kind.DAYS, _differing(parent, check), BATCH_SIZE),
        *_kept(parent, Kind.REJECTS, _rejected(table, check), REJECTS_SIZE),
    ]
    with transaction.atomic():
        Import.objects.prune(now)
        parent.save(force_insert=True)
        for batch in kept:
            batch.parent = parent
            batch.save(force_insert=True)
    return parent


def _kept(parent: Import, kind: str, rows: Iterable[Any], size: int) -> Iterator[ImportBatch]:
    for position, batch in enumerate(_batches(rows, size)):
        yield ImportBatch.of(parent, kind, position, batch)


def _batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(rows)
    while batch := list(islice(rest, size)):
        yield batch


def _differing(parent: Import, check: Check) -> Iterator[StagedDay]:
    """What is the same is counted and left out: there is nothing to merge."""
    for found in comparisons(check.days):
        parent.new += len(found.new)
        parent.changed += len(found.changed)
        parent.same += found.same
        yield from staged(found)


def _rejected(table: Table, check: Check) -> Iterator[StagedReject]:
    if not check.problems:
        return
    for (number, cells), problems in refused_rows(table, check):
        written = [table.written(cell) for cell in cells[:MOST_CELLS]]
        yield StagedReject(number, written, [(*problem,) for problem in problems])
