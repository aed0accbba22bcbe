"""Plain SQL for the few questions asked so often that building a queryset would take most of their time."""

from datetime import date as Date
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet


def fetch(sql: str, *params: Any, using: str | None = None) -> list[tuple]:
    """Every row of a SELECT with `%s` for its parameters; days may be among them."""
    connection = connections[using or DEFAULT_DB_ALIAS]
    adapt = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        cursor.execute(sql, [adapt(value) if isinstance(value, Date) else value for value in params])
        return cursor.fetchall()


class Statement(NamedTuple):
    """A SELECT that is ready to be run."""

    sql: str
    parameters: tuple[Any, ...]
    using: str

    def fetch(self) -> list[tuple]:
        """Its rows as the database keeps them."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            return cursor.fetchall()


def compiled(queryset: QuerySet) -> Statement | None:
    """A `values_list` as the database is asked for it; None if nothing can be in it."""
    try:
        query, parameters = queryset.query.get_compiler(queryset.db).as_sql()
    except EmptyResultSet:
        return None
    return Statement(query, parameters, queryset.db)


def day(stored: str | Date) -> Date:
    """A day that `fetch` has read: SQLite keeps days as text."""
    return Date.fromisoformat(stored) if isinstance(stored, str) else stored
