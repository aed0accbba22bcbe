"""Commands on a database that has been prepared."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import DatabaseError, connection

from ..databases import described, pending_migrations


class PreparedCommand(BaseCommand):
    """A command that names the database where it lacks our tables, and leaves it as it is."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        refuse_unprepared()
        return super().execute(*args, **options)


def refuse_unprepared() -> None:
    """CommandError where there is no database, or one without our tables; a SQLite file is not made by asking."""
    name = described(connection)
    if connection.vendor == "sqlite" and _is_missing(str(connection.settings_dict["NAME"])):
        raise CommandError(f"There is no {name}; `manage.py prepare` makes it.")
    try:
        pending = pending_migrations(connection)
    except DatabaseError as error:
        raise CommandError(f"The {name} does not answer: {str(error).strip()}") from error
    if pending:
        raise CommandError(f"The {name} lacks {pending} migrations; `manage.py prepare` applies them.")


def _is_missing(name: str) -> bool:
    return not name.startswith(("file:", ":memory:")) and not Path(name).exists()
