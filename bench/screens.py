"""What the drawings of the Wall take: 300 sections over 400 days, against a bare template loop of as many rectangles."""

import gzip
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from . import crew, report
from .datasets import LAST_DAY, SETS, load_ours, scratch_copy
from .parts import Effort, Outcome, Run, Target, rounded
from .workers import Worker, WorkerFailed, limits_worker, our_worker, running

LONG = SETS["W"]
MOST_LOOPS = 3
MOST_KILOBYTES = 60
GZIP_LEVEL = 6
FEET_EACH = 12_000
"""About what a section of the set builds, so that half of them come to their target."""
LINE_UP = "UPDATE wall_sections SET start_position = (id - 1) * ?1, target_length_feet = ?1"


@dataclass(frozen=True)
class Drawing:
    """A drawing at an address of its own, and how many shapes it would be if each were drawn by itself."""

    name: str
    path: str
    shapes: int


@dataclass
class Screen:
    """A drawing's milliseconds and those of the loop, round by round, and its bytes as they are sent."""

    drawing: Drawing
    taken: list[float] = field(default_factory=list)
    loop: list[float] = field(default_factory=list)
    kilobytes: float = 0

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios: how many loops the drawing takes."""
        return median(ours / loop for ours, loop in zip(self.taken, self.loop, strict=True))

    @property
    def targets(self) -> list[Target]:
        return [
            Target(f"{self.drawing.name}, loops", self.ratio, MOST_LOOPS, at_most=True),
            Target(
                f"{self.drawing.name}, compressed", self.kilobytes, MOST_KILOBYTES, at_most=True, unit="kB"
            ),
        ]


HALF_WAY = LAST_DAY - timedelta(days=LONG.days // 2)
DRAWINGS = [
    Drawing("elevation on the last day", f"/wall.svg?as_of={LAST_DAY}", LONG.sections),
    Drawing("elevation half-way", f"/wall.svg?as_of={HALF_WAY}", LONG.sections),
    Drawing("march of all days", "/profiles/1/march.svg", LONG.rows),
    Drawing(
        "march of the last 90 days",
        f"/profiles/1/march.svg?from={LAST_DAY - timedelta(days=89)}&to={LAST_DAY}",
        LONG.sections * 90,
    ),
]


def measure(run: Run) -> Outcome:
    """Every drawing with its queries, in turn with the loop."""
    folder = lined_up(scratch_copy(load_ours(LONG, None)))
    ours, limits = our_worker(folder), limits_worker(folder)
    outcome = Outcome(figures={})
    with running(ours, limits):
        screens = list(_measured(ours, limits, run.effort, outcome.failures))
    print(_table(screens), end="\n\n", flush=True)
    outcome.figures["drawings"] = [_figures(screen) for screen in screens]
    outcome.targets += [target for screen in screens for target in screen.targets]
    recorded = crew.measure()
    outcome.figures["crew"] = recorded.figures
    outcome.targets += recorded.targets
    outcome.failures += recorded.failures
    return outcome


def lined_up(folder: Path) -> Path:
    """The set with its sections one after the other along the Wall."""
    with sqlite3.connect(folder / "db.sqlite3") as database:
        database.execute(LINE_UP, [FEET_EACH * 100])
    database.close()
    return folder


def _measured(ours: Worker, limits: Worker, effort: Effort, failures: list[str]) -> Iterator[Screen]:
    for drawing in DRAWINGS:
        screen = Screen(drawing)
        try:
            body = ours.read(drawing.path).encode()
            screen.kilobytes = len(gzip.compress(body, GZIP_LEVEL)) / 1000
            _alternate(screen, ours, limits, effort)
        except WorkerFailed as error:
            failures.append(f"{drawing.name}: {error}")
        else:
            yield screen


def _alternate(screen: Screen, ours: Worker, limits: Worker, effort: Effort) -> None:
    """Rounds of both in changing order, after one call of each."""
    loop = f"/api/rectangles/{screen.drawing.shapes}/"
    limits.read(loop)
    both = [(ours, screen.drawing.path, screen.taken), (limits, loop, screen.loop)]
    for number in range(effort.rounds):
        for worker, path, taken in both[:: 1 if number % 2 else -1]:
            answer = worker.run({"path": path, "seconds": effort.seconds})
            taken.append(1000 * median(answer["wall"]))


def _table(screens: Sequence[Screen]) -> str:
    rows = [
        [
            screen.drawing.name,
            f"{screen.drawing.shapes:,}",
            report.number(median(screen.taken)),
            report.number(median(screen.loop)),
            f"{screen.ratio:.2f} ×",
            f"≤ {MOST_LOOPS} ×",
            f"{screen.kilobytes:.1f}",
            f"≤ {MOST_KILOBYTES}",
            "missed" if any(target.missed for target in screen.targets) else "",
        ]
        for screen in screens
    ]
    heads = ["drawing", "shapes", "ours ms", "loop ms", "loops", "wanted", "kB sent", "wanted", ""]
    return report.table(rows, heads)


def _figures(screen: Screen) -> dict[str, Any]:
    return {
        "drawing": screen.drawing.name,
        "shapes": screen.drawing.shapes,
        "median_ms": rounded(median(screen.taken)),
        "loop_ms": rounded(median(screen.loop)),
        "loops": rounded(screen.ratio),
        "most_loops": MOST_LOOPS,
        "compressed_kb": rounded(screen.kilobytes, 1),
        "most_kb": MOST_KILOBYTES,
    }
