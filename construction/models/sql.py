"""Plain SQL for the few questions asked so often that building a queryset would take most of their time."""

from datetime import date as Date
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections


def fetch(sql: str, *params: Any, using: str | None = None) -> list[tuple]:
    """Every row of a SELECT with `%s` for its parameters; days may be among them."""
    connection = connections[using or DEFAULT_DB_ALIAS]
    adapt = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        cursor.execute(sql, [adapt(value) if isinstance(value, Date) else value for value in params])
        return cursor.fetchall()


def as_day(value: Date | str) -> Date:
    """A day as it comes out of plain SQL: SQLite keeps it as text."""
    return Date.fromisoformat(value) if isinstance(value, str) else value
