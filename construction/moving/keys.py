"""The last key that each table has given away: the next one may be no key that events know of a row long gone."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Max

from .tables import Table


def carry_last_key(table: Table, source: BaseDatabaseWrapper, target: BaseDatabaseWrapper) -> None:
    """Let the target's next key be the one that the source's would have been."""
    key = table.model._meta.auto_field
    if key is None:
        return
    column = str(key.column)
    highest = table.model._base_manager.using(source.alias).aggregate(highest=Max("pk"))["highest"]
    last = max(_last_key(table, column, source), highest or 0)
    if not last:
        return
    with target.cursor() as cursor:
        if target.vendor == "postgresql":
            name = target.ops.quote_name(table.name)
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [name, column, last])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, last])


def _last_key(table: Table, column: str, connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            name = connection.ops.quote_name(table.name)
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", [name, column]
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        row = cursor.fetchone()
    return row[0] or 0 if row else 0
