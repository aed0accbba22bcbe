"""The database that a Wall moves into: named by a URL, open for the time of the move."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import dj_database_url
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from wallproject import sqlite

from ..databases import SQLITE, described, place

TARGET = "target"
POSTGRESQL, OURS = "django.db.backends.postgresql", "wallproject.postgresql"


class MoveRefused(Exception):
    """Why nothing was moved; the message is a sentence for the operator and holds no password."""


@contextmanager
def opened(url: str) -> Iterator[BaseDatabaseWrapper]:
    """The database at the URL as Django's connection `target`, closed and forgotten at the end."""
    database = _configuration(url)
    if place(database) == described(connections[DEFAULT_DB_ALIAS]):
        raise MoveRefused("This Wall is at that address already")
    connections.settings |= connections.configure_settings(
        {DEFAULT_DB_ALIAS: connections.settings[DEFAULT_DB_ALIAS], TARGET: database}
    )
    try:
        _open(connections[TARGET])
        yield connections[TARGET]
    finally:
        connections[TARGET].close()
        del connections[TARGET], connections.settings[TARGET]


def _open(target: BaseDatabaseWrapper) -> None:
    try:
        with target.wrap_database_errors:
            target.connect()
    except DatabaseError as error:
        raise MoveRefused(f"The {described(target)} cannot be opened: {str(error).strip()}") from error


def _configuration(url: str) -> dict[str, Any]:
    """Django's settings of the database; never quotes the URL, in which a password may stand."""
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except Exception:
        database = {}
    if database.get("ENGINE") not in (SQLITE, POSTGRESQL) or database["NAME"] in ("", ":memory:"):
        raise MoveRefused(
            "The URL must be like postgresql://user:password@host/wall or sqlite:////data/wall.sqlite3"
        )
    if database["ENGINE"] == POSTGRESQL and find_spec("psycopg") is None:
        raise MoveRefused(
            "PostgreSQL needs psycopg: .venv/bin/python -m pip install --require-hashes -r requirements-scaled.txt"
        )
    if database["ENGINE"] == POSTGRESQL:
        database["ENGINE"] = OURS
    if database["ENGINE"] == SQLITE:
        database["OPTIONS"] = sqlite.connection_options() | database.get("OPTIONS", {})
    return database
