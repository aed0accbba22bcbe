"""Imports that people confirm on a page: what was checked of a file, kept until it is merged or given up."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.db import models
from django.utils import timezone

from .listing import ListedQuerySet
from .text import timestamp_text

KEPT = timedelta(days=7)
"""How long rows that were checked wait to be imported, and rows that were refused to be fetched."""

TOO_LATE = "It was not imported within a week. Check the file again."

PAUSED_AFTER = timedelta(seconds=10)
"""An import of which nothing was merged for so long has nobody who merges it."""


class State(models.TextChoices):
    """How far an import has come."""

    EMPTY = "empty"
    CHECKED = "checked"
    APPLYING = "applying"
    DONE = "done"
    CANCELLED = "cancelled"


class StagedDay(NamedTuple):
    """A checked day, beside what was recorded when it was checked; feet in hundredths.

    Days that were checked before there were reasons for no work have none.
    """

    section_id: int
    date: str
    feet: int
    notes: str | None
    feet_before: int | None
    notes_before: str | None
    no_work_reason: str | None = None
    no_work_reason_before: str | None = None


class StagedReject(NamedTuple):
    """A row that was refused: its number, its cells, and (column, text, sentence) of each thing wrong with it."""

    number: int
    cells: list[str]
    problems: list[tuple[str, str, str]]


class ImportQuerySet(ListedQuerySet["Import"]):
    """Chainable questions about imports."""

    def newest_first(self) -> "ImportQuerySet":
        """The one checked last comes first."""
        return self.order_by("-pk")

    def unfinished(self) -> "ImportQuerySet":
        """Those that can still be merged or cancelled."""
        return self.filter(state__in=[State.CHECKED, State.APPLYING])

    def under_way(self) -> "ImportQuerySet":
        """Those that were confirmed and are not over."""
        return self.filter(state=State.APPLYING)

    def to_rows(self) -> list["Import"]:
        """Every import without what its own page alone shows."""
        return list(self.defer("headings", "unread"))

    def prune(self, now: datetime) -> None:
        """Give up what nobody has confirmed within a week, and let go of the rows that old imports have kept."""
        long_ago = now - KEPT
        self.unfinished().filter(created_at__lt=long_ago).update(
            state=State.CANCELLED, note=TOO_LATE, finished_at=now
        )
        ImportBatch.objects.filter(parent__created_at__lt=long_ago).delete()


class Import(models.Model):
    """One file: what the check found, and what has been merged of it so far."""

    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=16, choices=State, default=State.CHECKED)
    actor = models.CharField(max_length=255, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="imports", db_index=False
    )
    headings = models.JSONField(default=list)
    unread = models.JSONField(default=list, help_text="Headings of columns that were not read.")
    totals = models.IntegerField(default=0, help_text="Rows that sum others up and were not read.")
    total_row = models.IntegerField(null=True, help_text="The first of them.")
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    same = models.IntegerField(default=0)
    wrong = models.IntegerField(default=0)
    sections = models.IntegerField(default=0, help_text="Sections of the days to merge.")
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    feet = models.BigIntegerField(default=0, help_text="Of the days to merge, in hundredths.")
    recorded = models.IntegerField(default=0, help_text="Days that it has recorded.")
    replaced = models.IntegerField(default=0, help_text="Days that it has changed.")
    left = models.IntegerField(default=0, help_text="Days that were the same by the time they were merged.")
    overtaken = models.IntegerField(
        default=0, help_text="Days left alone, as they were recorded or changed after the check."
    )
    note = models.CharField(max_length=255, blank=True, help_text="Why it ended before its last row.")
    created_at = models.DateTimeField(default=timezone.now)
    merged_at = models.DateTimeField(null=True, help_text="When it was confirmed, or its last batch merged.")
    finished_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        db_table = "imports"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def total(self) -> int:
        """Days to merge."""
        return self.new + self.changed

    @property
    def merged(self) -> int:
        """Days merged so far."""
        return self.recorded + self.replaced + self.left + self.overtaken

    @property
    def unmerged(self) -> int:
        """Days still to merge."""
        return self.total - self.merged

    @property
    def is_paused(self) -> bool:
        """Whether it is confirmed, but nobody merges it."""
        at = self.merged_at or self.created_at
        return self.state == State.APPLYING and at < timezone.now() - PAUSED_AFTER

    @property
    def went_wrong(self) -> bool:
        """Whether it ended otherwise than by its last row or by whoever watched it."""
        return bool(self.note) or (self.state == State.EMPTY and self.wrong > 0)

    @property
    def days_new(self) -> int:
        """Days that it has recorded; while it waits, that it would."""
        return self.new if self.state == State.CHECKED else self.recorded

    @property
    def days_changed(self) -> int:
        """Days that it has changed; while it waits, that it would."""
        return self.changed if self.state == State.CHECKED else self.replaced

    @property
    def days_same(self) -> int:
        """Days that were recorded so already."""
        return self.same + self.left

    def days(self) -> Iterator[StagedDay]:
        """The days that wait to be merged, batch by batch."""
        return _rows(self.batches.filter(kind=Kind.DAYS), StagedDay)

    def overtaken_days(self) -> Iterator[StagedDay]:
        """The days that were left alone, beside what was recorded when they were checked."""
        return _rows(self.batches.filter(kind=Kind.OVERTAKEN), StagedDay)

    def rejects(self) -> Iterator[StagedReject]:
        """The rows that were refused, batch by batch."""
        return _rows(self.batches.filter(kind=Kind.REJECTS), StagedReject)

    def to_dict(self) -> dict[str, Any]:
        """The import as JSON says it."""
        return {
            "id": self.pk,
            "file_name": self.file_name,
            "state": self.state,
            "new": self.new,
            "changed": self.changed,
            "same": self.same,
            "wrong": self.wrong,
            "recorded": self.recorded,
            "replaced": self.replaced,
            "left": self.left,
            "merged": self.merged,
            "overtaken": self.overtaken,
            "note": self.note,
            "created_at": timestamp_text(self.created_at),
            "merged_at": self.merged_at and timestamp_text(self.merged_at),
            "finished_at": self.finished_at and timestamp_text(self.finished_at),
        }


class Kind(models.TextChoices):
    """What a batch holds."""

    DAYS = "days"
    REJECTS = "rejects"
    OVERTAKEN = "overtaken"


class ImportBatch(models.Model):
    """Some of an import's rows as one JSON text: thousands of rows of their own would take longer than the merge."""

    parent = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="batches", db_index=False)
    kind = models.CharField(max_length=16, choices=Kind)
    position = models.IntegerField()
    rows = models.TextField()

    class Meta:
        db_table = "import_batches"
        ordering = ["parent_id", "kind", "position"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "kind", "position"], name="import_batches_unique")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position} of {self.parent_id}"

    @classmethod
    def of(cls, parent: Import, kind: str, position: int, rows: Sequence[Any]) -> "ImportBatch":
        """A batch of `StagedDay`s or `StagedReject`s, not yet saved."""
        text = msgspec.json.encode(rows).decode()
        return cls(parent=parent, kind=kind, position=position, rows=text)

    def days(self) -> list[StagedDay]:
        return msgspec.json.decode(self.rows, type=list[StagedDay])


def _rows(batches: Iterable[ImportBatch], row: Any) -> Iterator[Any]:
    """The rows of one batch after the other; DoesNotExist if one of them is merged meanwhile."""
    positions = list(batches.values_list("pk", flat=True))  # type: ignore[attr-defined]
    for pk in positions:
        yield from msgspec.json.decode(ImportBatch.objects.get(pk=pk).rows, type=list[row])
