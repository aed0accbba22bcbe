"""The SQLite library is chosen so that nothing committed is lost, and the connection tuned to keep it so."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection, transaction

from wallproject import sqlite


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0, 0), (3, 50, 7), (3, 44, 6)])
def test_a_fixed_version_keeps_committed_pages(version):
    assert sqlite.keeps_committed_pages(version)


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 51, 0), (3, 50, 6), (3, 45, 9), (3, 44, 5), (3, 40, 1)])
def test_an_affected_version_does_not(version):
    assert not sqlite.keeps_committed_pages(version)


def test_the_journal_is_a_wal_where_that_is_safe(monkeypatch):
    monkeypatch.setattr(sqlite, "library_version", lambda: (3, 51, 3))
    assert "PRAGMA journal_mode=WAL;" in sqlite.connection_options()["init_command"]


def test_the_journal_falls_back_to_delete_where_a_wal_is_not_safe(monkeypatch):
    monkeypatch.setattr(sqlite, "library_version", lambda: (3, 51, 2))
    assert "PRAGMA journal_mode=DELETE;" in sqlite.connection_options()["init_command"]


@pytest.mark.sqlite
def test_the_library_that_django_opens_is_the_one_that_was_judged(db):
    assert sqlite.library_version() == connection.Database.sqlite_version_info


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", sqlite.journal_mode().lower()),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", sqlite.BUSY_TIMEOUT_SECONDS * 1_000),
    ],
)
def test_a_live_connection_has(db, pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == value


@pytest.mark.sqlite
def test_a_transaction_keeps_other_writers_out_from_its_start(transactional_db):
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
    with closing(other), transaction.atomic(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
