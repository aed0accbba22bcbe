"""The requests that recorded something, by the ids that their clients gave them, so that none is taken twice."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections, models
from django.utils import timezone

from .progress import DailyProgress

KEPT = timedelta(days=90)
"""How long the id of a request is known."""
FORGOTTEN_AT_ONCE = 10_000
CLAIM = """
    INSERT INTO sent_requests (request_id, progress_id, created_at) VALUES (%s, NULL, %s)
    ON CONFLICT (request_id) DO NOTHING
"""
SETTLE = "UPDATE sent_requests SET progress_id = %s WHERE request_id = %s"


class SentRequestManager(models.Manager["SentRequest"]):
    """What a write asks; all of it inside the write's own transaction, but for `get_record`."""

    def claim(self, request_id: UUID) -> bool:
        """Take the id; False if it is taken. A twin waits here until the one that was first has ended."""
        connection = connections[self.db]
        with connection.cursor() as cursor:
            now = connection.ops.adapt_datetimefield_value(timezone.now())
            cursor.execute(CLAIM, [self._stored(request_id), now])
            return bool(cursor.rowcount == 1)

    def settle(self, request_id: UUID, record: DailyProgress) -> None:
        """Keep which record the request has written."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(SETTLE, [record.pk, self._stored(request_id)])

    def get_record(self, request_id: UUID) -> DailyProgress | None:
        """What the request has written, with its section; None if that is gone. DoesNotExist if it was never sent."""
        return self.select_related("progress__wall_section").get(pk=request_id).progress

    def forget(self, now: datetime) -> int:
        """Forget the oldest ids that are no longer kept, so many at once at most; how many there were."""
        expired = self.filter(created_at__lt=now - KEPT).order_by("created_at").values("pk")
        return self.filter(pk__in=expired[:FORGOTTEN_AT_ONCE]).delete()[0]

    def _stored(self, request_id: UUID) -> Any:
        key: models.UUIDField = self.model._meta.get_field("request_id")
        return key.get_db_prep_value(request_id, connections[self.db])


class SentRequest(models.Model):
    """A request to record a day of work that was answered, and its record for as long as there is one."""

    request_id = models.UUIDField(primary_key=True)
    progress = models.ForeignKey(
        DailyProgress, on_delete=models.SET_NULL, null=True, related_name="sent_requests"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = SentRequestManager()

    class Meta:
        db_table = "sent_requests"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["-created_at"], name="sent_requests_newest_first")]

    def __str__(self) -> str:
        return str(self.request_id)
