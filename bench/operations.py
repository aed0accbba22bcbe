"""What is measured: the same request to both builds, and how much faster ours is expected to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from . import agreement
from .agreement import Essence
from .datasets import LAST_DAY, YEAR, DataSet

PROFILE = 2
CONNECTIONS = 8
Body = tuple[str, dict[str, Any]]
Path = Callable[[DataSet], str]
Expected = dict[str, float]


@dataclass(frozen=True)
class Reading:
    """A GET, the same for both builds but for its path; `limit` names the nearest that costs less in any build.

    `sets` are those it is measured on, `expected` how many times as fast as the naive build it has to be on which.
    """

    name: str
    path: Path
    reference_path: Path
    essence: Essence
    expected: Expected
    limit: str = "one row"
    sets: str = "TSM"


@dataclass(frozen=True)
class Recording:
    """New days of work, each posted once; on one connection after the other or on several at a time."""

    name: str
    connections: int
    expected: Expected
    limit: str = "one durable write"
    sets: str = "TSM"


def cost_overview(days: int) -> Path:
    return lambda dataset: f"/api/profiles/{PROFILE}/cost-overview/?{_range(days)}"


def series(granularity: str) -> Path:
    """Two years, all of set M."""
    days = f"from={_first(2 * YEAR)}&to={LAST_DAY}"
    return lambda dataset: f"/api/profiles/{PROFILE}/progress-series/?{days}&granularity={granularity}"


def _naive_series(granularity: str) -> Path:
    return lambda dataset: f"/api/profiles/{PROFILE}/series/?{_range(2 * YEAR)}&period={granularity}"


def bulk(name: str, most: int) -> Path:
    def path(dataset: DataSet) -> str:
        ids = range(1, min(most, dataset.profiles) + 1)
        chosen = "&".join(f"profile_ids[]={profile_id}" for profile_id in ids)
        return f"/api/profiles/{name}/?{chosen}&{_range(YEAR)}"

    return path


def _first(days: int) -> date:
    return LAST_DAY - timedelta(days=days - 1)


def _range(days: int) -> str:
    return f"start_date={_first(days)}&end_date={LAST_DAY}"


def _overview(name: str, days: int, expected: float) -> Reading:
    path = cost_overview(days)
    return Reading(f"cost overview, {name}", path, path, agreement.cost_overview, {"M": expected})


def _series(granularity: str, expected: float) -> Reading:
    name = f"series by {granularity}, 2 years"
    return Reading(name, series(granularity), _naive_series(granularity), agreement.series, {"M": expected})


def _bulk(profiles: int, sets: str, expected: Expected) -> Reading:
    ours, naive = bulk("bulk_cost_overview", profiles), bulk("bulk-cost-overview", profiles)
    name = f"bulk, up to {profiles:,} profiles, 1 year"
    return Reading(name, ours, naive, agreement.bulk_overview, expected, sets=sets)


def _same(name: str, path: str, essence: Essence, expected: float | None) -> Reading:
    return Reading(name, lambda _: path, lambda _: path, essence, {"M": expected} if expected else {})


READINGS = [
    _overview("15 days", 15, 10),
    _overview("1 year", YEAR, 35),
    _overview("all", 2 * YEAR, 50),
    _same(
        "daily ice usage",
        f"/api/profiles/{PROFILE}/daily-ice-usage/?date={LAST_DAY}",
        agreement.daily_ice_usage,
        15,
    ),
    _series("day", 30),
    _series("week", 80),
    _series("month", 150),
    _bulk(100, "TSM", {"M": 400}),
    _bulk(1_000, "B", {"B": 70}),
    _same("progress as JSON, 25 rows", "/api/progress/?page_size=25", agreement.progress_list, 40),
    _same("progress as JSON, 100 rows", "/api/progress/?page_size=100", agreement.progress_list, 40),
    _same("progress as a page, 25 rows", "/progress/?page_size=25", agreement.progress_page, None),
    _same("progress as a page, 100 rows", "/progress/?page_size=100", agreement.progress_page, 4),
]
RECORDINGS = [
    Recording("recording, one at a time", 1, {"S": 3, "M": 3}),
    Recording(f"recording, {CONNECTIONS} connections", CONNECTIONS, {"S": 2.5, "M": 2.5}),
]
LIMITS = {
    "constant": ("GET", "/api/constant/"),
    "one row": ("GET", "/api/one-row/"),
    "one durable write": ("POST", "/api/one-write/"),
}


def new_days(dataset: DataSet) -> Iterator[Body]:
    """Days of work after the last of the set, each once: what crews post, section by section."""
    day = LAST_DAY
    while True:
        day += timedelta(days=1)
        for section in range(1, dataset.profiles * dataset.sections + 1):
            yield _day_of_work(dataset, section, day)


def batch(days: Iterator[Body], size: int) -> list[Body]:
    return list(islice(days, size))


def _day_of_work(dataset: DataSet, section: int, day: date) -> Body:
    body = {"wall_section_id": section, "date": day.isoformat(), "feet_built": 12.5, "notes": "Clear weather"}
    return f"/api/profiles/{dataset.profile_of(section)}/progress/", body
