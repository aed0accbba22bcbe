"""The builds behind the server that the product ships with, each on a port of its own."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import places, reference
from .datasets import our_environment
from .reference import Reference
from .workers import WorkerFailed

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 30


class Server:
    """A process that serves on `port`; ready when it accepts connections."""

    def __init__(self, name: str, command: list[str], env: dict[str, str], port: int) -> None:
        self.name = name
        self.port = port
        self.process = subprocess.Popen(
            command,
            stdout=(places.SCRATCH / f"{name}-server.log").open("w"),
            stderr=subprocess.STDOUT,
            cwd=places.ROOT,
            env=env,
        )

    def await_ready(self) -> None:
        """WorkerFailed where it ends, or does not listen in time."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise WorkerFailed(f"{self.name} does not serve; see bench/scratch/{self.name}-server.log")

    def close(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def our_server(folder: Path) -> Server:
    """The product on a data directory, as it is shipped."""
    return _wall("ours", our_environment(folder))


def limits_server(folder: Path) -> Server:
    """The product's stack with views that do next to nothing."""
    return _wall("limits", our_environment(folder) | {"DJANGO_SETTINGS_MODULE": "bench.limits_settings"})


def reference_server(found: Reference, database: Path) -> Server:
    """The naive build behind the same server with the same options."""
    port = free_port()
    env = found.environment(database)
    env["PYTHONPATH"] += f":{places.ROOT}"
    command = [str(found.python), "-P", str(places.SERVING), reference.APPLICATION, str(port)]
    return Server("reference", command, env, port)


def _wall(name: str, env: dict[str, str]) -> Server:
    port = free_port()
    command = [sys.executable, "manage.py", "serve", "-v0"]
    return Server(name, command, env | {"HOST": HOST, "PORT": str(port)}, port)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(*servers: Server) -> Iterator[None]:
    """Waits until all of them serve, and ends them with the block."""
    try:
        for server in servers:
            server.await_ready()
        yield
    finally:
        for server in servers:
            server.close()
