"""Runs one WSGI application in this process: `python -P worker.py MODULE:APP`, one JSON command a line.

    {"path": "/x?y=1", "method": "GET", "body": null, "seconds": 0.2, "max_n": 1000, "want_body": true}
    {"method": "POST", "bodies": [["/path", {…}], …], "threads": 8}
    {"path": "/x?format=csv", "stream": true}

The first calls one address again and again for a while; the second calls each of the `bodies` once, on so many threads;
the third calls one address once and drops each piece of its answer as it comes. Every command is answered by one line:
the calls' times in seconds, the processor's time of each, their statuses, and what the process takes.
"""

import io
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from importlib import import_module
from typing import Any, NamedTuple

THREADS = 8
DEFAULT_SECONDS = 0.2
DEFAULT_MOST = 100_000


class Answer(NamedTuple):
    """One call: how long it took, its status and its body."""

    seconds: float
    status: int
    body: bytes


class Runner:
    """A WSGI application and the threads on which it is called."""

    def __init__(self, application: Callable) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(THREADS)
        self.locked = 0

    def call(self, path: str, method: str, body: Any = None) -> Answer:
        """One request from its first byte to the last of its answer."""
        environ = _environ(path, method, body)
        statuses: list[str] = []
        start = time.perf_counter()
        with self._answering(environ, statuses) as pieces:
            content = b"".join(pieces)
        return Answer(time.perf_counter() - start, int(statuses[0].split()[0]), content)

    def stream(self, path: str) -> dict[str, Any]:
        """One request whose answer is not kept: seconds to its first byte and to its last, its bytes and lines."""
        statuses: list[str] = []
        first, size, lines = 0.0, 0, 0
        start = time.perf_counter()
        with self._answering(_environ(path, "GET", None), statuses) as pieces:
            for piece in filter(None, pieces):
                first = first or time.perf_counter() - start
                size += len(piece)
                lines += piece.count(b"\n")
        taken = time.perf_counter() - start
        status = int(statuses[0].split()[0])
        return {
            "status": status,
            "first_byte": first,
            "wall": taken,
            "bytes": size,
            "lines": lines,
        } | _taken()

    @contextmanager
    def _answering(self, environ: dict[str, Any], statuses: list[str]) -> Iterator[Iterable[bytes]]:
        """The pieces of the answer, which is closed at the end as a server does."""
        response = self.application(environ, lambda status, headers, exc_info=None: statuses.append(status))
        with closing(response) if hasattr(response, "close") else nullcontext():
            yield response

    def run(self, command: dict[str, Any]) -> dict[str, Any]:
        """What a command asks for."""
        if command.get("stream"):
            return self.stream(command["path"])
        self.locked = 0
        start, busy = time.perf_counter(), time.process_time()
        method = command.get("method", "GET")
        if command.get("threads"):
            calls = self.threads.map(lambda pair: self.call(pair[0], method, pair[1]), command["bodies"])
            answers = list(calls)
        elif command.get("bodies"):
            answers = [self.call(path, method, body) for path, body in command["bodies"]]
        else:
            answers = list(self._repeat(command, method))
        found = {
            "wall": [answer.seconds for answer in answers],
            "elapsed": time.perf_counter() - start,
            "cpu": (time.process_time() - busy) / len(answers),
            "statuses": Counter(answer.status for answer in answers),
            "locked": self.locked + sum(answer.status == 503 for answer in answers),
        } | _taken()
        if command.get("want_body"):
            found["body"] = answers[-1].body.decode(errors="replace")
        return found

    def note_exception(self, **_: Any) -> None:
        """Receives Django's `got_request_exception`."""
        if "locked" in str(sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]):
            self.locked += 1

    def _repeat(self, command: dict[str, Any], method: str) -> Iterator[Answer]:
        spent, limit = 0.0, command.get("seconds", DEFAULT_SECONDS)
        for _ in range(command.get("max_n", DEFAULT_MOST)):
            answer = self.call(command["path"], method, command.get("body"))
            yield answer
            spent += answer.seconds
            if spent >= limit:
                return


def _environ(path: str, method: str, body: Any) -> dict[str, Any]:
    path, _, query = path.partition("?")
    raw = b"" if body is None else json.dumps(body).encode()
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(raw),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if method != "GET":
        environ |= {"CONTENT_TYPE": "application/json", "CONTENT_LENGTH": str(len(raw))}
    return environ


def _taken() -> dict[str, float]:
    """Megabytes that this process has in memory, and had at most since it began."""
    with open("/proc/self/status") as status:
        sizes = dict(line.split(":", 1) for line in status)
    return {
        name: int(sizes[line].split()[0]) / 1024 for name, line in (("rss_mb", "VmRSS"), ("peak_mb", "VmHWM"))
    }


def main() -> None:
    """Serve commands until the input ends; what the application prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    module, _, name = sys.argv[1].partition(":")
    runner = Runner(getattr(import_module(module), name))
    import_module("django.core.signals").got_request_exception.connect(runner.note_exception)
    for line in sys.stdin:
        try:
            answer = runner.run(json.loads(line))
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


main()
