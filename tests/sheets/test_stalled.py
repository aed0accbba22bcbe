"""Clients of the real server that take the beginning of a long file and then nothing more."""

import json
import socket
import sqlite3
import time
import urllib.request
from contextlib import closing, contextmanager

import pytest

from tests.servers import run_wall

pytestmark = pytest.mark.server
OPEN_TRANSACTIONS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""
LONG = "Frost on the tackle. " * 100
WITHIN_SECONDS = 90


@pytest.fixture(scope="module")
def wall(tmp_path_factory):
    """A Wall in SQLite's DELETE mode, where nobody writes while a table is read."""
    folder = tmp_path_factory.mktemp("stalled")
    address = f"sqlite:///{folder}/db.sqlite3?init_command=PRAGMA+journal_mode%3DDELETE"
    with run_wall(folder, DATABASE_URL=address, WALL_DEMO="1") as running:
        with closing(sqlite3.connect(folder / "db.sqlite3", timeout=20)) as database, database:
            database.execute("UPDATE daily_progress SET notes = ?", [LONG])
        yield running


@contextmanager
def stalled(wall):
    """The beginning of a file of some 30 MB, whose client is still there."""
    host, port = wall.url.removeprefix("http://").split(":")
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((host, int(port)))
        client.sendall(b"GET /progress/?format=csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert client.recv(15) == b"HTTP/1.1 200 OK"
        yield client


def record(wall, day):
    """A day's work on the first section, sent as a program does; the answer's status."""
    body = json.dumps({"wall_section_id": 1, "date": day, "feet_built": 1}).encode()
    request = urllib.request.Request(
        f"{wall.url}/api/profiles/1/progress/", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=WITHIN_SECONDS) as response:
        return response.status


def test_nobody_waits_for_a_client_that_stops_reading(wall):
    with stalled(wall):
        assert record(wall, "2020-01-01") == 201


def test_a_client_that_reads_on_gets_all_of_it(wall):
    with stalled(wall) as client:
        record(wall, "2020-01-02")
        rest = b"".join(iter(lambda: client.recv(1 << 20), b""))
    assert b"2020-01-02" not in rest
    assert b"\r\nTotal," in rest


@pytest.mark.postgres
def test_a_client_that_stops_reading_holds_no_transaction_open(tmp_path, empty_database):
    import psycopg

    with (
        run_wall(tmp_path, DATABASE_URL=empty_database, WALL_DEMO="1") as running,
        psycopg.connect(empty_database, autocommit=True) as database,
    ):
        database.execute("UPDATE daily_progress SET notes = %s", [LONG])
        with stalled(running):
            deadline = time.monotonic() + WITHIN_SECONDS
            while database.execute(OPEN_TRANSACTIONS).fetchone() != (0,):
                assert time.monotonic() < deadline
                time.sleep(0.1)
