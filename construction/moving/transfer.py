"""The move itself: every table copied, proved and committed in one transaction, or nothing at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from wallproject.sqlite import BUSY_TIMEOUT_SECONDS

from ..databases import described, pending_migrations
from ..tracking.totals import Check, check_totals
from .keys import carry_last_key
from .proof import Fingerprint
from .tables import Table, all_tables
from .targets import MoveRefused

MADE_BY_MIGRATE = (Permission, ContentType)
Watch = Callable[[str, int, int], None]
"""Told the step, how many rows of it are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: the tables with their fingerprints, alike on both sides, and the target's checked totals."""

    tables: Sequence[tuple[Table, Fingerprint]]
    totals: Check

    @property
    def rows(self) -> int:
        return sum(fingerprint.rows for _, fingerprint in self.tables)


def move(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper, watch: Watch) -> Moved:
    """Bring every row of the source to the target, whose tables are made where they are missing.

    While it runs nobody else writes to either of them. Raises MoveRefused, or the database's own error, with the
    target's tables as empty as they were.
    """
    tables = all_tables()
    _refuse_unmigrated(source)
    _refuse_rows(target, tables)
    call_command("migrate", database=target.alias, interactive=False, verbosity=0)
    with _only_writer(source, tables), _only_writer(target, tables):
        _refuse_rows(target, tables)
        _agreeing_totals(source)
        _clear(target)
        copied = [(table, _copy(table, source, target, watch)) for table in tables]
        for table, fingerprint in copied:
            carry_last_key(table, source, target)
            _prove(table, fingerprint, target, watch)
        return Moved(copied, _agreeing_totals(target))


def _refuse_unmigrated(source: BaseDatabaseWrapper) -> None:
    if pending_migrations(source):
        raise MoveRefused("This Wall lacks migrations; `manage.py prepare` applies them")


def _refuse_rows(target: BaseDatabaseWrapper, tables: Sequence[Table]) -> None:
    """What migrate itself writes does not count."""
    there = set(target.introspection.table_names())
    for table in tables:
        if table.name in there and table.model not in MADE_BY_MIGRATE and (rows := table.count(target)):
            raise MoveRefused(
                f"The {described(target)} is not empty ({table.name}: {rows:,} rows); a Wall moves into an empty one"
            )


@contextmanager
def _only_writer(connection: BaseDatabaseWrapper, tables: Sequence[Table]) -> Iterator[None]:
    """A transaction beside which others read, but nobody writes; SQLite's are such by themselves."""
    with transaction.atomic(using=connection.alias):
        if connection.vendor == "postgresql":
            names = ", ".join(connection.ops.quote_name(table.name) for table in tables)
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{BUSY_TIMEOUT_SECONDS}s'")
                cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
        yield


def _clear(target: BaseDatabaseWrapper) -> None:
    """Make room for the source's own permissions and content types, to which its rows point by key."""
    for model in MADE_BY_MIGRATE:
        model._base_manager.using(target.alias).all().delete()


def _copy(
    table: Table, source: BaseDatabaseWrapper, target: BaseDatabaseWrapper, watch: Watch
) -> Fingerprint:
    copied, rows = Fingerprint(table), table.count(source)
    watch(f"Copying {table.name}", 0, rows)
    with table.writing(target) as write:
        for batch in table.batches(source):
            write(batch)
            copied.take(batch)
            watch(f"Copying {table.name}", copied.rows, rows)
    return copied


def _prove(table: Table, copied: Fingerprint, target: BaseDatabaseWrapper, watch: Watch) -> None:
    """Read back what was written."""
    found = Fingerprint(table)
    watch(f"Proving {table.name}", 0, copied.rows)
    for batch in table.batches(target):
        found.take(batch)
        watch(f"Proving {table.name}", found.rows, copied.rows)
    if found != copied:
        raise MoveRefused(f"Table {table.name} did not arrive as it is: {copied}, but {found}")


def _agreeing_totals(connection: BaseDatabaseWrapper) -> Check:
    totals = check_totals(using=connection.alias)
    if totals.first is not None:
        raise MoveRefused(
            f"Totals differ from their records: {totals.first}; `manage.py rebuild_totals` recomputes them"
        )
    return totals
