"""Whether two builds' answers say the same, before their times are compared.

Each function brings one kind of answer, from either build, into a form that is equal when the answers agree.
"""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

AMOUNTS = ("feet_built", "ice_cubic_yards", "cost_gold_dragons")
TOTALS = tuple(f"total_{name}" for name in AMOUNTS)
Essence = Callable[[str], Any]


def exact(text: str) -> Decimal:
    """An amount, however many decimal places it was written with."""
    return Decimal(text).quantize(Decimal("0.01"))


def cost_overview(body: str) -> Any:
    """Totals and days, newest first."""
    report = json.loads(body)
    totals = [exact(report["summary"][name]) for name in TOTALS]
    return totals, [(day["date"], *_amounts(day)) for day in report["daily_breakdown"]]


def daily_ice_usage(body: str) -> Any:
    """Totals and sections, whatever their order."""
    report = json.loads(body)
    sections = {
        section["section_name"]: (exact(section["feet_built"]), exact(section["ice_cubic_yards"]))
        for section in report["sections"]
    }
    return exact(report["total_feet_built"]), exact(report["total_ice_cubic_yards"]), sections


def series(body: str) -> Any:
    """Every period's first day and sums; the naive build names both as it names a day's."""
    report = json.loads(body)
    if "series" in report:
        return [(row["date"], *_amounts(row)) for row in report["series"]]
    return [(row["period"], *(exact(row[name]) for name in TOTALS)) for row in report["periods"]]


def bulk_overview(body: str) -> Any:
    """Totals by profile, whatever their order."""
    rows = json.loads(body)["results"]
    return {int(row["profile_id"]): [exact(row[name]) for name in TOTALS] for row in rows}


def progress_list(body: str) -> Any:
    """How many there are, and this page's rows in their order."""
    page = json.loads(body)
    return page["count"], [(row["date"], *_amounts(row)) for row in page["results"]]


def progress_page(body: str) -> Any:
    """The sections named in the rows of the page's table."""
    table = re.search(r"<tbody.*?</tbody>", body, re.DOTALL)
    return re.findall(r"Tower \d+", table[0] if table else "")


def anything(body: str) -> Any:
    """For answers that have nothing to compare."""
    return None


def _amounts(row: dict[str, str]) -> list[Decimal]:
    return [exact(row[name]) for name in AMOUNTS]
