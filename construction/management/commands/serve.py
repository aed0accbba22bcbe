"""`manage.py serve`: the server, from an empty directory if need be."""

import signal
import sys
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections

from wallproject import server


class Command(BaseCommand):
    help = "Prepare, then serve on HOST:PORT until SIGTERM or SIGINT; requests in flight are finished."

    def handle(self, *args: Any, **options: Any) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
        try:
            with server.claimed(settings.HOST, settings.PORT):
                call_command("prepare", verbosity=options["verbosity"])
                _let_go_of_databases()
                server.serve(settings.HOST, settings.PORT)
        except server.AddressTaken as error:
            raise CommandError(f"{error}; set PORT or HOST.") from error


def _stop(number: int, frame: FrameType | None) -> None:
    """A start that is interrupted rolls back and is no failure."""
    sys.exit(0)


def _let_go_of_databases() -> None:
    """The worker is a fork: it may inherit neither a connection nor a pool."""
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
