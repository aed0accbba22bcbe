"""Ranges of days as whole months and the days beside them."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from construction.models.months import NO_DAYS, NO_MONTHS, parts_of

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def days_of(parts):
    """Every day that the parts hold, months by all of their days."""
    first, last = parts.months
    found = [date(*divmod(month, 100), day) for month in range(first, last + 1) for day in days_in(month)]
    for start, end in (parts.before, parts.after):
        found += [start + timedelta(days=number) for number in range((end - start).days + 1)]
    return sorted(found)


def days_in(month):
    """None for the numbers between 202512 and 202601."""
    return range(1, monthrange(*divmod(month, 100))[1] + 1) if 1 <= month % 100 <= 12 else ()


@given(start=DAYS, length=st.integers(0, 800))
def test_the_parts_hold_each_day_of_the_range_once(start, length):
    expected = [start + timedelta(days=number) for number in range(length + 1)]
    assert days_of(parts_of(start, expected[-1])) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), ((202501, 202512), NO_DAYS, NO_DAYS)),
        (date(2024, 2, 1), date(2024, 2, 28), (NO_MONTHS, (date(2024, 2, 1), date(2024, 2, 28)), NO_DAYS)),
        (date(2024, 2, 1), date(2024, 2, 29), ((202402, 202402), NO_DAYS, NO_DAYS)),
        (date(9999, 12, 1), date(9999, 12, 31), ((999912, 999912), NO_DAYS, NO_DAYS)),
        (
            date(9999, 12, 2),
            date(9999, 12, 31),
            (NO_MONTHS, (date(9999, 12, 2), date(9999, 12, 31)), NO_DAYS),
        ),
        (date(1900, 1, 1), date(1900, 1, 1), (NO_MONTHS, (date(1900, 1, 1), date(1900, 1, 1)), NO_DAYS)),
    ],
)
def test_edges(start, end, expected):
    assert parts_of(start, end) == expected
