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
