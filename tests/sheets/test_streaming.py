"""Long files: of one moment, at little cost, and never whole by mistake."""

import threading
from datetime import date
from decimal import Decimal
from itertools import repeat
from queue import SimpleQueue

import pytest
from django.db import DatabaseError, connection
from django.http import QueryDict

from construction import downloads
from construction.downloads import unhurried
from construction.models import DailyProgress
from construction.models.snapshots import Snapshot, snapshot
from construction.sheets import csv as sheets_csv
from construction.sheets.csv import csv_pieces
from construction.tracking.filters import ProgressFilter
from construction.tracking.recording import record_progress
from construction.tracking.sheets import progress_sheet
from wallproject.sqlite import journal_mode

from .conftest import content_of

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 90
"""Seconds that no test needs."""
while_others_write = pytest.mark.skipif(
    connection.vendor == "sqlite" and journal_mode() != "WAL", reason="writers wait for readers"
)


@pytest.fixture
def elsewhere():
    """Does something as another visitor would: in a thread and a transaction of its own."""

    def run(task):
        def connected():
            try:
                task()
            finally:
                connection.close()

        thread = threading.Thread(target=connected)
        thread.start()
        thread.join()

    return run


@pytest.fixture
def closed(monkeypatch):
    """Snapshots whose connections were closed."""
    ended = SimpleQueue()
    original = Snapshot.__init__

    def noted(self, own):
        original(self, own)
        close = own.close
        monkeypatch.setattr(own, "close", lambda: (close(), ended.put(self)))

    monkeypatch.setattr(Snapshot, "__init__", noted)
    return ended


@while_others_write
def test_a_file_is_of_one_moment(by, section, build, small_blocks, elsewhere):
    for day in range(1, 8):
        build(day=day)
    filters = ProgressFilter(QueryDict("ordering=date"), DailyProgress.objects.all(), None)
    assert filters.is_valid()
    pieces = csv_pieces(progress_sheet(filters, None, 7))
    lines = next(pieces)
    elsewhere(lambda: record_progress(section, date=date(2025, 1, 20), feet=Decimal("100.00"), by=by))
    lines += b"".join(pieces)
    assert DailyProgress.objects.count() == 8
    assert lines.splitlines()[-1] == b"Total,,,7.00,1365.00,2593500.00,,"


@while_others_write
def test_a_writer_does_not_wait_for_a_reader(by, section, build, small_blocks, elsewhere):
    build()
    with snapshot() as now:
        assert len(list(now.rows(DailyProgress.objects.values_list("pk")))) == 1
        elsewhere(lambda: record_progress(section, date=date(2025, 1, 2), feet=Decimal("1.00"), by=by))
        assert len(list(now.rows(DailyProgress.objects.values_list("pk")))) == 1
    assert DailyProgress.objects.count() == 2


def test_nobody_writes_through_a_snapshot(section):
    with snapshot() as now, pytest.raises(DatabaseError, match=r"readonly|read-only"):
        now.connection.cursor().execute("DELETE FROM wall_sections")


def test_a_client_that_leaves_frees_the_connection(client, build, small_blocks, closed):
    for day in range(1, 8):
        build(day=day)
    response = client.get("/progress/?format=csv")
    next(iter(response.streaming_content))
    response.close()
    assert closed.qsize() == 1


def test_a_client_that_leaves_ends_the_making(small_blocks):
    ended = []

    def endless():
        try:
            yield from repeat(b"on and on")
        finally:
            ended.append(True)

    sent = unhurried(endless())
    next(sent)
    sent.close()
    assert ended == [True]


def test_a_file_that_is_read_to_its_end_frees_the_connection(client, build, closed):
    build()
    content_of(client.get("/progress/?format=csv"))
    assert closed.qsize() == 1


def test_the_queries_do_not_grow_with_the_rows(client, build, small_blocks, monkeypatch):
    asked = []
    original = Snapshot.rows
    monkeypatch.setattr(Snapshot, "rows", lambda self, rows: (asked.append(rows), original(self, rows))[1])
    for day in range(1, 8):
        build(day=day)
    content_of(client.get("/progress/?format=csv"))
    assert len(asked) == 2


def test_what_is_sent_whole_is_made_without_a_thread(monkeypatch):
    monkeypatch.setattr(downloads, "Ahead", None)
    assert list(unhurried(piece for piece in (b"one", b"two"))) == [b"one", b"two"]


def test_a_long_file_is_made_though_its_client_takes_none_of_it(client, build, small_blocks, closed):
    for day in range(1, 8):
        build(day=day)
    response = client.get("/progress/?format=csv")
    assert closed.get(timeout=SOON)
    assert content_of(response).splitlines()[-1].startswith(b"Total,")


def test_no_more_files_are_sent_than_there_are_places(client, build, small_blocks, monkeypatch):
    build()
    monkeypatch.setattr(downloads, "_places", threading.BoundedSemaphore(1))
    first = client.get("/progress/?format=csv")
    second = client.get("/progress/?format=csv")
    assert second.status_code == 503
    assert second["Retry-After"]
    first.close()
    assert content_of(client.get("/progress/?format=csv")).startswith(b"Date")


def test_a_file_that_fails_gives_its_place_back(client, build, monkeypatch):
    build()
    places = threading.BoundedSemaphore(1)
    monkeypatch.setattr(downloads, "_places", places)
    monkeypatch.setattr("construction.sheets.xlsx.MAX_ROWS", 1)
    assert client.get("/progress/?format=xlsx").json()["error"] == "validation_error"
    assert places.acquire(blocking=False)


def test_columns_remember_only_so_many_values(sheet, cells, monkeypatch):
    monkeypatch.setattr(sheets_csv, "MOST_KEPT", 2)
    asked = []
    cells(sheet([1, 2, 2, 3, 1], of=lambda value: asked.append(value) or str(value)))
    assert asked == [1, 2, 3, 1]
