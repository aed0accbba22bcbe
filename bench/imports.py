"""Days of work from a CSV file: our import, whole, against `update_or_create` row by row in the naive build.

Ours reads the file, checks every row, keeps totals and writes an event for each change; the naive one parses the
file and writes rows. Both look sections up by name. The naive build commits each row, as its requests do; beside it
stands the same with one transaction around the whole file.
"""

import csv
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median

from . import places, report
from .datasets import LAST_DAY, DataSet, our_environment
from .parts import Outcome, Run, Target, rounded
from .reference import Reference
from .workers import WorkerFailed

SMALL = DataSet("import-small", 10, 15, 14)
QUARTER = DataSet("import-quarter", 10, 15, 91)
FIRST, AGAIN = "first load", "unchanged"
WANTED = {FIRST: 15, AGAIN: 40}
NAIVE, ONE_TRANSACTION = "naive", "naive, one transaction"
HEADINGS = (
    "rows",
    "load",
    "ours rows/s",
    "naive rows/s",
    "ratio",
    "wanted",
    "one transaction rows/s",
    "ratio",
    "",
)
NAIVE_SCRIPT = places.ROOT / "bench" / "import_naive.py"


@dataclass
class Race:
    """One file: rows a second of each build, round by round, of its first load and of the same again."""

    dataset: DataSet
    taken: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    def rate(self, build: str, load: str) -> float | None:
        rates = self.taken.get((build, load))
        return median(rates) if rates else None

    def ratio(self, build: str, load: str) -> float | None:
        """How many times as many rows a second ours takes, the median of the rounds."""
        theirs = self.taken.get((build, load))
        if not theirs:
            return None
        return median(one / other for one, other in zip(self.taken["ours", load], theirs, strict=True))

    def target(self, load: str) -> Target:
        name = f"import of {self.dataset.rows:,} rows, {load}"
        return Target(name, self.ratio(NAIVE, load), WANTED[load])


def measure(run: Run) -> Outcome:
    """A few rounds of a fortnight's file, and, where there is time, one of a quarter's."""
    races = [_race(SMALL, run.reference, rounds=3)]
    if not run.quick:
        races.append(_race(QUARTER, run.reference, rounds=1))
    rows = [_row(race, load) for race in races for load in WANTED]
    print(report.table(rows, HEADINGS, texts=2), end="\n\n", flush=True)
    return Outcome(
        figures=[_figures(race, load) for race in races for load in WANTED],
        targets=[race.target(load) for race in races for load in WANTED],
    )


def _race(dataset: DataSet, naive: Reference | None, *, rounds: int) -> Race:
    """Each round loads the file twice into a new database of every build."""
    race, folder = Race(dataset), places.SCRATCH / "run" / dataset.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    file = folder / "days.csv"
    _write(dataset, file)
    for number in range(rounds):
        place = folder / str(number)
        rates = {"ours": _ours(dataset, file, place / "ours")}
        if naive is not None:
            rates[NAIVE] = _naive(naive, dataset, file, place / "naive.sqlite3")
            rates[ONE_TRANSACTION] = _naive(naive, dataset, file, place / "one.sqlite3", "--one-transaction")
        for build, loads in rates.items():
            for load, rate in zip(WANTED, loads, strict=True):
                race.taken.setdefault((build, load), []).append(rate)
    return race


def _write(dataset: DataSet, file: Path) -> None:
    """The columns that our own export has, newest day first."""
    dice = random.Random(42)
    with file.open("w", newline="") as target:
        lines = csv.writer(target)
        lines.writerow(["Date", "Profile", "Section", "Feet", "Ice (yd³)", "Cost (GD)", "Notes"])
        lines.writerows(_lines(dataset, dice))


def _lines(dataset: DataSet, dice: random.Random) -> Iterator[tuple]:
    for passed in range(dataset.days):
        day = LAST_DAY - timedelta(days=passed)
        for section in range(1, dataset.profiles * dataset.sections + 1):
            feet = dice.randint(0, 6000) / 100
            profile = f"Profile {dataset.profile_of(section)}"
            yield day, profile, f"Tower {section}", f"{feet:.2f}", "0.00", "0.00", "Clear weather"


def _ours(dataset: DataSet, file: Path, folder: Path) -> list[float]:
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "bench.import_ours", file, dataset.profiles, dataset.sections]
    return _run(command, our_environment(folder))


def _naive(naive: Reference, dataset: DataSet, file: Path, database: Path, *options: str) -> list[float]:
    command = [naive.python, "-P", NAIVE_SCRIPT, file, dataset.profiles, dataset.sections, *options]
    return _run(command, naive.environment(database))


def _run(command: list, environment: dict[str, str]) -> list[float]:
    """Rows a second of both loads, as the process tells them."""
    done = subprocess.run(
        list(map(str, command)), cwd=places.ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise WorkerFailed(f"an import failed: {done.stderr[-300:]}")
    return json.loads(done.stdout)


def _row(race: Race, load: str) -> list[str]:
    target = race.target(load)
    return [
        f"{race.dataset.rows:,}",
        load,
        _rate(race.rate("ours", load)),
        _rate(race.rate(NAIVE, load)),
        report.number(race.ratio(NAIVE, load)),
        target.wanted,
        _rate(race.rate(ONE_TRANSACTION, load)),
        report.number(race.ratio(ONE_TRANSACTION, load)),
        "missed" if target.missed else "",
    ]


def _rate(rate: float | None) -> str:
    return "" if rate is None else f"{rate:,.0f}"


def _figures(race: Race, load: str) -> dict:
    return {
        "rows": race.dataset.rows,
        "load": load,
        "ours_rows_per_second": rounded(race.rate("ours", load), 0),
        "naive_rows_per_second": rounded(race.rate(NAIVE, load), 0),
        "ratio": rounded(race.ratio(NAIVE, load), 1),
        "one_transaction_rows_per_second": rounded(race.rate(ONE_TRANSACTION, load), 0),
        "ratio_to_one_transaction": rounded(race.ratio(ONE_TRANSACTION, load), 1),
        "wanted": WANTED[load],
    }
