"""The data sets: the same rows for both builds, kept in `bench/scratch` until the schema changes."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from . import places
from .reference import Reference

LAST_DAY = date(2025, 10, 15)
YEAR = 365


@dataclass(frozen=True)
class DataSet:
    """How many profiles, sections in each, and days with a record of every section."""

    name: str
    profiles: int
    sections: int
    days: int

    @property
    def rows(self) -> int:
        return self.profiles * self.sections * self.days

    @property
    def first_day(self) -> date:
        return LAST_DAY - timedelta(days=self.days - 1)

    def profile_of(self, section_id: int) -> int:
        return (section_id - 1) // self.sections + 1


SETS = {
    found.name: found
    for found in (
        DataSet("T", 4, 3, 40),
        DataSet("S", 20, 10, 365),
        DataSet("M", 100, 20, 730),
        DataSet("B", 1000, 4, 365),
        DataSet("W", 1, 300, 400),
    )
}


def grown(sections: int, years: int) -> DataSet:
    """One profile with so many sections over so many years."""
    return DataSet(f"{sections}x{years}", 1, sections, years * YEAR)


def named(name: str) -> DataSet:
    """One of the sets, or a grown one."""
    if name in SETS:
        return SETS[name]
    sections, years = map(int, name.split("x"))
    return grown(sections, years)


def generated(dataset: DataSet) -> Iterator[str]:
    """Rows like those of the reference's loader, for when it is missing: profile,section,date,hundredths of a foot."""
    dice = random.Random(42)
    sections = list(range(1, dataset.profiles * dataset.sections + 1))
    for passed in range(dataset.days):
        dice.shuffle(sections)
        day = dataset.first_day + timedelta(days=passed)
        for section in sections:
            yield f"{dataset.profile_of(section)},{section},{day},{dice.randint(0, 6000)}\n"


def load_ours(dataset: DataSet, reference: Reference | None) -> Path:
    """A data directory with the set in our schema, made unless it is there for this schema and these rows."""
    source = "reference" if reference else "generated"
    folder = places.SCRATCH / "sets" / f"{dataset.name}-{source}-{_schema()}"
    if not folder.exists():
        unfinished = folder.with_name(folder.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        env = our_environment(unfinished)
        manage("migrate", env)
        _stream_rows(dataset, reference, env)
        manage("rebuild_totals", env)
        _remove_older(folder)
        unfinished.rename(folder)
    return folder


def scratch_copy(source: Path) -> Path:
    """A copy of a data directory or database to measure on, so that what is recorded does not stay."""
    target = places.SCRATCH / "run" / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_older(target)
    return Path((shutil.copytree if source.is_dir() else shutil.copy)(source, target))


def collect_static(folder: Path) -> None:
    """Put the pages' files where a server with this data directory looks for their names."""
    manage("collectstatic", our_environment(folder), "--noinput")


def our_environment(folder: Path, database_url: str = "") -> dict[str, str]:
    """Our defaults on a data directory, whatever the caller's environment says; SQLite unless a URL says otherwise."""
    ours = (
        "DATABASE_URL",
        "CACHE_URL",
        "SECRET_KEY",
        "DEBUG",
        "ALLOWED_HOSTS",
        "WORKER_POOL_SIZE",
        "WALL_DEMO",
    )
    plain = {name: value for name, value in os.environ.items() if name not in ours}
    return plain | {
        "PYTHONPATH": str(places.ROOT),
        "DJANGO_SETTINGS_MODULE": "wallproject.settings",
        "WALL_DATA_DIR": str(folder),
        "WALL_ACCESS": "open",
        "DATABASE_URL": database_url,
    }


def manage(command: str, env: dict[str, str], *options: str) -> None:
    """Run one of our commands, without what it prints."""
    line = [sys.executable, "manage.py", command, "-v0", *options]
    subprocess.run(line, check=True, cwd=places.ROOT, env=env, stdout=subprocess.DEVNULL)


def _stream_rows(dataset: DataSet, reference: Reference | None, env: dict[str, str]) -> None:
    command = [sys.executable, "-m", "bench.loading", dataset.name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, cwd=places.ROOT, env=env) as loader:
        assert loader.stdin is not None
        if reference is None:
            loader.stdin.writelines(generated(dataset))
        else:
            rows = [reference.python, reference.folder / "load.py", dataset.name, "--rows"]
            subprocess.run(rows, check=True, stdout=loader.stdin)
        loader.stdin.close()
        if loader.wait():
            raise RuntimeError(f"Loading set {dataset.name} failed")


def _remove_older(place: Path) -> None:
    """Remove the same set in this and other versions, and what a database left beside it."""
    for other in place.parent.glob(f"{place.name.rpartition('-')[0]}-*"):
        if other.is_file():
            other.unlink()
        elif other.suffix != ".unfinished":
            shutil.rmtree(other)


def _schema() -> str:
    """A name for the schema and the way it is filled."""
    files = sorted((places.ROOT / "construction" / "migrations").glob("0*.py"))
    files += [places.ROOT / "construction" / "tracking" / "totals.py", places.ROOT / "bench" / "loading.py"]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
