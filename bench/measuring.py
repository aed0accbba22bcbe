"""Timing in turn, so that the machine's noise hits every build alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from .datasets import DataSet
from .operations import LIMITS, READINGS, RECORDINGS, Body, Reading, Recording, batch, new_days
from .workers import Worker, WorkerFailed

CREATED = "201"
Round = Callable[[Worker], float]


@dataclass(frozen=True)
class Effort:
    """How much time to spend: rounds, seconds a reading in each, days recorded in each."""

    rounds: int
    seconds: float
    records: int


THOROUGH = Effort(rounds=9, seconds=0.3, records=80)
QUICK = Effort(rounds=3, seconds=0.1, records=24)


@dataclass
class Measurement:
    """One operation on one set: milliseconds a call in each round of each build, or why there are none."""

    dataset: str
    operation: str
    expected: float
    limit: str
    ours: list[float] = field(default_factory=list)
    reference: list[float] = field(default_factory=list)
    locked: dict[str, int] = field(default_factory=dict)
    error: str = ""

    @property
    def our_median(self) -> float | None:
        return median(self.ours) if self.ours else None

    @property
    def reference_median(self) -> float | None:
        return median(self.reference) if self.reference else None

    @property
    def ratio(self) -> float | None:
        """The median of the rounds' ratios: how many times as long the reference takes."""
        pairs = list(zip(self.reference, self.ours, strict=False))
        return median(theirs / own for theirs, own in pairs) if pairs else None


@dataclass(frozen=True)
class Bench:
    """The builds on one data set; the reference may be missing."""

    dataset: DataSet
    ours: Worker
    limits: Worker
    reference: Worker | None
    effort: Effort

    def measure_limits(self) -> dict[str, float]:
        """Milliseconds of each limit."""
        return {name: self._limit(method, path) for name, (method, path) in LIMITS.items()}

    def measure(self) -> list[Measurement]:
        """Every operation; one that fails says why, and the others are measured all the same."""
        days = new_days(self.dataset)
        measured = [self._measure_reading(reading) for reading in READINGS]
        return measured + [self._measure_recording(recording, days) for recording in RECORDINGS]

    def _measure_reading(self, reading: Reading) -> Measurement:
        found = self._measurement(reading)
        path, reference_path = reading.path(self.dataset), reading.reference_path(self.dataset)

        def read(worker: Worker) -> float:
            asked = reference_path if worker is self.reference else path
            return 1000 * median(worker.run({"path": asked, "seconds": self.effort.seconds})["wall"])

        try:
            self._check(reading, path, reference_path)
            self._alternate(found, read)
        except WorkerFailed as error:
            found.error = str(error)
        return found

    def _measure_recording(self, recording: Recording, days) -> Measurement:
        found = self._measurement(recording)
        posted: list[Body] = []

        def record(worker: Worker) -> float:
            command = {"method": "POST", "bodies": posted}
            if recording.connections > 1:
                command["threads"] = recording.connections
            answer = worker.run(command)
            found.locked[worker.name] = found.locked.get(worker.name, 0) + answer["locked"]
            _refuse_other_failures(worker, answer)
            return (
                1000 * (answer["elapsed"] if recording.connections > 1 else sum(answer["wall"])) / len(posted)
            )

        def next_batch() -> None:
            posted[:] = batch(days, self.effort.records)

        try:
            self._alternate(found, record, before=next_batch)
        except WorkerFailed as error:
            found.error = str(error)
        return found

    def _alternate(self, found: Measurement, take: Round, before: Callable[[], None] = lambda: None) -> None:
        """A round of each build after the other, the first of them changing; a round to warm up is thrown away."""
        for number in range(self.effort.rounds + 1):
            before()
            for worker in self._in_turn(number):
                taken = take(worker)
                if number:
                    (found.ours if worker is self.ours else found.reference).append(taken)

    def _in_turn(self, number: int) -> Sequence[Worker]:
        both = [self.ours] if self.reference is None else [self.ours, self.reference]
        return both if number % 2 else both[::-1]

    def _check(self, reading: Reading, path: str, reference_path: str) -> None:
        """Both builds say the same, or WorkerFailed."""
        ours = reading.essence(self.ours.read(path))
        if self.reference and reading.essence(self.reference.read(reference_path)) != ours:
            raise WorkerFailed("the answers of both builds differ")

    def _limit(self, method: str, path: str) -> float:
        command = {"method": method, "path": path, "seconds": self.effort.seconds}
        return 1000 * median(median(self.limits.run(command)["wall"]) for _ in range(self.effort.rounds))

    def _measurement(self, operation: Reading | Recording) -> Measurement:
        return Measurement(self.dataset.name, operation.name, operation.expected, operation.limit)


def _refuse_other_failures(worker: Worker, answer: dict) -> None:
    """Every day was recorded, or refused because the database was locked."""
    others = {status: count for status, count in answer["statuses"].items() if status != CREATED}
    if sum(others.values()) > answer["locked"]:
        raise WorkerFailed(f"{worker.name} answers {others} to new days of work")
