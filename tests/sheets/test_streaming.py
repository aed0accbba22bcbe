"""Long files: of one moment, at little cost, and never whole by mistake."""

import threading
from datetime import date
from decimal import Decimal
from errno import ENOSPC

import pytest
from django.db import DatabaseError, OperationalError, connection

from construction import downloads
from construction.downloads import BROKEN, unhurried, unmistakable
from construction.models import DailyProgress
from construction.models.snapshots import Snapshot, snapshot
from construction.sheets import csv as sheets_csv
from construction.sheets import sheet as sheets_sheet
from construction.tracking.recording import record_progress
from wallproject.sqlite import journal_mode

from .conftest import content_of

pytestmark = pytest.mark.django_db(transaction=True)
while_others_write = pytest.mark.skipif(
    connection.vendor == "sqlite" and journal_mode() != "WAL", reason="writers wait for readers"
)


@pytest.fixture
def small_blocks(monkeypatch):
    """Rows are read and written two at a time, and sent at once."""
    monkeypatch.setattr(downloads, "SENT_WHOLE", 1)
    monkeypatch.setattr("construction.models.snapshots.ROWS_AT_ONCE", 2)
    monkeypatch.setattr(sheets_sheet, "BLOCK", 2)


def full(*_):
    """Stands for whatever would write to a full disk."""
    raise OSError(ENOSPC, "No space left on device")


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
    ended = []
    original = Snapshot.__init__

    def noted(self, own):
        original(self, own)
        close = own.close
        monkeypatch.setattr(own, "close", lambda: (ended.append(self), close()))

    monkeypatch.setattr(Snapshot, "__init__", noted)
    return ended


@while_others_write
def test_a_file_is_of_one_moment(client, by, section, build, small_blocks, elsewhere):
    for day in range(1, 8):
        build(day=day)
    pieces = iter(client.get("/progress/?format=csv&ordering=date").streaming_content)
    lines = next(pieces)
    elsewhere(lambda: record_progress(section, date=date(2025, 1, 20), feet=Decimal("100.00"), by=by))
    lines += b"".join(pieces)
    assert DailyProgress.objects.count() == 8
    assert lines.splitlines()[-1] == b"Total,,,7.00,1365.00,2593500.00,"


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
    assert closed == []
    response.close()
    assert len(closed) == 1


def test_a_file_that_is_read_to_its_end_frees_the_connection(client, build, closed):
    build()
    content_of(client.get("/progress/?format=csv"))
    assert len(closed) == 1


def test_the_queries_do_not_grow_with_the_rows(client, build, small_blocks, monkeypatch):
    asked = []
    original = Snapshot.rows
    monkeypatch.setattr(Snapshot, "rows", lambda self, rows: (asked.append(rows), original(self, rows))[1])
    for day in range(1, 8):
        build(day=day)
    content_of(client.get("/progress/?format=csv"))
    assert len(asked) == 2


def test_a_database_in_trouble_is_told_before_the_file_begins(client, build, monkeypatch):
    build()

    def locked(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Snapshot, "rows", locked)
    response = client.get("/progress/?format=csv")
    assert response.status_code == 503
    assert response.json()["error"] == "busy"


def test_a_file_that_breaks_off_does_not_look_whole(client, build, small_blocks, monkeypatch):
    for day in range(1, 8):
        build(day=day)

    def failing(sheet, *, marked):
        yield b"Date\r\n"
        yield b"2025-01-01\r\n"
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(downloads, "csv_pieces", failing)
    response = client.get("/progress/?format=csv")
    with pytest.raises(OperationalError):
        list(response.streaming_content)


def test_a_small_file_that_breaks_off_is_an_error(client, build, monkeypatch):
    build()
    monkeypatch.setattr(downloads, "BROKEN", b"")

    def failing(sheet, *, marked):
        yield b"Date\r\n"
        raise OperationalError("database is locked")

    monkeypatch.setattr(downloads, "csv_pieces", failing)
    assert client.get("/progress/?format=csv").status_code == 503


def test_what_broke_off_ends_within_quotes():
    def failing():
        yield b"Date\r\n"
        raise OperationalError("disk I/O error")

    sent = unmistakable(failing())
    assert [next(sent), next(sent)] == [b"Date\r\n", BROKEN]
    with pytest.raises(OperationalError):
        next(sent)


def test_a_slow_client_gets_the_rest_from_a_file():
    ended = []

    def pieces():
        yield from (b"one", b"two", b"three")
        ended.append(True)

    sent = unhurried(pieces(), patience=-1)
    assert [next(sent), next(sent)] == [b"one", b"twothree"]
    assert ended == [True]
    assert list(sent) == []


def test_a_disk_that_is_full_breaks_a_file_off(client, build, small_blocks, monkeypatch):
    for day in range(1, 8):
        build(day=day)
    monkeypatch.setattr(downloads.unhurried, "__defaults__", (-1,))
    response = client.get("/progress/?format=csv")
    monkeypatch.setattr(downloads, "TemporaryFile", full)
    sent = iter(response.streaming_content)
    assert [next(sent)[:4], next(sent)] == [b"Date", BROKEN]


def test_a_full_disk_is_told(client, build, monkeypatch):
    build()
    monkeypatch.setattr("construction.sheets.xlsx.TemporaryFile", full)
    assert client.get("/progress/?format=xlsx").json()["error"] == "storage_full"


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
    assert cells(sheet([1, 2, 3, 1], of=str)) == [["1"], ["2"], ["3"], ["1"]]
