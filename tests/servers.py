"""Starts the real server as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 240
"""As long as a machine takes that has a dozen other things to do; a quiet one takes 5."""
STOP_SECONDS = 90
ANSWER_SECONDS = 20


@dataclass(frozen=True)
class RunningWall:
    """A server that answers at `url` and keeps its data in `folder`."""

    url: str
    folder: Path
    process: subprocess.Popen

    def manage(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run `manage.py` on the same data."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=environment(self.folder), capture_output=True, text=True, check=False
        )


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """The environment of a server that keeps its data in `folder`."""
    plain = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY", "DEBUG", "PORT")}
    return plain | {"WALL_DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"} | settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=ANSWER_SECONDS) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def run_wall(folder: Path, **settings: str) -> Iterator[RunningWall]:
    """Prepare the database and serve, as `make run` does, until the block ends."""
    port = free_port()
    env = environment(folder, PORT=str(port), **settings)
    log = (folder / "server.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env, stdout=log, stderr=log
    )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{url}/readyz"):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "server.log").read_text())
            time.sleep(0.1)
        yield RunningWall(url, folder, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(STOP_SECONDS)
        log.close()
