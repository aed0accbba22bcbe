"""The checks behind `/readyz`."""

from dataclasses import dataclass
from typing import TypedDict

from django.core.cache import cache
from django.db import DatabaseError, connection

from ..databases import pending_migrations


class CheckJSON(TypedDict):
    """One check: whether it passed and what it saw."""

    ok: bool
    detail: str


class ReadinessJSON(TypedDict):
    """All checks by name."""

    ready: bool
    checks: dict[str, CheckJSON]


@dataclass(frozen=True)
class Check:
    """What one check saw, and whether the server is unready where it fails."""

    name: str
    ok: bool
    detail: str
    required: bool = True


@dataclass(frozen=True)
class Readiness:
    """Every check of this process."""

    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        return all(check.ok for check in self.checks if check.required)

    def to_dict(self) -> ReadinessJSON:
        checks: dict[str, CheckJSON] = {c.name: {"ok": c.ok, "detail": c.detail} for c in self.checks}
        return {"ready": self.ready, "checks": checks}


def readiness() -> Readiness:
    """Look at the database, its migrations and the cache."""
    return Readiness((_database(), _migrations(), _cache()))


def _database() -> Check:
    """Answers, with which version, and in which journal mode where it is SQLite."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor != "sqlite":
                cursor.execute("SELECT version()")
                return Check("database", True, cursor.fetchone()[0].split(" (")[0])
            cursor.execute("SELECT sqlite_version()")
            version = cursor.fetchone()[0]
            cursor.execute("PRAGMA journal_mode")
            return Check("database", True, f"SQLite {version}, journal mode {cursor.fetchone()[0]}")
    except DatabaseError:
        return Check("database", False, "does not answer")


def _migrations() -> Check:
    try:
        pending = pending_migrations(connection)
    except DatabaseError:
        return Check("migrations", False, "cannot be read")
    return Check("migrations", not pending, f"{pending} to apply" if pending else "all applied")


def _cache() -> Check:
    """Reported alone: no answer is made from the cache, so none has to wait for it."""
    try:
        cache.set("readyz", "ok", 5)
        answers = cache.get("readyz") == "ok"
    except Exception:  # whatever the cache's client raises, it does not answer
        answers = False
    return Check("cache", answers, "answers" if answers else "does not answer", required=False)
