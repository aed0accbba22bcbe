"""`manage.py move_database --to URL`: this Wall, whole, into an empty database."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from ...databases import described
from ...moving.targets import MoveRefused, opened
from ...moving.transfer import Moved, move
from ..steps import Steps

NEXT = "Set DATABASE_URL to that database and start the server; what was recorded here since has stayed here."


class Command(BaseCommand):
    help = (
        "Move this Wall into an empty PostgreSQL or SQLite database and prove it there. Stop the server first: "
        "nobody can write meanwhile. Exit code 1, and the target as empty as it was, where it does not succeed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to",
            required=True,
            metavar="URL",
            help="postgresql://user:password@host/wall, or sqlite:////data/wall.sqlite3 for the way back",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with opened(options["to"]) as target, Steps(self.stdout) as steps:
                self.stdout.write(f"Moving the {described(connection)} to the {described(target)}.")
                moved = move(connection, target, steps.advance)
                place = described(target)
        except (MoveRefused, DatabaseError) as error:
            raise CommandError(f"Nothing was moved. {str(error).strip()}") from error
        except KeyboardInterrupt:
            raise CommandError("Nothing was moved: interrupted.") from None
        self.report(moved, place)

    def report(self, moved: Moved, place: str) -> None:
        """What each table holds on both sides, what was proved, and what to do next."""
        for table, fingerprint in moved.tables:
            if fingerprint.rows:
                self.stdout.write(f"  {table.name:<28}{fingerprint}")
        self.stdout.write(
            f"Moved and proved: {moved.rows:,} rows in {len(moved.tables)} tables, every digest alike on both sides; "
            f"totals agree with {moved.totals.records:,} records."
        )
        self.stdout.write(f"This Wall is now the {place}. {NEXT}")
