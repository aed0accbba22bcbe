"""`manage.py prepare`: everything a server needs before it answers."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.utils import timezone

from ...models import Profile, SentRequest
from ...models.sent_requests import FORGOTTEN_AT_ONCE
from ..locks import database_lock, directory_lock


class Command(BaseCommand):
    help = (
        "Apply migrations, collect static files and, with WALL_DEMO=1, load demo data into an empty "
        "database; forget the ids of requests older than 90 days. Any number may run at the same time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with directory_lock(settings.WALL_DATA_DIR, "prepare"), database_lock():
            call_command("migrate", interactive=False, verbosity=options["verbosity"])
            collect_static()
            forget_requests()
            if settings.WALL_DEMO and not Profile.objects.exists():
                call_command("demo_data")


def collect_static() -> None:
    """Collect the static files unless they are those that were collected last."""
    stamp = settings.WALL_DATA_DIR / "static.sha256"
    found = _fingerprint()
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == found:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(found)


def forget_requests() -> None:
    """Forget the ids of old requests, a batch in each transaction, so that a server that is running can write."""
    while SentRequest.objects.forget(timezone.now()) == FORGOTTEN_AT_ONCE:
        pass


def _fingerprint() -> str:
    """Changes when any static file does."""
    return hashlib.sha256("\n".join(sorted(_static_files())).encode()).hexdigest()


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            yield f"{name} {status.st_size} {status.st_mtime_ns}"
