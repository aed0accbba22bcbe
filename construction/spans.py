"""Days and ranges in words, as headings and sentences write them."""

from calendar import month_name
from datetime import date as Date

MONTH_NAMES = tuple(month_name)


def day_words(day: Date) -> str:
    """3 January 2025"""
    return f"{day.day} {MONTH_NAMES[day.month]} {day.year}"


def span_words(start: Date, end: Date) -> str:
    """3 January 2025 to 9 January 2025; a single day once."""
    return day_words(start) + (f" to {day_words(end)}" if end != start else "")


def range_words(start: Date, end: Date) -> str:
    """The same, the year said once: 3 January to 9 January 2025."""
    if start == end or start.year != end.year:
        return span_words(start, end)
    return f"{start.day} {MONTH_NAMES[start.month]} to {day_words(end)}"
