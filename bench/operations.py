"""What is measured: the same request to both builds, and how much faster ours is expected to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from . import agreement
from .agreement import Essence
from .datasets import LAST_DAY, DataSet

PROFILE = 2
YEAR = 365
CONNECTIONS = 8
BULK_PROFILES = 100
TABLE_ROWS = 25
Body = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Reading:
    """A GET, the same for both builds but for its path; `limit` names the nearest that costs less in any build."""

    name: str
    path: Callable[[DataSet], str]
    reference_path: Callable[[DataSet], str]
    essence: Essence
    expected: float
    limit: str = "one row"


@dataclass(frozen=True)
class Recording:
    """New days of work, each posted once; on one connection after the other or on several at a time."""

    name: str
    connections: int
    expected: float
    limit: str = "one durable write"


def _cost_overview(days: int) -> Callable[[DataSet], str]:
    return lambda dataset: f"/api/profiles/{PROFILE}/cost-overview/?{_range(days)}"


def _bulk(name: str) -> Callable[[DataSet], str]:
    def path(dataset: DataSet) -> str:
        ids = range(1, min(BULK_PROFILES, dataset.profiles) + 1)
        chosen = "&".join(f"profile_ids[]={profile_id}" for profile_id in ids)
        return f"/api/profiles/{name}/?{chosen}&{_range(YEAR)}"

    return path


def _always(path: str) -> Callable[[DataSet], str]:
    return lambda dataset: path


def _range(days: int) -> str:
    return f"start_date={LAST_DAY - timedelta(days=days - 1)}&end_date={LAST_DAY}"


def _overview(name: str, days: int, expected: float) -> Reading:
    path = _cost_overview(days)
    return Reading(f"cost overview, {name}", path, path, agreement.cost_overview, expected)


def _same(name: str, path: str, essence: Essence, expected: float) -> Reading:
    return Reading(name, _always(path), _always(path), essence, expected)


READINGS = [
    _overview("15 days", 15, 7),
    _overview("1 year", YEAR, 25),
    _overview("all", 2 * YEAR, 40),
    _same(
        "daily ice usage",
        f"/api/profiles/{PROFILE}/daily-ice-usage/?date={LAST_DAY}",
        agreement.daily_ice_usage,
        10,
    ),
    Reading(
        "bulk, up to 100 profiles, 1 year",
        _bulk("bulk_cost_overview"),
        _bulk("bulk-cost-overview"),
        agreement.bulk_overview,
        250,
    ),
    _same("progress as JSON, 100 rows", "/api/progress/?page_size=100", agreement.progress_list, 25),
    _same("progress as a page, 25 rows", f"/progress/?page_size={TABLE_ROWS}", agreement.progress_page, 2),
]
RECORDINGS = [
    Recording("recording, one at a time", 1, 3),
    Recording(f"recording, {CONNECTIONS} connections", CONNECTIONS, 2.5),
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
