"""Long reads: rows of several queries as the database was at one moment, a few at a time.

They come over a connection of their own, which ends with them, so that nothing of them stays in the thread that reads.
SQLite in WAL mode and PostgreSQL let others write meanwhile; in SQLite's DELETE mode writers wait for the end.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

ROWS_AT_ONCE = 2_000
OPENING = {
    # A long read may have to sort; on disk, where the library can. That of pysqlite3 sorts in memory.
    "sqlite": ("PRAGMA temp_store=FILE", "PRAGMA query_only=ON", "BEGIN"),
    "postgresql": ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
}


class Snapshot:
    """The database as it was when its first query ran."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def rows(self, queryset: QuerySet) -> Generator[tuple]:
        """The rows of a `values_list` as the database keeps them: no field turns them into Python's types."""
        try:
            query, parameters = queryset.query.get_compiler(connection=self.connection).as_sql()
        except EmptyResultSet:
            return
        with self.connection.chunked_cursor() as cursor:
            cursor.execute(query, parameters)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield from rows


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """A snapshot until the end of the block, which one thread may begin and another go on with."""
    connection = connections[DEFAULT_DB_ALIAS].copy()
    connection.inc_thread_sharing()
    try:
        with connection.cursor() as cursor:
            for statement in OPENING[connection.vendor]:
                cursor.execute(statement)
        yield Snapshot(connection)
    finally:
        try:
            connection.rollback()
        finally:
            connection.close()
