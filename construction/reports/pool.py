"""The one thread pool of this process on which reports are computed."""

import atexit
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import TypeVar

from django.conf import settings
from django.db import close_old_connections, connection

T = TypeVar("T")
THREAD_NAME = "wall-report"
WAITING_PER_WORKER = 16


class PoolSaturated(RuntimeError):
    """More work is waiting than the pool takes; try again later."""


class ReportPool:
    """A lazily started, bounded pool of named threads that give back their database connections after each task."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._executor: ThreadPoolExecutor | None = None
        self._process = 0
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(workers * (1 + WAITING_PER_WORKER))

    def run_all(self, tasks: Sequence[Callable[[], T]]) -> list[Future[T]]:
        """The tasks' futures, all of them done; PoolSaturated, and nothing started, if they do not all fit.

        A task may not call this itself: it would wait for a thread that waits for it.
        """
        executor = self._started()
        self._take(len(tasks))
        futures = [executor.submit(copy_context().run, _with_connections_returned, task) for task in tasks]
        for future in futures:
            future.add_done_callback(lambda _: self._places.release())
        wait(futures)
        return futures

    def close(self) -> None:
        """Let what was submitted finish, as requests wait for it, and end the threads."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None and self._process == os.getpid():
            executor.shutdown()

    def _take(self, places: int) -> None:
        for taken in range(places):
            if not self._places.acquire(blocking=False):
                for _ in range(taken):
                    self._places.release()
                raise PoolSaturated

    def _started(self) -> ThreadPoolExecutor:
        """The executor of this process; threads do not survive a fork."""
        with self._lock:
            if self._executor is None or self._process != os.getpid():
                self._executor, self._process = self._start(), os.getpid()
            return self._executor

    def _start(self) -> ThreadPoolExecutor:
        """An executor with every thread of it running; PoolSaturated where the system has none to give."""
        executor = ThreadPoolExecutor(self.workers, thread_name_prefix=THREAD_NAME)
        together = threading.Barrier(self.workers)
        try:
            wait([executor.submit(_connect, together) for _ in range(self.workers)])
        except RuntimeError as error:
            together.abort()
            executor.shutdown(wait=False, cancel_futures=True)
            raise PoolSaturated from error
        return executor


def _with_connections_returned(task: Callable[[], T]) -> T:
    try:
        return task()
    finally:
        close_old_connections()


def _connect(together: threading.Barrier) -> None:
    """Open this thread's connection, once all threads run: a connection that is kept is there from the start."""
    together.wait()
    try:
        connection.ensure_connection()
    finally:
        close_old_connections()


pool = ReportPool(settings.WORKER_POOL_SIZE)
atexit.register(pool.close)
