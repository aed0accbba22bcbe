"""Timing in turn, so that the machine's noise hits every build alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from .datasets import DataSet
from .operations import LIMITS, READINGS, RECORDINGS, Body, Reading, Recording, batch, new_days
from .workers import Worker, WorkerFailed

CREATED = {"201"}
OK = {"200"}
Take = Callable[[], float]


@dataclass(frozen=True)
class Effort:
    """How much time to spend: rounds, seconds on a reading in each, days recorded in each."""

    rounds: int
    seconds: float
    records: int


THOROUGH = Effort(rounds=9, seconds=0.25, records=80)
QUICK = Effort(rounds=3, seconds=0.1, records=24)


@dataclass
class Measurement:
    """One operation on one set: milliseconds a call, round by round, of `ours`, `reference` and the limits."""

    dataset: str
    operation: str
    expected: float
    limit: str
    taken: dict[str, list[float]] = field(default_factory=dict)
    locked: dict[str, int] = field(default_factory=dict)
    error: str = ""

    def median(self, build: str) -> float | None:
        return median(self.taken[build]) if build in self.taken else None

    def ratio(self, slow: str, fast: str) -> float | None:
        """The median of the rounds' ratios: how many times as long the first takes."""
        if slow not in self.taken or fast not in self.taken:
            return None
        return median(one / other for one, other in zip(self.taken[slow], self.taken[fast], strict=True))


@dataclass(frozen=True)
class Bench:
    """The builds on one data set; the reference may be missing."""

    dataset: DataSet
    ours: Worker
    limits: Worker
    reference: Worker | None
    effort: Effort

    def measure(self) -> Iterator[Measurement]:
        """Every operation; one that fails says why, and the others are measured all the same."""
        for reading in READINGS:
            yield self._attempt(reading, self._measure_reading)
        days = new_days(self.dataset)
        for recording in RECORDINGS:
            yield self._attempt(recording, lambda *args: self._measure_recording(*args, days))

    def _attempt(self, operation: Any, measure: Callable[[Any, Measurement], None]) -> Measurement:
        found = Measurement(self.dataset.name, operation.name, operation.expected, operation.limit)
        try:
            measure(operation, found)
        except WorkerFailed as error:
            found.taken.clear()
            found.error = str(error)
        return found

    def _measure_reading(self, reading: Reading, found: Measurement) -> None:
        path, reference_path = reading.path(self.dataset), reading.reference_path(self.dataset)
        self._check(reading, path, reference_path)
        takes = {"ours": lambda: self._read(self.ours, path)}
        if self.reference is not None:
            takes["reference"] = lambda: self._read(self.reference, reference_path)
        self._alternate(found, takes)

    def _measure_recording(self, recording: Recording, found: Measurement, days: Iterator[Body]) -> None:
        posted: list[Body] = []

        def next_days() -> None:
            posted[:] = batch(days, self.effort.records)

        takes = {"ours": lambda: self._record(self.ours, recording, posted, found)}
        if self.reference is not None:
            takes["reference"] = lambda: self._record(self.reference, recording, posted, found)
        self._alternate(found, takes, before=next_days)

    def _alternate(
        self, found: Measurement, takes: dict[str, Take], before: Callable[[], None] = lambda: None
    ) -> None:
        """Rounds of every build and of the limits, in changing order; the first is to warm up and is thrown away."""
        takes = takes | {name: lambda name=name: self._limit(name) for name in {"constant", found.limit}}
        for number in range(self.effort.rounds + 1):
            before()
            for name in list(takes)[:: 1 if number % 2 else -1]:
                taken = takes[name]()
                if number:
                    found.taken.setdefault(name, []).append(taken)

    def _check(self, reading: Reading, path: str, reference_path: str) -> None:
        """Both builds say the same, or WorkerFailed."""
        ours = reading.essence(self.ours.read(path))
        if self.reference and reading.essence(self.reference.read(reference_path)) != ours:
            raise WorkerFailed("the answers of both builds differ")

    def _read(self, worker: Worker, path: str, method: str = "GET") -> float:
        answer = worker.run({"path": path, "method": method, "seconds": self.effort.seconds})
        _expect(OK, worker, answer)
        return 1000 * median(answer["wall"])

    def _record(self, worker: Worker, recording: Recording, posted: list[Body], found: Measurement) -> float:
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
        return 1000 * taken

    def _limit(self, name: str) -> float:
        method, path = LIMITS[name]
        return self._read(self.limits, path, method)


def _expect(statuses: set[str], worker: Worker, answer: dict[str, Any], but: int = 0) -> None:
    """WorkerFailed if more than `but` calls were answered with another status."""
    others = {status: count for status, count in answer["statuses"].items() if status not in statuses}
    if sum(others.values()) > but:
        raise WorkerFailed(f"{worker.name} answers {others}")
