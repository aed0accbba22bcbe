"""Plain SQL for the few questions asked so often that building a queryset would take most of their time."""

from datetime import date as Date
from typing import Any

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


def fetch_stored(queryset: QuerySet) -> list[tuple]:
    """The rows of a `values_list` as the database keeps them: no field turns them into Python's types."""
    try:
        query, parameters = queryset.query.get_compiler(queryset.db).as_sql()
    except EmptyResultSet:
        return []
    return fetch(query, *parameters, using=queryset.db)


def day(stored: str | Date) -> Date:
    """A day that `fetch` has read: SQLite keeps days as text."""
    return Date.fromisoformat(stored) if isinstance(stored, str) else stored


def moment_text(stored: str) -> str:
    """A UTC moment that the database has cast to text, to the second: 2025-10-15T14:30:00Z."""
    return f"{stored[:10]}T{stored[11:19]}Z"
