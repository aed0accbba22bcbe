"""How the application is served: granian, one worker process, each request on one of its threads."""

import fcntl
import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

logger = logging.getLogger(__name__)

THREADS = 8
CONNECTIONS = 2_048
STOP_SECONDS = 20
PORT_SECONDS = 3
IDLE_THREAD_SECONDS = 600
"""A thread keeps its database connection; one that is ended after seconds of calm would have to connect again."""

SERVING: dict[str, Any] = {
    "interface": Interfaces.WSGI,
    "http": HTTPModes.http1,
    "workers": 1,
    "blocking_threads": THREADS,
    "blocking_threads_idle_timeout": IDLE_THREAD_SECONDS,
    "backlog": CONNECTIONS,
    "backpressure": CONNECTIONS,
    "websockets": False,
    "respawn_failed_workers": True,
    "workers_kill_timeout": STOP_SECONDS,
    "log_level": LogLevels.error,
}
"""How granian serves any WSGI application of ours."""


def serve(host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT, then finish the requests in flight, for at most `STOP_SECONDS`."""
    server = Granian(
        "wallproject.wsgi:application",
        address=numeric(host),
        port=port,
        log_dictconfig=_logging(),
        **SERVING,
    )
    server.on_startup(
        lambda: logger.info("Serving at http://%s:%s", f"[{host}]" if ":" in host else host, port)
    )
    server.serve(target_loader=load_application, wrap_loader=False)
    logger.info("Stopped")


class AddressTaken(Exception):
    """The address to serve on belongs to someone else, or is not this machine's."""


def numeric(host: str) -> str:
    """The address of a host name."""
    return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])


@contextmanager
def claimed(host: str, port: int) -> Iterator[None]:
    """Hold the port alone, waiting a little for a server that is stopping; AddressTaken if that is in vain.

    Granian would share the port with another of its kind, and every second request would go there. What is bound
    already shows by itself; a server of the same data that is about to bind shows by its lock.
    """
    settings.WALL_DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.WALL_DATA_DIR / f"port-{port}.lock").open("w") as lock:
        deadline = time.monotonic() + PORT_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _bind(numeric(host), port)
                break
            except OSError as error:
                if time.monotonic() > deadline:
                    raise AddressTaken(f"{host}:{port} is taken or not to be had ({error})") from error
                time.sleep(0.1)
        yield


def _bind(address: str, port: int) -> None:
    """Bind for a moment."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))


def load_application() -> Callable[..., Any]:
    """The WSGI application; runs first in every worker process."""
    # A worker that is told to stop before it serves has nothing to finish.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, name="wall-parent", daemon=True).start()

    from .wsgi import application

    return application


def _end_with_parent() -> None:
    """Stop when the process that started this one is gone: nobody else would, and the port stayed taken."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _logging() -> dict[str, Any]:
    """The server's own lines look like all others."""
    logging_config: dict[str, Any] = settings.LOGGING
    return logging_config | {"loggers": logging_config["loggers"] | {"_granian": {}}}
