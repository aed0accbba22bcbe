"""How far long work has come: a bar in a terminal, else a line for each step that is done."""

from types import TracebackType

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

COLUMNS = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())


class Steps:
    """A context in which `advance` tells the step, how many rows of it are done, and of how many."""

    def __init__(self, output: OutputWrapper) -> None:
        self._output = output
        self._bar = (
            Progress(*COLUMNS, console=Console(force_terminal=True), transient=True)
            if output.isatty()
            else None
        )

    def __enter__(self) -> "Steps":
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, step: str, done: int, total: int) -> None:
        """Show the step; one of no rows is none."""
        if self._bar:
            self._bar.update(self._task, description=step, completed=done, total=total)
        elif done == total > 0:
            self._output.write(f"{step}: {total:,} rows")
