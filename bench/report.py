"""The results as a table to read and as JSON to keep."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from statistics import median
from typing import Any

import django

from wallproject import sqlite

from .measuring import Measurement
from .parts import rounded

HEADINGS = (
    "set",
    "operation",
    "naive ms",
    "ours ms",
    "ratio",
    "CPU ratio",
    "wanted",
    "× limit",
    "× constant",
    "",
)


def environment() -> dict[str, Any]:
    """What the figures depend on; nothing that names the machine."""
    sqlite.use_fixed_library()
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "sqlite": ".".join(map(str, sqlite.library_version())),
        "journal_mode": sqlite.journal_mode(),
        "django": django.get_version(),
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
    }


def measurement_row(found: Measurement) -> list[str]:
    """One line of the table."""
    ratio = found.ratio("reference", "ours")
    return [
        found.dataset,
        found.operation,
        number(found.median("reference")),
        number(found.median("ours")),
        times(ratio),
        times(found.cpu_ratio("reference", "ours")),
        found.target.wanted if found.target else "",
        number(found.ratio("ours", found.limit)),
        number(found.ratio("ours", "constant")),
        remark(found),
    ]


def remark(found: Measurement) -> str:
    """What has to be said of a measurement: why it failed, what it missed, how often a database was locked."""
    if found.error:
        return found.error
    locked = [f"{count} locked in {build}" for build, count in found.locked.items() if count]
    missed = ["missed"] if found.target and found.target.missed else []
    return ", ".join(missed + locked)


def measurement_json(found: Measurement) -> dict[str, Any]:
    """One measurement as it is kept; medians in milliseconds."""
    return {
        "set": found.dataset,
        "operation": found.operation,
        "median_ms": {name: round(median(taken), 3) for name, taken in found.taken.items()},
        "ratio": rounded(found.ratio("reference", "ours")),
        "cpu_ratio": rounded(found.cpu_ratio("reference", "ours")),
        "expected_ratio": found.expected,
        "multiple_of_limit": rounded(found.ratio("ours", found.limit)),
        "multiple_of_constant": rounded(found.ratio("ours", "constant")),
        "limit": found.limit,
        "locked": found.locked,
        "error": found.error,
    }


def table(rows: Iterable[Sequence[str]], headings: Sequence[str], texts: int = 1) -> str:
    """Rows as aligned columns; the first `texts` and the last to the left, figures to the right."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    left = {*range(texts), len(headings) - 1}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def number(value: float | None) -> str:
    """Two places where they matter."""
    if value is None:
        return "—"
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def times(value: float | None) -> str:
    """How many times as much."""
    return "—" if value is None else f"{value:.1f} ×"
