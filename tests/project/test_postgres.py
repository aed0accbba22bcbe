"""PostgreSQL: first starts of several machines at once, restarts of the database, and more threads than connections."""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from construction.models import Profile

from ..conftest import JSONClient
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
def test_a_restart_of_the_database_costs_no_visitor_an_error(api, full_pool):
    end_every_connection()
    assert api.get("/api/profiles/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_first_visitor_after_a_restart_leaves_no_broken_connection_to_others(api, full_pool):
    broken = full_pool.pop_stats()["pool_size"]
    assert broken > 1
    end_every_connection()
    api.get("/api/profiles/")
    found = full_pool.get_stats()
    assert found["returns_bad"] + found["connections_lost"] == broken


@pytest.fixture
def taken(full_pool, monkeypatch):
    """Every connection of the pool, in other hands; the pool waits no longer than a moment for one."""
    monkeypatch.setattr(full_pool, "timeout", 0.3)
    held = [full_pool.getconn(timeout=10) for _ in range(full_pool.max_size)]
    yield held
    for one in held:
        full_pool.putconn(one)


JANUARY = "start_date=2025-01-01&end_date=2025-01-31"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address",
    [
        "/api/profiles/",
        "/profiles/?format=csv",
        f"/api/profiles/bulk_cost_overview/?profile_ids=1&{JANUARY}",
        f"/profiles/bulk_cost_overview/?profile_ids=1&{JANUARY}&format=xlsx",
    ],
)
def test_without_a_free_connection_the_answer_is_busy_and_when_to_come_again(api, taken, address):
    response = api.get(address)
    assert (response.status_code, response.json()["error"]) == (503, "busy")
    assert int(response["Retry-After"]) > 0


@pytest.mark.django_db(transaction=True)
def test_a_page_without_a_free_connection_says_so(client, taken):
    response = client.get("/")
    assert response.status_code == 503
    assert "does not answer" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_write_without_a_free_connection_is_busy_and_not_made(api, taken, full_pool):
    response = api.post("/api/profiles/", {"name": "Westwatch", "team_lead": "Jon"})
    full_pool.putconn(taken.pop())
    assert (response.status_code, response.json()["error"]) == (503, "busy")
    assert not Profile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_comes_free_in_time_is_waited_for(api, taken, full_pool):
    threading.Timer(0.1, lambda: full_pool.putconn(taken.pop())).start()
    assert api.get("/api/profiles/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_three_times_as_many_threads_as_connections_are_all_answered(full_pool):
    def ask(_):
        try:
            return JSONClient().get("/api/progress/").status_code
        finally:
            connection.close()

    crowd = 3 * full_pool.max_size
    with ThreadPoolExecutor(crowd) as threads:
        assert set(threads.map(ask, range(crowd))) == {200}
    assert full_pool.get_stats()["pool_size"] <= full_pool.max_size


@pytest.mark.django_db(transaction=True)
def test_a_restart_while_many_ask_is_no_error_of_ours(full_pool):
    """A request that is cut off in the middle is told to come again; none meets a 500."""
    stop = threading.Event()

    def ask(_):
        met = set()
        while not stop.is_set():
            met.add(JSONClient(raise_request_exception=False).get("/api/progress/").status_code)
            connection.close()
        return met

    with ThreadPoolExecutor(6) as threads:
        met = threads.map(ask, range(6))
        for _ in range(4):
            end_every_connection()
            time.sleep(0.2)
        stop.set()
        assert set().union(*met) <= {200, 503}
    assert JSONClient().get("/api/progress/").status_code == 200


@pytest.mark.django_db
def test_days_as_text_are_iso_whatever_the_url_says():
    other = connection.copy()
    other.settings_dict["OPTIONS"] = {"options": "-c datestyle=German"}
    with other.cursor() as cursor:
        cursor.execute("SELECT CAST(DATE '2025-10-15' AS text)")
        assert cursor.fetchone() == ("2025-10-15",)
    other.close()
