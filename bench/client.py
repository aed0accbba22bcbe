"""Loads an HTTP server from this one process: `python -I client.py HOST:PORT PATH CONNECTIONS SECONDS`.

Needs nothing but Python. Every connection is kept open and sends its next request as soon as the answer to the last
is complete; so many requests are in flight at any moment. One line of JSON tells how many were answered, how long
they took and how busy this process was itself: near 1, it is the client that was measured and not the server.
"""

import json
import re
import selectors
import socket
import sys
import time
from collections import Counter
from contextlib import ExitStack
from typing import Any

WARM_UP_SECONDS = 0.3
PATIENCE_SECONDS = 30
LARGEST_READ = 1 << 18
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Unreadable(Exception):
    """The server closed a connection, or answered without saying how long the answer is."""


class Connection:
    """One kept connection with one request on its way."""

    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self.socket = socket.create_connection(address, timeout=PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = request
        self.send()

    def send(self) -> None:
        self.status, self.missing, self.head = "", 0, b""
        self.sent = time.perf_counter()
        self.socket.sendall(self.request)

    def receive(self) -> bool:
        """Read what there is; whether the answer is complete."""
        received = self.socket.recv(LARGEST_READ)
        if not received:
            raise Unreadable("The server closed a connection")
        if self.status:
            self.missing -= len(received)
        else:
            self._read_head(self.head + received)
        return bool(self.status) and self.missing <= 0

    def _read_head(self, received: bytes) -> None:
        end = received.find(b"\r\n\r\n")
        if end < 0:
            self.head = received
            return
        length = LENGTH.search(received, 0, end)
        if length is None:
            raise Unreadable("The server does not say how long its answer is")
        self.status = received[9:12].decode()
        self.missing = int(length[1]) - (len(received) - end - 4)


def drive(address: tuple[str, int], path: str, connections: int, seconds: float) -> dict[str, Any]:
    """Requests answered in these seconds after a short warm-up, their statuses and their times.

    A server so slow that it has answered each connection less than once is given longer.
    """
    request = f"GET {path} HTTP/1.1\r\nHost: {address[0]}\r\n\r\n".encode()
    with selectors.DefaultSelector() as selector, ExitStack() as opened:
        for _ in range(connections):
            one = Connection(address, request)
            opened.enter_context(one.socket)
            selector.register(one.socket, selectors.EVENT_READ, one)
        return _measured(selector, connections, seconds)


def _measured(selector: selectors.BaseSelector, connections: int, seconds: float) -> dict[str, Any]:
    taken: list[float] = []
    statuses: Counter[str] = Counter()
    start = time.perf_counter() + WARM_UP_SECONDS
    end, busy = start + seconds, 0.0
    while (now := time.perf_counter()) < end or (len(taken) < connections and now < end + PATIENCE_SECONDS):
        if now < start:
            busy = time.process_time()
        for key, _ in selector.select(PATIENCE_SECONDS):
            if key.data.receive():
                arrived = time.perf_counter()
                if arrived >= start:
                    taken.append(arrived - key.data.sent)
                    statuses[key.data.status] += 1
                key.data.send()
    lasted = now - start
    return summary(taken, statuses, lasted, (time.process_time() - busy) / lasted)


def summary(taken: list[float], statuses: Counter[str], seconds: float, busy: float) -> dict[str, Any]:
    """What is reported; times in milliseconds."""
    ordered = sorted(taken)
    return {
        "requests_per_second": round(len(ordered) / seconds, 1),
        "p50_ms": round(1000 * percentile(ordered, 50), 3),
        "p99_ms": round(1000 * percentile(ordered, 99), 3),
        "statuses": statuses,
        "client_busy": round(busy, 2),
    }


def percentile(ordered: list[float], percent: int) -> float:
    """The smallest value that so many percent do not exceed; 0 where there is none."""
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)] if ordered else 0.0


def main() -> None:
    server, path, connections, seconds = sys.argv[1:]
    host, _, port = server.rpartition(":")
    try:
        found = drive((host, int(port)), path, int(connections), float(seconds))
    except (Unreadable, OSError) as error:
        found = {"error": str(error)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
