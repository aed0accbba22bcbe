"""Bulk cost overview: many profiles side by side, computed on the shared pool."""

import logging
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import partial
from typing import Any, NotRequired, TypedDict

from django.db import InterfaceError, OperationalError

from ..models import ProfileDay
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


def _by_length(row: BulkRow) -> int:
    return row.total.hundredths


ORDERS: Mapping[str, Callable[[BulkRow], Any]] = {
    "profile_name": lambda row: name_key(row.profile_name),
    "total_feet_built": _by_length,
    "total_ice_cubic_yards": _by_length,
    "total_cost_gold_dragons": _by_length,
}
"""What rows can be ordered by: keys of their JSON. Ice and cost follow from the feet."""


@dataclass(frozen=True)
class BulkOverview:
    """One row per profile asked for, in the order asked."""

    start: Date
    end: Date
    rows: Sequence[BulkRow]

    @property
    def total(self) -> Built:
        return Built(sum(row.total.hundredths for row in self.rows))

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
        return self.start, self.end, read

    def to_dict(self) -> BulkOverviewJSON:
        """The report as the contract writes it."""
        return {"results": [row.to_dict() for row in self.rows]}


def bulk_cost_overview(
    profile_ids: Sequence[int], start: Date, end: Date, *, together: bool = False
) -> BulkOverview:
    """The profiles' totals over the range; an id asked twice is answered once.

    The profiles are dealt out to the pool's threads, a share in one query (see `_shares`); all `together` are a
    single share. Where a share fails its profiles are computed one by one, so that only the one to blame is
    without an answer. Raises `pool.PoolSaturated`, and the database's own error where it cannot answer anyone.
    """
    ids = list(dict.fromkeys(profile_ids))
    shares = [ids] if together else _shares(ids, pool.workers)
    rows: dict[int, BulkRow] = {}
    failed: list[int] = []
    for share, future in zip(
        shares, pool.run_all([partial(profile_rows, s, start, end) for s in shares]), strict=True
    ):
        error = future.exception()
        if isinstance(error, (OperationalError, InterfaceError)):
            raise error
        if error is None:
            rows.update((row.profile_id, row) for row in future.result())
        else:
            failed.extend(share)
    rows.update((row.profile_id, row) for row in _one_by_one(failed, start, end))
    return BulkOverview(start, end, [rows[profile_id] for profile_id in ids])


def profile_rows(profile_ids: Sequence[int], start: Date, end: Date) -> list[BulkRow]:
    """Rows of some profiles, in one query; those that do not exist say so."""
    thread = threading.current_thread().name
    found = {
        pk: BulkRow(pk, name, Built(feet), thread)
        for pk, name, feet in ProfileDay.objects.feet_by_profile(profile_ids, start, end)
    }
    return [found.get(pk) or BulkRow(pk, error=f"Profile {pk} does not exist.") for pk in profile_ids]


def _one_by_one(profile_ids: Sequence[int], start: Date, end: Date) -> list[BulkRow]:
    rows = []
    for pk in profile_ids:
        [future] = pool.run_all([partial(profile_rows, [pk], start, end)])
        error = future.exception()
        if error is None:
            rows.extend(future.result())
        else:
            logger.error("Bulk overview of profile %s failed", pk, exc_info=error)
            rows.append(BulkRow(pk, error=f"Profile {pk} could not be computed."))
    return rows


def _shares(ids: Sequence[int], workers: int) -> list[Sequence[int]]:
    """The ids in runs of equal length, but for the last: no more than threads or cores, and none of a few ids."""
    size = max(SMALLEST_SHARE, -(-len(ids) // min(workers, CORES)))
    return [ids[start : start + size] for start in range(0, len(ids), size)]
