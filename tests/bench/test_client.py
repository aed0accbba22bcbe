"""The client that puts servers under load reads answers as they come."""

import socket
import threading
from contextlib import suppress

import pytest

from bench.client import Connection, Unreadable, drive, percentile

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


@pytest.fixture
def answered_with():
    """A function that gives a connection whose server has sent these pieces."""
    sockets = []

    def connect(*pieces):
        listener = socket.create_server(("127.0.0.1", 0))
        connection = Connection(listener.getsockname(), b"GET / HTTP/1.1\r\n\r\n")
        server, _ = listener.accept()
        sockets.extend([listener, server, connection.socket])
        for piece in pieces:
            server.sendall(piece)
        return connection

    yield connect
    for one in sockets:
        one.close()


def test_a_whole_answer_is_complete(answered_with):
    connection = answered_with(ANSWER)
    assert connection.receive()
    assert connection.status == "200"


@pytest.mark.parametrize("cut", [10, 37, 40])
def test_an_answer_in_pieces_is_complete_with_its_last(answered_with, monkeypatch, cut):
    connection = answered_with(ANSWER)
    monkeypatch.setattr("bench.client.LARGEST_READ", cut)
    while not connection.receive():
        pass
    assert connection.status == "200"


def test_an_answer_without_a_length_is_refused(answered_with):
    with pytest.raises(Unreadable):
        answered_with(b"HTTP/1.1 200 OK\r\n\r\nhello").receive()


def test_a_closed_connection_is_refused(answered_with):
    connection = answered_with()
    connection.socket.shutdown(socket.SHUT_RDWR)
    with pytest.raises(Unreadable):
        connection.receive()


def test_every_connection_is_used_again():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_serve, args=(listener, 2), daemon=True).start()
        found = drive(listener.getsockname(), "/", connections=2, seconds=0.1)
    assert found["statuses"]["200"] > 2


def _serve(listener, connections):
    for server in [listener.accept()[0] for _ in range(connections)]:
        threading.Thread(target=_answer, args=(server,), daemon=True).start()


def _answer(server):
    with server, suppress(ConnectionError):
        while server.recv(1 << 16):
            server.sendall(ANSWER)


@pytest.mark.parametrize(("percent", "expected"), [(50, 2), (99, 4), (1, 1)])
def test_a_percentile_is_one_of_the_times(percent, expected):
    assert percentile([1, 2, 3, 4], percent) == expected


def test_there_is_no_percentile_of_nothing():
    assert percentile([], 50) == 0
