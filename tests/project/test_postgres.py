"""Several machines may make their first start on one PostgreSQL database at once."""

import os
import subprocess
import sys
import uuid

import pytest

from ..servers import ROOT, environment

pytestmark = pytest.mark.postgres


@pytest.fixture
def empty_database():
    """The URL of a database that holds nothing."""
    import psycopg

    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    name = f"wall_{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
