"""The append-only log: one event for every change, written in the change's own transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import models
from django.utils import timezone

from . import prepared

BATCH_SIZE = 1_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a change and through which door: `web`, `api`, `admin`, `command` or `import`."""

    door: str
    actor: str = ""
    user_id: int | None = None
    request_id: str = ""


class EventQuerySet(models.QuerySet["Event"]):
    """The two ways to add to the log, each inside the changes' own transaction, and what is asked of it."""

    def append(
        self,
        kind: str,
        instance: models.Model,
        by: Origin,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> "Event":
        """Log one change of `instance`, now or as of `at`."""
        event = Event.of(kind, instance, by, before=before, after=after, at=at)
        prepared.insert(event)
        return event

    def newest_of(self, instance: models.Model) -> "Event | None":
        """The newest change of `instance`."""
        about = self.filter(subject=instance._meta.db_table, subject_id=instance.pk)
        return about.order_by("-position").first()

    def append_all(self, events: Iterable["Event"]) -> None:
        """Log many changes; holds no more than one batch of `events` at a time."""
        rest = iter(events)
        while batch := list(islice(rest, BATCH_SIZE)):
            Event.objects.bulk_create(batch)


class Event(models.Model):
    """One change: what it was, to what, by whom, and the values before and after."""

    position = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(max_length=255, blank=True)
    door = models.CharField(max_length=16)
    request_id = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=32)
    subject = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    reason = models.TextField(blank=True, default="")

    objects = EventQuerySet.as_manager()

    class Meta:
        db_table = "events"
        ordering = ["-position"]
        indexes = [models.Index(fields=["subject", "subject_id", "position"], name="events_by_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.subject_id}"

    @classmethod
    def of(
        cls,
        kind: str,
        instance: models.Model,
        by: Origin,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        at: datetime | None = None,
    ) -> "Event":
        """An event about `instance`, not yet saved; it happens now unless `at` says when."""
        return cls(
            at=at or timezone.now(),
            kind=kind,
            subject=instance._meta.db_table,
            subject_id=instance.pk,
            actor=by.actor,
            door=by.door,
            request_id=by.request_id,
            before=before,
            after=after,
        )
