"""The processes that are measured: one per build, each spoken to in turn."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from . import places, reference
from .datasets import our_environment
from .reference import Reference

OUR_APPLICATION = "wallproject.wsgi:application"


class WorkerFailed(RuntimeError):
    """The build did not answer a command, or not with the status that was expected."""


class Worker:
    """A build that runs in a process of its own and answers commands; see `worker.py`."""

    def __init__(self, name: str, python: str, application: str, env: dict[str, str]) -> None:
        self.name = name
        self.process = subprocess.Popen(
            [python, "-P", places.RUNNER, application],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(places.SCRATCH / f"{name}.log").open("w"),
            text=True,
            cwd=places.SCRATCH,
            env=env,
        )

    def run(self, command: dict[str, Any]) -> dict[str, Any]:
        """The answer to a command; WorkerFailed if there is none."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise WorkerFailed(f"{self.name} ended; see bench/scratch/{self.name}.log")
        answer = json.loads(line)
        if "error" in answer:
            raise WorkerFailed(f"{self.name}: {answer['error']}")
        return answer

    def read(self, path: str) -> str:
        """The body of a page that has to be there."""
        answer = self.run({"path": path, "max_n": 1, "want_body": True})
        if answer["statuses"] != {"200": 1}:
            raise WorkerFailed(f"{self.name} answers {', '.join(answer['statuses'])} to {path[:80]}")
        return answer["body"]

    def close(self) -> None:
        self.process.communicate()


def our_worker(folder: Path, database_url: str = "") -> Worker:
    """The product on a data directory; on SQLite unless a URL says otherwise."""
    name = "postgres" if database_url else "ours"
    return Worker(name, sys.executable, OUR_APPLICATION, our_environment(folder, database_url))


def limits_worker(folder: Path, database_url: str = "") -> Worker:
    """The product's stack with views that do next to nothing."""
    env = our_environment(folder, database_url) | {"DJANGO_SETTINGS_MODULE": "bench.limits_settings"}
    return Worker("limits", sys.executable, OUR_APPLICATION, env)


def reference_worker(found: Reference, database: Path) -> Worker:
    """The naive build on its database."""
    return Worker("reference", str(found.python), reference.APPLICATION, found.environment(database))


@contextmanager
def running(*workers: Worker) -> Iterator[None]:
    """Ends the workers with the block."""
    with ExitStack() as stack:
        for worker in workers:
            stack.callback(worker.close)
        yield
