"""What cannot be made, or not to its end, and how a client learns of it."""

from errno import ENOSPC
from io import BytesIO

import pytest
from django.db import OperationalError

from construction import downloads
from construction.downloads import BROKEN, unmistakable
from construction.models.snapshots import Snapshot
from construction.sheets.ahead import Ahead

pytestmark = pytest.mark.django_db(transaction=True)


def full(*_, **__):
    """Stands for whatever would write to a full disk."""
    raise OSError(ENOSPC, "No space left on device")


def test_a_database_in_trouble_is_told_before_the_file_begins(client, build, monkeypatch):
    build()

    def locked(*_):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Snapshot, "rows", locked)
    response = client.get("/progress/?format=csv")
    assert response.status_code == 503
    assert response.json()["error"] == "busy"


def test_a_file_that_breaks_off_does_not_look_whole(client, build, small_blocks, monkeypatch):
    build()

    def failing(sheet, *, marked):
        yield b"Date\r\n"
        yield b"2025-01-01\r\n"
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(downloads, "csv_pieces", failing)
    sent = iter(client.get("/progress/?format=csv").streaming_content)
    assert [next(sent), next(sent), next(sent)] == [b"Date\r\n", b"2025-01-01\r\n", BROKEN]
    with pytest.raises(OperationalError):
        next(sent)


def test_a_small_file_that_breaks_off_is_an_error(client, build, monkeypatch):
    build()

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


def test_a_disk_that_is_full_is_told_before_the_file_begins(client, build, small_blocks, monkeypatch):
    build()
    monkeypatch.setattr(downloads, "TemporaryFile", full)
    assert client.get("/progress/?format=csv").json()["error"] == "storage_full"


def test_a_disk_that_fills_breaks_a_file_off(client, build, small_blocks, monkeypatch):
    build()
    monkeypatch.setattr(Ahead, "_write", full)
    sent = iter(client.get("/progress/?format=csv").streaming_content)
    assert [next(sent)[:4], next(sent)] == [b"Date", BROKEN]


def test_a_full_disk_is_told(client, build, monkeypatch):
    build()
    monkeypatch.setattr("construction.sheets.xlsx.TemporaryFile", full)
    assert client.get("/progress/?format=xlsx").json()["error"] == "storage_full"


class Filling(BytesIO):
    """A file on a disk that was full for a moment."""

    def write(self, piece):
        self.write = super().write
        full()

    def close(self):
        """Left open, as the archive that is thrown away would still write to it."""


def test_a_disk_that_fills_while_a_workbook_is_finished_is_told(client, build, monkeypatch):
    build()
    monkeypatch.setattr("construction.sheets.xlsx.TemporaryFile", Filling)
    assert client.get("/progress/?format=xlsx").json()["error"] == "storage_full"
