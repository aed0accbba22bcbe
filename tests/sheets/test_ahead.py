"""Files made ahead of whoever takes them."""

import threading
from errno import ENOSPC
from tempfile import TemporaryFile

import pytest
from django.db import connection, connections

from construction.sheets import ahead
from construction.sheets.ahead import Ahead

SOON = 20
"""Seconds that no test needs."""


def endless(piece, ended=None):
    """The piece again and again."""
    try:
        while True:
            yield piece
    finally:
        if ended:
            ended.set()


@pytest.fixture
def file():
    with TemporaryFile(buffering=0) as file:
        yield file


@pytest.fixture
def ahead_of(file):
    return lambda pieces: Ahead(pieces, file)


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_pieces_come_whole_and_in_order(monkeypatch, size, ahead_of):
    monkeypatch.setattr(ahead, "PIECE", size)
    with ahead_of(str(number).encode() for number in range(100)) as pieces:
        assert b"".join(pieces) == "".join(map(str, range(100))).encode()


def test_nothing_is_nothing(ahead_of):
    with ahead_of(piece for piece in ()) as pieces:
        assert list(pieces) == []


def test_they_are_made_though_nobody_takes_them(ahead_of):
    made = threading.Event()

    def three():
        yield from (b"one", b"two", b"three")
        made.set()

    with ahead_of(three()):
        assert made.wait(SOON)


def test_they_are_taken_while_they_are_made(monkeypatch, ahead_of):
    monkeypatch.setattr(ahead, "PIECE", 3)
    taken = threading.Event()

    def two():
        yield b"one"
        assert taken.wait(SOON)
        yield b"two"

    with ahead_of(two()) as pieces:
        assert next(iter(pieces)) == b"one"
        taken.set()


def test_what_fails_is_told_after_all_that_was_made(ahead_of):
    def failing():
        yield b"one"
        raise ZeroDivisionError

    with ahead_of(failing()) as pieces:
        taken = iter(pieces)
        assert next(taken) == b"one"
        with pytest.raises(ZeroDivisionError):
            next(taken)


def test_leaving_ends_the_making(ahead_of):
    ended = threading.Event()
    with ahead_of(endless(b"on and on", ended)):
        pass
    assert ended.is_set()
    assert ahead.THREAD_NAME not in {thread.name for thread in threading.enumerate()}


class Small:
    """A file with room for five bytes, which takes what it can."""

    def __init__(self, file):
        self.file, self.room, self.fileno = file, 5, file.fileno

    def write(self, piece):
        if not self.room:
            raise OSError(ENOSPC, "No space left on device")
        written = self.file.write(piece[: self.room])
        self.room -= written
        return written


@pytest.mark.django_db(transaction=True)
def test_no_connection_is_left_in_the_thread(ahead_of):
    used = []

    def asking():
        connection.ensure_connection()
        used.append(connections["default"])
        yield b"one"

    with ahead_of(asking()) as pieces:
        assert list(pieces) == [b"one"]
    assert used[0].connection is None


def test_a_disk_that_fills_is_told_after_what_had_room(file):
    with Ahead(endless(b"one"), Small(file)) as pieces:
        taken = iter(pieces)
        assert next(taken) == b"one"
        with pytest.raises(OSError, match="No space"):
            next(taken)


def test_a_disk_that_fills_ends_the_making_though_nobody_takes_it(file):
    ended = threading.Event()
    with Ahead(endless(b"one", ended), Small(file)):
        assert ended.wait(SOON)
