"""Rows of totals that many writers add to at the same time.

All additions happen in the database, inside the writer's transaction and in the order of the keys: two writers on one
row both count, and two writers on several rows cannot wait for each other.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connections

MOST_ROWS = 500


class Gain(NamedTuple):
    """What one row gains: its key, and for each amount what is added, or taken away where negative."""

    key: tuple[Any, ...]
    amounts: tuple[int, ...]

    @property
    def may_begin(self) -> bool:
        """Whether the row may be new: else its first amounts would have to be below zero, or nothing would be in it."""
        return self.amounts[-1] > 0 and min(self.amounts) >= 0


class Tally(NamedTuple):
    """A table of totals: the columns of its key, and those that are added to; a row ends when the last is zero."""

    table: str
    key: tuple[str, ...]
    amounts: tuple[str, ...]

    def add(self, gains: Sequence[Gain], *, using: str) -> list[int]:
        """Add what the rows gain, each once and in the order of their keys; returns the last amount each has then."""
        left: list[int] = []
        with connections[using].cursor() as cursor:
            for may_begin, run in groupby(gains, key=lambda gain: gain.may_begin):
                for part in _parts(list(run)):
                    left += self._begin_or_raise(cursor, part) if may_begin else self._raise(cursor, part)
            ended = [gain.key for gain, amount in zip(gains, left, strict=True) if amount == 0]
            if ended:
                cursor.executemany(_delete(self), ended)
        return left

    def _begin_or_raise(self, cursor: Any, gains: Sequence[Gain]) -> list[int]:
        """All in one statement, whose answers come in any order."""
        cursor.execute(
            _upsert(self, len(gains)), [value for key, amounts in gains for value in key + amounts]
        )
        left = {tuple(key): amount for *key, amount in cursor.fetchall()}
        return [left[tuple(map(str, gain.key))] for gain in gains]

    def _raise(self, cursor: Any, gains: Sequence[Gain]) -> list[int]:
        left = []
        for gain in gains:
            cursor.execute(_update(self), [*gain.amounts, *gain.key])
            row = cursor.fetchone()
            left.append(row[0] if row else 0)
        return left


def _parts(gains: Sequence[Gain]) -> Iterator[Sequence[Gain]]:
    return (gains[start : start + MOST_ROWS] for start in range(0, len(gains), MOST_ROWS))


@lru_cache
def _upsert(tally: Tally, rows: int) -> str:
    columns = [*tally.key, *tally.amounts]
    row = f"({', '.join(['%s'] * len(columns))})"
    raised = ", ".join(f"{name} = {tally.table}.{name} + excluded.{name}" for name in tally.amounts)
    key = ", ".join(f"CAST({tally.table}.{name} AS text)" for name in tally.key)
    return (
        f"INSERT INTO {tally.table} ({', '.join(columns)}) VALUES {', '.join([row] * rows)} "  # noqa: S608
        f"ON CONFLICT ({', '.join(tally.key)}) DO UPDATE SET {raised} RETURNING {key}, {tally.amounts[-1]}"
    )


@lru_cache
def _update(tally: Tally) -> str:
    raised = ", ".join(f"{name} = {name} + %s" for name in tally.amounts)
    return f"UPDATE {tally.table} SET {raised} WHERE {_found(tally)} RETURNING {tally.amounts[-1]}"  # noqa: S608


@lru_cache
def _delete(tally: Tally) -> str:
    return f"DELETE FROM {tally.table} WHERE {_found(tally)} AND {tally.amounts[-1]} = 0"  # noqa: S608


def _found(tally: Tally) -> str:
    return " AND ".join(f"{name} = %s" for name in tally.key)
