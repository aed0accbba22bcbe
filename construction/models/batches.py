"""Statements for thousands of days of work at a time; no instance is made of any of them.

Call what writes inside the transaction that holds the days' sections.
"""

from collections.abc import Iterable, Sequence
from datetime import date as Date
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import DEFAULT_DB_ALIAS, connections

from .. import units
from . import sql
from .events import Origin

RECORDED = """
    SELECT progress.wall_section_id, CAST(progress.date AS text), progress.id, progress.feet_built, progress.notes,
        progress.no_work_reason
    FROM (VALUES {places}) AS spans CROSS JOIN daily_progress AS progress
    WHERE progress.wall_section_id = spans.column1 AND progress.date BETWEEN spans.column2 AND spans.column3
"""
REWRITE = """
    UPDATE daily_progress SET feet_built = %s, ice_cubic_yards = %s, cost_gold_dragons = %s, notes = %s,
        no_work_reason = %s, version = version + 1, updated_at = %s
    WHERE id = %s
"""
PROGRESS = (
    *("wall_section_id", "date", "feet_built", "ice_cubic_yards", "cost_gold_dragons", "notes"),
    *("no_work_reason", "version", "recorded_by_id", "created_at", "updated_at"),
)
EVENTS = (
    *("at", "actor", "door", "request_id", "kind", "subject", "reason"),
    *("subject_id", "before", "after"),
)
Key = tuple[int, Date]
"""A section's id and a day: one record at most."""


class Recorded(NamedTuple):
    """What is recorded of a section's day; feet in hundredths."""

    id: int
    feet: int
    notes: str
    no_work_reason: str


class Figures(NamedTuple):
    """What is to be recorded; feet in hundredths."""

    section_id: int
    date: Date
    feet: int
    notes: str
    no_work_reason: str


class Logged(NamedTuple):
    """One record's change: its id and its JSON before and after."""

    id: int
    before: Any
    after: Any


def recorded(keys: Iterable[Key]) -> dict[Key, Recorded]:
    """The records of these days and of any between a section's first and last of them, in one query."""
    spans: dict[int, tuple[Date, Date]] = {}
    for section_id, date in keys:
        first, last = spans.get(section_id, (date, date))
        spans[section_id] = (date if date < first else first, date if date > last else last)
    if not spans:
        return {}
    query = RECORDED.format(places=", ".join(["(%s, %s, %s)"] * len(spans)))
    rows = sql.fetch(query, *(value for section_id, span in spans.items() for value in (section_id, *span)))
    day = Date.fromisoformat
    return {(section, day(date)): Recorded._make(row) for section, date, *row in rows}


def insert(days: Sequence[Figures], by: Origin, at: datetime) -> None:
    """New records; IntegrityError if one of the days has a record already."""
    adapt, moment = connections[DEFAULT_DB_ALIAS].ops.adapt_datefield_value, _stored(at)
    _insert(
        "daily_progress",
        PROGRESS,
        [
            (
                *(section_id, adapt(date), feet, units.ice_for(feet), units.cost_for(feet), notes),
                *(reason, 1, by.user_id, moment, moment),
            )
            for section_id, date, feet, notes, reason in days
        ],
    )


def rewrite(days: Iterable[tuple[int, Figures]], at: datetime) -> None:
    """Put new feet and notes into the records with these ids, and count their versions up."""
    moment = _stored(at)
    rows = [
        (feet, units.ice_for(feet), units.cost_for(feet), notes, reason, moment, pk)
        for pk, (_, _, feet, notes, reason) in days
    ]
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.executemany(REWRITE, rows)


def log(kind: str, changes: Iterable[Logged], by: Origin, at: datetime) -> None:
    """One event for each of the records' changes."""
    moment, encode = _stored(at), msgspec.json.Encoder().encode
    head = (moment, by.actor, by.door, by.request_id, kind, "daily_progress", "")
    _insert(
        "events",
        EVENTS,
        [
            (*head, pk, None if before is None else encode(before).decode(), encode(after).decode())
            for pk, before, after in changes
        ],
    )


def _stored(at: datetime) -> Any:
    return connections[DEFAULT_DB_ALIAS].ops.adapt_datetimefield_value(at)


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple]) -> None:
    """Several rows in one go: PostgreSQL copies them, which takes half the time of statements sent without waiting."""
    connection = connections[DEFAULT_DB_ALIAS]
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608
