"""Files that are made ahead of whoever takes them, so that nothing they are made from waits for that."""

import os
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from contextvars import copy_context
from io import FileIO
from typing import Self

from django.db import connections

PIECE = 1_048_576
THREAD_NAME = "wall-export"


class Ahead:
    """Pieces that a thread of their own writes to a file without a buffer, read from there as far as they are.

    However slowly they are read, the thread goes on to their end; leaving the block stops it. What fails in the
    making is raised once all that was made before is read. Whatever they hold open, the thread closes.
    """

    def __init__(self, pieces: Generator[bytes], file: FileIO) -> None:
        self._pieces, self._file = pieces, file
        self._made, self._wanted, self._over, self._left = 0, 0, False, False
        self._failure: Exception | None = None
        self._more = threading.Condition()
        self._maker = threading.Thread(target=copy_context().run, args=[self._make], name=THREAD_NAME)

    def __enter__(self) -> Self:
        self._maker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left = True
        self._maker.join()

    def __iter__(self) -> Iterator[bytes]:
        read = 0
        while piece := self._after(read):
            read += len(piece)
            yield piece
        if self._failure is not None:
            raise self._failure

    def _after(self, read: int) -> bytes:
        """What comes after so many bytes, as soon as it is a whole piece or the last; nothing at the end."""
        with self._more:
            self._wanted = read + PIECE
            self._more.wait_for(lambda: self._over or self._made >= self._wanted)
            return os.pread(self._file.fileno(), min(PIECE, self._made - read), read)

    def _make(self) -> None:
        try:
            with closing(self._pieces):
                for piece in self._pieces:
                    self._write(piece)
                    if self._left:
                        break
        except Exception as error:
            self._failure = error
        finally:
            connections.close_all()
            with self._more:
                self._over = True
                self._more.notify()

    def _write(self, piece: bytes) -> None:
        rest = memoryview(piece)
        while rest:
            rest = rest[self._file.write(rest) :]
        with self._more:
            self._made += len(piece)
            if self._made >= self._wanted:
                self._more.notify()
