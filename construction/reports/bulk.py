"""Bulk cost overview: many profiles side by side, computed on the shared pool."""

import logging
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from fractions import Fraction
from functools import cached_property, partial
from typing import Any, NotRequired, TypedDict

from django.db import InterfaceError, OperationalError

from .. import units
from ..models import ProfileDay
from ..models.measures import measures_by_profile
from ..models.profiles import name_key
from ..models.text import Amount
from ..units import Built
from .pool import pool

logger = logging.getLogger(__name__)
NOTHING = Built(0)
SMALLEST_SHARE = 10
CORES = max(2, os.cpu_count() or 1)


class BulkRowJSON(TypedDict):
    """One profile's totals, or why there are none."""

    profile_id: int
    total_feet_built: NotRequired[Amount]
    total_ice_cubic_yards: NotRequired[Amount]
    total_cost_gold_dragons: NotRequired[Amount]
    calculation_thread: NotRequired[str]
    profile_name: NotRequired[str]
    error: NotRequired[str]


class BulkOverviewJSON(TypedDict):
    """The bulk cost overview as the contract writes it."""

    results: list[BulkRowJSON]


@dataclass(frozen=True)
class BulkRow:
    """One profile of the comparison: its total and the thread that computed it, or an error's sentence."""

    profile_id: int
    profile_name: str = ""
    total: Built = NOTHING
    thread: str = ""
    error: str = ""

    def to_dict(self) -> BulkRowJSON:
        if self.error:
            return {"profile_id": self.profile_id, "error": self.error}
        feet, ice, cost = self.total.texts()
        return {
            "profile_id": self.profile_id,
            "total_feet_built": feet,
            "total_ice_cubic_yards": ice,
            "total_cost_gold_dragons": cost,
            "calculation_thread": self.thread,
            "profile_name": self.profile_name,
        }


@dataclass(frozen=True)
class MeasuredRow(BulkRow):
    """A row with all that pages and files compare by, see `measures.ProfileMeasures`.

    A class of its own: programs ask for a thousand rows that have no use for it.
    """

    days_worked: int = 0
    last_record: str | None = None
    reached: int = 0
    target: int = 0


Compute = Callable[[Sequence[int], Date, Date], list[BulkRow]]


def _by_length(row: BulkRow) -> int:
    return row.total.hundredths


def _by_target(row: Any) -> Fraction:
    """What has no target comes before what has built nothing of it."""
    return Fraction(row.reached, row.target) if row.target else Fraction(-1)


ORDERS: Mapping[str, Callable[[Any], Any]] = {
    "profile_name": lambda row: name_key(row.profile_name),
    "total_feet_built": _by_length,
    "total_ice_cubic_yards": _by_length,
    "total_cost_gold_dragons": _by_length,
    "share": _by_length,
    "average_feet_per_day": _by_length,
    "days_worked": lambda row: row.days_worked,
    "percent_of_target": _by_target,
    "last_record": lambda row: row.last_record or "",
}
"""What rows can be ordered by: every measure. Ice, cost, share and average follow from the feet."""
MEASURED_ORDERS = frozenset({"days_worked", "percent_of_target", "last_record"})


@dataclass(frozen=True)
class BulkOverview:
    """One row per profile asked for, in the order asked; each a `MeasuredRow` where it is `measured`."""

    start: Date
    end: Date
    rows: Sequence[Any]
    measured: bool = False

    @property
    def total_days(self) -> int:
        """Calendar days of the range, worked or not."""
        return (self.end - self.start).days + 1

    @cached_property
    def total(self) -> Built:
        return Built(sum(row.total.hundredths for row in self.rows))

    @cached_property
    def sums(self) -> MeasuredRow:
        """All rows together, what is measured of them at least: lengths added up, and the last record of any."""
        if not self.measured:
            return MeasuredRow(0, total=self.total)
        return MeasuredRow(
            0,
            total=self.total,
            days_worked=sum(row.days_worked for row in self.rows),
            last_record=max((row.last_record for row in self.rows if row.last_record), default=None),
            reached=sum(row.reached for row in self.rows),
            target=sum(row.target for row in self.rows),
        )

    @property
    def last_record(self) -> Date | None:
        """The last day with a record up to the end of the range."""
        return Date.fromisoformat(self.sums.last_record) if self.sums.last_record else None

    @property
    def all_failed(self) -> bool:
        return all(row.error for row in self.rows)

    def average_of(self, row: BulkRow) -> int:
        """Hundredths of feet per calendar day of the range, rounded half up."""
        return units.average(row.total.hundredths, self.total_days)

    def in_order(self, ordering: str) -> "BulkOverview":
        """The same by one of `ORDERS`, after a `-` for the reverse; what failed comes last. As asked for none."""
        if not ordering:
            return self
        key, backwards = ORDERS[ordering.lstrip("-")], ordering.startswith("-")
        found = sorted((row for row in self.rows if not row.error), key=key, reverse=backwards)
        return replace(self, rows=[*found, *(row for row in self.rows if row.error)])

    def facts(self) -> Sequence[Any]:
        """All that was read for it; which thread did so is another one each time."""
        read = [(row.profile_id, row.profile_name, row.total.hundredths, row.error) for row in self.rows]
        if not self.measured:
            return self.start, self.end, read
        more = [(row.days_worked, row.last_record, row.reached, row.target) for row in self.rows]
        return self.start, self.end, read, more

    def to_dict(self) -> BulkOverviewJSON:
        """The report as the contract writes it."""
        return {"results": [row.to_dict() for row in self.rows]}


def bulk_cost_overview(
    profile_ids: Sequence[int], start: Date, end: Date, *, together: bool = False, measured: bool = False
) -> BulkOverview:
    """The profiles' totals over the range; an id asked twice is answered once.

    The profiles are dealt out to the pool's threads, a share in one query (see `_shares`); all `together` are a
    single share. `measured` rows also have what pages compare them by. Where a share fails its profiles are
    computed one by one, so that only the one to blame is without an answer. Raises `pool.PoolSaturated`, and the
    database's own error where it cannot answer anyone.
    """
    ids = list(dict.fromkeys(profile_ids))
    compute = measured_rows if measured else profile_rows
    shares = [ids] if together else _shares(ids, pool.workers)
    rows: dict[int, BulkRow] = {}
    failed: list[int] = []
    for share, future in zip(
        shares, pool.run_all([partial(compute, s, start, end) for s in shares]), strict=True
    ):
        error = future.exception()
        if isinstance(error, (OperationalError, InterfaceError)):
            raise error
        if error is None:
            rows.update((row.profile_id, row) for row in future.result())
        else:
            failed.extend(share)
    rows.update((row.profile_id, row) for row in _one_by_one(compute, failed, start, end))
    return BulkOverview(start, end, [rows[profile_id] for profile_id in ids], measured)


def profile_rows(profile_ids: Sequence[int], start: Date, end: Date) -> list[BulkRow]:
    """Rows of some profiles, in one query; those that do not exist say so."""
    thread = threading.current_thread().name
    found = {
        pk: BulkRow(pk, name, Built(feet), thread)
        for pk, name, feet in ProfileDay.objects.feet_by_profile(profile_ids, start, end)
    }
    return [found.get(pk) or _missing(pk) for pk in profile_ids]


def measured_rows(profile_ids: Sequence[int], start: Date, end: Date) -> list[BulkRow]:
    """The same with all that pages and files compare them by, in one query as well."""
    thread = threading.current_thread().name
    found: dict[int, BulkRow] = {
        pk: MeasuredRow(pk, name, Built(feet), thread, "", days, last, reached, target)
        for pk, name, feet, days, last, reached, target in measures_by_profile(profile_ids, start, end)
    }
    return [found.get(pk) or _missing(pk) for pk in profile_ids]


def _missing(profile_id: int) -> BulkRow:
    return MeasuredRow(profile_id, error=f"Profile {profile_id} does not exist.")


def _one_by_one(compute: Compute, profile_ids: Sequence[int], start: Date, end: Date) -> list[BulkRow]:
    rows = []
    for pk in profile_ids:
        [future] = pool.run_all([partial(compute, [pk], start, end)])
        error = future.exception()
        if error is None:
            rows.extend(future.result())
        else:
            logger.error("Bulk overview of profile %s failed", pk, exc_info=error)
            rows.append(MeasuredRow(pk, error=f"Profile {pk} could not be computed."))
    return rows


def _shares(ids: Sequence[int], workers: int) -> list[Sequence[int]]:
    """The ids in runs of equal length, but for the last: no more than threads or cores, and none of a few ids."""
    size = max(SMALLEST_SHARE, -(-len(ids) // min(workers, CORES)))
    return [ids[start : start + size] for start in range(0, len(ids), size)]
