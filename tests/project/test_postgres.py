"""Several machines may make their first start on one PostgreSQL database at once."""

import subprocess
import sys
import time

import pytest
from django.db import connection

from ..servers import ROOT, environment

pytestmark = pytest.mark.postgres


def test_simultaneous_first_starts_all_succeed_and_load_demo_data_once(empty_database, tmp_path):
    starts = [
        subprocess.Popen(
            [sys.executable, "manage.py", "prepare"],
            cwd=ROOT,
            env=environment(tmp_path / str(machine), DATABASE_URL=empty_database, WALL_DEMO="1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for machine in range(3)
    ]
    output = [process.communicate(timeout=240)[0] for process in starts]
    assert [process.returncode for process in starts] == [0, 0, 0], output
    assert "".join(output).count("Demo data loaded: 8 profiles") == 1


@pytest.fixture
def full_pool():
    """A pool with several connections, all of them idle."""
    connection.ensure_connection()
    connection.pool.wait()
    connection.close()
    return connection.pool


def end_every_connection():
    """As a restart of the database does."""
    import psycopg

    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.django_db(transaction=True)
def test_a_restart_of_the_database_costs_no_visitor_an_error_or_a_wait(api, full_pool):
    assert full_pool.get_stats()["pool_size"] > 1
    end_every_connection()
    started = time.monotonic()
    assert api.get("/api/profiles/").status_code == 200
    assert time.monotonic() - started < 5
