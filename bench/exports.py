"""Whole tables as files: rows a second against the naive build, the time to the first byte, memory over idle."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from . import report
from .datasets import LAST_DAY, SETS, DataSet, collect_static, load_ours, scratch_copy
from .parts import Outcome, Run, Target, rounded
from .workers import Worker, WorkerFailed, our_worker, reference_worker, running

SHEET_ROWS = 100_000
HEADINGS = (
    "file",
    "build",
    "rows",
    "seconds",
    "rows/s",
    "ratio",
    "first byte ms",
    "MB",
    "memory over idle MB",
    "",
)


@dataclass(frozen=True)
class Export:
    """A file: its address, how many rows it has at least, and the megabytes it may take while it is written."""

    name: str
    path: str
    rows: int
    most_mb: float | None = None
    in_lines: bool = True


@dataclass(frozen=True)
class Taken:
    """What one export of one build took."""

    export: Export
    build: str
    seconds: float
    first_byte: float
    size: int
    memory_mb: float

    @property
    def rows_per_second(self) -> float:
        return self.export.rows / self.seconds

    @property
    def target(self) -> Target | None:
        if self.export.most_mb is None:
            return None
        name = f"{self.export.name} of {self.export.rows:,} rows, memory over idle"
        return Target(name, self.memory_mb, self.export.most_mb, at_most=True, unit="MB")


def measure(run: Run) -> Outcome:
    """CSV of all of set M, by the naive build too, and XLSX of 100,000 rows; of set S where it has to be quick."""
    dataset = SETS["S"] if run.quick else SETS["M"]
    folder = scratch_copy(load_ours(dataset, run.reference))
    collect_static(folder)
    exports: list[tuple[Export, Callable[[], Worker]]] = [
        (_csv(dataset), lambda: our_worker(folder)),
        (_sheet(dataset), lambda: our_worker(folder)),
    ]
    if naive := run.reference:
        database = scratch_copy(naive.load(dataset.name))
        exports.append((_naive_csv(dataset), lambda: reference_worker(naive, database)))
    outcome = Outcome()
    taken = list(_measured(exports, outcome.failures))
    rows = [_row(one, _ratio(one, taken)) for one in taken]
    print(report.table(rows, HEADINGS, texts=2), end="\n\n", flush=True)
    outcome.figures = [_figures(one, _ratio(one, taken)) for one in taken]
    outcome.targets = [one.target for one in taken if one.target]
    return outcome


def _csv(dataset: DataSet) -> Export:
    return Export("CSV", "/progress/?format=csv", dataset.rows, most_mb=20)


def _sheet(dataset: DataSet) -> Export:
    """The last days that have enough rows."""
    a_day = dataset.profiles * dataset.sections
    days = min(dataset.days, -(-SHEET_ROWS // a_day))
    first = LAST_DAY - timedelta(days=days - 1)
    path = f"/progress/?format=xlsx&start_date={first}&end_date={LAST_DAY}"
    return Export("XLSX", path, days * a_day, most_mb=100, in_lines=False)


def _naive_csv(dataset: DataSet) -> Export:
    return Export("CSV", "/export.csv", dataset.rows)


def _measured(exports: list[tuple[Export, Callable[[], Worker]]], failures: list[str]) -> Iterator[Taken]:
    for export, start in exports:
        worker = start()
        try:
            with running(worker):
                yield take(worker, export)
        except WorkerFailed as error:
            failures.append(f"{export.name} of {worker.name}: {error}")


def take(worker: Worker, export: Export) -> Taken:
    """One export in a process that has answered nothing larger; WorkerFailed where rows are missing."""
    idle = worker.run({"path": "/healthz", "max_n": 5})["rss_mb"]
    found = worker.run({"path": export.path, "stream": True})
    if found["status"] != 200:
        raise WorkerFailed(f"{found['status']} for {export.path}")
    if export.in_lines and found["lines"] < export.rows:
        raise WorkerFailed(f"{found['lines']:,} lines for {export.rows:,} rows")
    return Taken(
        export=export,
        build=worker.name,
        seconds=found["wall"],
        first_byte=found["first_byte"],
        size=found["bytes"],
        memory_mb=found["peak_mb"] - idle,
    )


def _ratio(ours: Taken, taken: Sequence[Taken]) -> float | None:
    """How many times as many rows a second ours writes as the naive build; None where that has no such file."""
    naive = [one for one in taken if one.build == "reference" and one.export.name == ours.export.name]
    return ours.rows_per_second / naive[0].rows_per_second if naive and ours is not naive[0] else None


def _row(taken: Taken, ratio: float | None) -> list[str]:
    return [
        taken.export.name,
        taken.build,
        f"{taken.export.rows:,}",
        report.number(taken.seconds),
        f"{taken.rows_per_second:,.0f}",
        report.times(ratio) if ratio else "",
        f"{1000 * taken.first_byte:,.0f}",
        f"{taken.size / 2**20:.1f}",
        f"{taken.memory_mb:,.0f}" + (f" ({taken.target.wanted})" if taken.target else ""),
        "missed" if taken.target and taken.target.missed else "",
    ]


def _figures(taken: Taken, ratio: float | None) -> dict[str, Any]:
    return {
        "file": taken.export.name,
        "build": taken.build,
        "rows": taken.export.rows,
        "seconds": rounded(taken.seconds),
        "ratio": rounded(ratio),
        "first_byte_ms": rounded(1000 * taken.first_byte),
        "bytes": taken.size,
        "memory_over_idle_mb": rounded(taken.memory_mb, 1),
        "most_memory_mb": taken.export.most_mb,
    }
