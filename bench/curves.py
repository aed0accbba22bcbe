"""What reports cost as the Wall grows: over more and more sections, and over more and more years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from typing import Any

from . import report
from .datasets import LAST_DAY, YEAR, DataSet, grown, load_ours, scratch_copy
from .parts import Effort, Outcome, Run, Target, rounded
from .workers import Worker, WorkerFailed, our_worker, running

MOST_GROWTH = 1.3


@dataclass(frozen=True)
class Report:
    """A report on the one profile of a set; `flat` where more sections may not make it dearer."""

    name: str
    path: Callable[[DataSet], str]
    flat: bool = True


@dataclass(frozen=True)
class Axis:
    """What grows from set to set, and how much of it each set has."""

    name: str
    sets: Sequence[DataSet]
    size: Callable[[DataSet], int]


@dataclass
class Curve:
    """One report along one axis: milliseconds a call of each set, round by round."""

    report: Report
    axis: Axis
    taken: dict[str, list[float]] = field(default_factory=dict)

    @property
    def medians(self) -> list[float]:
        return [median(self.taken[dataset.name]) for dataset in self.axis.sets]

    @property
    def growth(self) -> float:
        """The median of the rounds' ratios: how many times as long the largest set takes as the smallest."""
        smallest, *_, largest = self.axis.sets
        rounds = zip(self.taken[largest.name], self.taken[smallest.name], strict=True)
        return median(large / small for large, small in rounds)

    @property
    def target(self) -> Target | None:
        if not self.report.flat or self.axis is not SECTIONS:
            return None
        name = f"{self.report.name} over {self.axis.name}, growth"
        return Target(name, self.growth, MOST_GROWTH, at_most=True)


SECTIONS = Axis("sections", [grown(size, 1) for size in (10, 100, 1_000)], lambda dataset: dataset.sections)
YEARS = Axis("years", [grown(10, size) for size in (1, 10, 30)], lambda dataset: dataset.days // YEAR)
LAST_YEAR = f"start_date={LAST_DAY - timedelta(days=YEAR - 1)}&end_date={LAST_DAY}"
REPORTS = [
    Report("cost overview, 1 year", lambda _: f"/api/profiles/1/cost-overview/?{LAST_YEAR}"),
    Report("daily ice usage", lambda _: f"/api/profiles/1/daily-ice-usage/?date={LAST_DAY}", flat=False),
    Report(
        "series by month, all years",
        lambda dataset: (
            f"/api/profiles/1/progress-series/?from={dataset.first_day}&to={LAST_DAY}&granularity=month"
        ),
    ),
    Report(
        "bulk of all profiles, all years",
        lambda dataset: (
            "/api/profiles/bulk_cost_overview/?profile_ids[]=1"
            f"&start_date={dataset.first_day}&end_date={LAST_DAY}"
        ),
    ),
    Report("figures of the home page", lambda _: "/?format=json"),
]


def measure(run: Run) -> Outcome:
    """Every report along both axes, our build alone."""
    outcome = Outcome(figures={})
    for axis in (SECTIONS, YEARS):
        workers = {dataset.name: our_worker(scratch_copy(load_ours(dataset, None))) for dataset in axis.sets}
        with running(*workers.values()):
            curves = list(_measured(axis, workers, run.effort, outcome.failures))
        print(_table(axis, curves), end="\n\n", flush=True)
        outcome.figures[axis.name] = [_figures(curve) for curve in curves]
        outcome.targets += [curve.target for curve in curves if curve.target]
    return outcome


def _measured(axis: Axis, workers: dict[str, Worker], effort: Effort, failures: list[str]) -> Iterator[Curve]:
    for one in REPORTS:
        curve = Curve(one, axis)
        try:
            _alternate(curve, workers, effort)
        except WorkerFailed as error:
            failures.append(f"{one.name} over {axis.name}: {error}")
        else:
            yield curve


def _alternate(curve: Curve, workers: dict[str, Worker], effort: Effort) -> None:
    """Rounds of every set in changing order, after one call of each."""
    paths = {dataset.name: curve.report.path(dataset) for dataset in curve.axis.sets}
    for name, worker in workers.items():
        worker.read(paths[name])
    for number in range(effort.rounds):
        for name in list(workers)[:: 1 if number % 2 else -1]:
            answer = workers[name].run({"path": paths[name], "seconds": effort.seconds})
            curve.taken.setdefault(name, []).append(1000 * median(answer["wall"]))


def _table(axis: Axis, curves: Sequence[Curve]) -> str:
    sizes = [f"{axis.size(dataset):,}" for dataset in axis.sets]
    rows = [row for curve in curves for row in _rows(curve)]
    return report.table(rows, [f"ms over {axis.name}", *sizes, "growth", "wanted", ""])


def _rows(curve: Curve) -> Iterator[list[str]]:
    target = curve.target
    wanted = [target.wanted, "missed" if target.missed else ""] if target else ["", ""]
    yield [curve.report.name, *map(report.number, curve.medians), report.times(curve.growth), *wanted]
    if not curve.report.flat and curve.axis is SECTIONS:
        yield ["  µs a section", *map(report.number, _by_section(curve)), "", "", ""]


def _by_section(curve: Curve) -> list[float]:
    """Microseconds for each section that is listed."""
    return [
        1000 * taken / dataset.sections for taken, dataset in zip(curve.medians, curve.axis.sets, strict=True)
    ]


def _figures(curve: Curve) -> dict[str, Any]:
    sizes = [curve.axis.size(dataset) for dataset in curve.axis.sets]
    return {
        "report": curve.report.name,
        "median_ms": dict(zip(map(str, sizes), (rounded(one) for one in curve.medians), strict=True)),
        "growth": rounded(curve.growth),
        "most_growth": curve.target.bound if curve.target else None,
    }
