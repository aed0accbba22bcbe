"""How a printed report puts its range and its amounts."""

from calendar import day_abbr, month_abbr, month_name
from datetime import date as Date

from ..costs import CostOverview

PRODUCT, REPORT = "The Wall", "Cost overview"


def weekday_text(day: Date) -> str:
    """Wed 15 Oct 2025"""
    return f"{day_abbr[day.weekday()]} {day.day} {month_abbr[day.month]} {day.year}"


def range_text(start: Date, end: Date) -> str:
    """1 to 15 October 2025; no month or year is said twice."""
    until = f"{end.day} {month_name[end.month]} {end.year}"
    if start == end:
        return until
    if start.year != end.year:
        return f"{start.day} {month_name[start.month]} {start.year} to {until}"
    if start.month != end.month:
        return f"{start.day} {month_name[start.month]} to {until}"
    return f"{start.day} to {until}"


def filter_sentence(report: CostOverview) -> str:
    """1 to 15 October 2025, 15 days, 12 of them with a record"""
    days, worked = report.total_days, report.days_worked
    if days == 1:
        counted = f"one day, {'with' if worked else 'without'} a record"
    else:
        some = {0: "none", days: "all"}.get(worked, f"{worked:,}")
        counted = f"{days:,} days, {some} of them with a record"
    return f"{range_text(report.start, report.end)}, {counted}"
