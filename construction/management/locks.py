"""Only one start at a time: on this data directory, and on this database wherever it is."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

START_LOCK = 0x57414C4C
"""The lock's name on PostgreSQL, where a name is a number: "WALL" in ASCII."""


@contextmanager
def directory_lock(folder: Path, name: str) -> Iterator[None]:
    """Wait until no other process on this machine holds `name` in the folder; one that dies lets go of it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def database_lock() -> Iterator[None]:
    """Wait until no other machine prepares this database; SQLite is one machine's own."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [START_LOCK])
