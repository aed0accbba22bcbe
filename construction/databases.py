"""Where a database is, and whether it is ready for this version of the application."""

from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

SQLITE = "django.db.backends.sqlite3"


def described(connection: BaseDatabaseWrapper) -> str:
    """Where a database is, without who may enter."""
    return place(connection.settings_dict)


def place(database: dict[str, Any]) -> str:
    """The same of Django's settings of a database."""
    if database["ENGINE"] == SQLITE:
        return f"SQLite file {Path(database['NAME']).resolve()}"
    host, port = database["HOST"] or "localhost", database["PORT"] or 5432
    return f"PostgreSQL database {database['NAME']} on {host}:{port}"


def pending_migrations(connection: BaseDatabaseWrapper) -> int:
    """How many migrations the database lacks; the database's own error where it does not answer."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
