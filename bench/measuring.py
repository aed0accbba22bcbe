"""Timing in turn, so that the machine's noise hits every build alike."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any, TypeVar

from .datasets import DataSet
from .operations import LIMITS, READINGS, RECORDINGS, Body, Reading, Recording, batch, new_days
from .parts import Effort, Target
from .workers import Worker, WorkerFailed

CREATED = {"201"}
OK = {"200"}
LONGEST_SECONDS = 20
FEWEST_ROUNDS = 3
Take = Callable[[], tuple[float, float]]
Operation = TypeVar("Operation", Reading, Recording)


@dataclass
class Measurement:
    """One operation on one set: milliseconds a call, round by round, of every build and of the limits.

    `taken` is what a clock shows, `cpu` what the process itself took of it.
    """

    dataset: str
    operation: str
    expected: float | None
    limit: str
    taken: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    locked: dict[str, int] = field(default_factory=dict)
    error: str = ""

    def median(self, build: str) -> float | None:
        return median(self.taken[build]) if build in self.taken else None

    def ratio(self, slow: str, fast: str) -> float | None:
        """How many times as long the first takes."""
        return _ratio(self.taken, slow, fast)

    def cpu_ratio(self, slow: str, fast: str) -> float | None:
        """The same of the processor's time, which other processes disturb less."""
        return _ratio(self.cpu, slow, fast)

    @property
    def target(self) -> Target | None:
        """How many times as fast as the naive build it has to be; None where nothing is expected."""
        name = f"{self.operation}, set {self.dataset}"
        return Target(name, self.ratio("reference", "ours"), self.expected) if self.expected else None


@dataclass(frozen=True)
class Bench:
    """The builds on one data set by their names: `ours`, and where there are any `reference` and others."""

    dataset: DataSet
    builds: dict[str, Worker]
    limits: Worker
    effort: Effort

    def measure(self) -> Iterator[Measurement]:
        """Every operation; one that fails says why, and the others are measured all the same."""
        for reading in self._of_this_set(READINGS):
            yield self._attempt(reading, self._measure_reading)
        days = new_days(self.dataset)
        for recording in self._of_this_set(RECORDINGS):
            yield self._attempt(recording, lambda *args: self._measure_recording(*args, days))

    def _of_this_set(self, operations: Sequence[Operation]) -> list[Operation]:
        return [operation for operation in operations if self.dataset.name in operation.sets]

    def _attempt(self, operation: Any, measure: Callable[[Any, Measurement], None]) -> Measurement:
        expected = operation.expected.get(self.dataset.name)
        found = Measurement(self.dataset.name, operation.name, expected, operation.limit)
        try:
            measure(operation, found)
        except WorkerFailed as error:
            found.taken.clear()
            found.cpu.clear()
            found.error = str(error)
        return found

    def _measure_reading(self, reading: Reading, found: Measurement) -> None:
        paths = {
            name: (reading.reference_path if name == "reference" else reading.path)(self.dataset)
            for name in self.builds
        }
        self._check(reading, paths)
        takes = {name: partial(self._read, worker, paths[name]) for name, worker in self.builds.items()}
        self._alternate(found, takes)

    def _measure_recording(self, recording: Recording, found: Measurement, days: Iterator[Body]) -> None:
        posted: list[Body] = []

        def next_days() -> None:
            posted[:] = batch(days, self.effort.records)

        takes = {
            name: partial(self._record, worker, recording, posted, found)
            for name, worker in self.builds.items()
        }
        self._alternate(found, takes, before=next_days)

    def _alternate(
        self, found: Measurement, takes: Mapping[str, Take], before: Callable[[], None] = lambda: None
    ) -> None:
        """Rounds of every build and of the limits, in changing order; the first is to warm up and is thrown away.

        Where a build takes so long that they would last for minutes there are fewer rounds.
        """
        takes = {**takes, **{name: partial(self._limit, name) for name in {"constant", found.limit}}}
        latest = time.monotonic() + LONGEST_SECONDS
        for number in range(self.effort.rounds + 1):
            if number > FEWEST_ROUNDS and time.monotonic() > latest:
                return
            before()
            for name in list(takes)[:: 1 if number % 2 else -1]:
                taken, cpu = takes[name]()
                if number:
                    found.taken.setdefault(name, []).append(taken)
                    found.cpu.setdefault(name, []).append(cpu)

    def _check(self, reading: Reading, paths: dict[str, str]) -> None:
        """All builds say the same, or WorkerFailed."""
        said = [reading.essence(worker.read(paths[name])) for name, worker in self.builds.items()]
        if any(other != said[0] for other in said):
            raise WorkerFailed("the builds' answers differ")

    def _read(self, worker: Worker, path: str, method: str = "GET") -> tuple[float, float]:
        answer = worker.run({"path": path, "method": method, "seconds": self.effort.seconds})
        _expect(OK, worker, answer)
        return 1000 * median(answer["wall"]), 1000 * answer["cpu"]

    def _record(
        self, worker: Worker, recording: Recording, posted: list[Body], found: Measurement
    ) -> tuple[float, float]:
        """Milliseconds a day recorded: of each call by itself, or of all of them at the same time."""
        command: dict[str, Any] = {"method": "POST", "bodies": posted}
        if recording.connections == 1:
            answer = worker.run(command)
            taken = median(answer["wall"])
        else:
            answer = worker.run(command | {"threads": recording.connections})
            taken = answer["elapsed"] / len(posted)
        found.locked[worker.name] = found.locked.get(worker.name, 0) + answer["locked"]
        _expect(CREATED, worker, answer, but=answer["locked"])
        return 1000 * taken, 1000 * answer["cpu"]

    def _limit(self, name: str) -> tuple[float, float]:
        method, path = LIMITS[name]
        return self._read(self.limits, path, method)


def _ratio(taken: dict[str, list[float]], slow: str, fast: str) -> float | None:
    """The median of the rounds' ratios; None where one of both was not measured."""
    if slow not in taken or fast not in taken:
        return None
    return median(one / other for one, other in zip(taken[slow], taken[fast], strict=True))


def _expect(statuses: set[str], worker: Worker, answer: dict[str, Any], but: int = 0) -> None:
    """WorkerFailed if more than `but` calls were answered with another status."""
    others = {status: count for status, count in answer["statuses"].items() if status not in statuses}
    if sum(others.values()) > but:
        raise WorkerFailed(f"{worker.name} answers {others}")
