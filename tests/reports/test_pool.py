"""The shared pool: one a process, bounded, and nothing left behind."""

import os
import threading

import pytest
from django.db import connection

from construction.reports.pool import WAITING_PER_WORKER, PoolSaturated, ReportPool, pool
from wallproject.logs import request_id


@pytest.fixture
def small_pool():
    own = ReportPool(workers=2)
    yield own
    own.close()


def report_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("wall-report")]


def open_files():
    return len(os.listdir("/proc/self/fd"))


def server_connections():
    """How many connections PostgreSQL serves for this database; SQLite's are files."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return cursor.fetchone()[0]


@pytest.fixture
def bulk_call(api, profile, make_profile, build):
    build(feet="2.00")
    ids = [profile.pk] + [make_profile(f"Profile {n}").pk for n in range(39)]

    def call():
        query = {"profile_ids[]": ids, "start_date": "2025-01-01", "end_date": "2025-01-31"}
        response = api.get("/api/profiles/bulk_cost_overview/", query)
        assert response.status_code == 200
        return response.json()["results"]

    return call


@pytest.mark.django_db(transaction=True)
def test_two_hundred_calls_leave_no_more_behind_than_the_first(bulk_call):
    bulk_call()
    before = (len(report_threads()), open_files(), server_connections())
    for _ in range(200):
        bulk_call()
    assert (len(report_threads()), open_files(), server_connections()) == before


@pytest.mark.django_db(transaction=True)
def test_rows_name_the_threads_that_computed_them(bulk_call):
    threads = {row["calculation_thread"] for _ in range(20) for row in bulk_call()}
    assert 1 < len(threads) <= pool.workers
    assert all(name.startswith("wall-report_") for name in threads)


def test_no_thread_runs_before_the_first_task(small_pool):
    before = len(report_threads())
    small_pool.run_all([lambda: None])
    assert len(report_threads()) == before + 2


def test_results_keep_the_order_of_the_tasks(small_pool):
    futures = small_pool.run_all([lambda n=n: n for n in range(20)])
    assert [future.result() for future in futures] == list(range(20))


def test_one_failing_task_spares_the_others(small_pool):
    failed, fine = small_pool.run_all([lambda: 1 // 0, lambda: 1])
    assert isinstance(failed.exception(), ZeroDivisionError)
    assert fine.result() == 1


def test_the_request_id_goes_along(small_pool):
    token = request_id.set("raven-7")
    [future] = small_pool.run_all([request_id.get])
    request_id.reset(token)
    assert future.result() == "raven-7"


def test_more_than_fits_is_refused_before_any_of_it_starts(small_pool):
    started = []
    too_many = [lambda: started.append(1)] * (2 * (1 + WAITING_PER_WORKER) + 1)
    with pytest.raises(PoolSaturated):
        small_pool.run_all(too_many)
    assert started == []


def test_places_are_given_back(small_pool):
    exactly = [lambda: None] * (2 * (1 + WAITING_PER_WORKER))
    for _ in range(3):
        assert len(small_pool.run_all(exactly)) == len(exactly)


def test_a_closed_pool_starts_anew(small_pool):
    small_pool.run_all([lambda: None])
    small_pool.close()
    assert small_pool.run_all([lambda: 3])[0].result() == 3


@pytest.mark.django_db(transaction=True)
def test_a_saturated_pool_answers_503_at_once(api, profile, monkeypatch):
    def saturated(tasks):
        raise PoolSaturated

    monkeypatch.setattr(pool, "run_all", saturated)
    query = {"profile_ids": profile.pk, "start_date": "2025-01-01", "end_date": "2025-01-31"}
    response = api.get("/api/profiles/bulk_cost_overview/", query)
    assert (response.status_code, response.json()["error"]) == (503, "overloaded")
    assert int(response["Retry-After"]) > 0


def test_threads_that_cannot_be_started_are_told_and_tried_again(small_pool, monkeypatch):
    start, refused = threading.Thread.start, iter([False, True])

    def scarce(thread):
        if thread.name.startswith("wall-report") and next(refused, False):
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", scarce)
    with pytest.raises(PoolSaturated):
        small_pool.run_all([lambda: 1])
    assert small_pool.run_all([lambda: 1])[0].result() == 1
