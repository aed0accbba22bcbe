"""The results as a table to read and as JSON to keep."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import django

from wallproject import sqlite

from .measuring import Measurement

HEADINGS = ("set", "operation", "reference ms", "ours ms", "ratio", "expected", "× limit", "× constant", "")


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
    }


def measurement_row(found: Measurement, limits: dict[str, float]) -> list[str]:
    """One line of the table."""
    ours, ratio = found.our_median, found.ratio
    return [
        found.dataset,
        found.operation,
        _number(found.reference_median),
        _number(ours),
        f"{ratio:.1f} ×" if ratio else "—",
        f"≥ {found.expected:g} ×",
        _number(ours / limits[found.limit] if ours else None),
        _number(ours / limits["constant"] if ours else None),
        remark(found),
    ]


def remark(found: Measurement) -> str:
    """What has to be said of a measurement: why it failed, what it missed, how often a database was locked."""
    if found.error:
        return found.error
    locked = [f"{count} locked in {build}" for build, count in found.locked.items() if count]
    missed = ["below expectation"] if found.ratio and found.ratio < found.expected else []
    return ", ".join(missed + locked)


def measurement_json(found: Measurement, limits: dict[str, float]) -> dict[str, Any]:
    """One measurement as it is kept."""
    ours = found.our_median
    return {
        "set": found.dataset,
        "operation": found.operation,
        "ours_ms": _rounded(ours),
        "reference_ms": _rounded(found.reference_median),
        "ratio": _rounded(found.ratio),
        "expected_ratio": found.expected,
        "multiple_of_limit": _rounded(ours / limits[found.limit] if ours else None),
        "limit": found.limit,
        "locked": found.locked,
        "error": found.error,
    }


def table(rows: Iterable[Sequence[str]], headings: Sequence[str] = HEADINGS) -> str:
    """Rows as aligned columns; the first two and the last to the left, figures to the right."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    left = {0, 1, len(headings) - 1}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _number(value: float | None) -> str:
    if value is None:
        return "—"
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
