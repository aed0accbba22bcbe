"""Periods: the days of a range, each in one period, as a walk from day to day finds them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from construction.reports.periods import count_periods, period_words, periods

GRANULARITIES = ("day", "week", "month")
MOST_DAYS = 1_000


def first_of(day, granularity):
    """The first calendar day of a day's period."""
    if granularity == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if granularity == "month" else day


def walked(start, end, granularity):
    """(first, start, end, days) of every period, found by walking from day to day."""
    found = {}
    for passed in range((end - start).days + 1):
        day = start + timedelta(days=passed)
        found.setdefault(first_of(day, granularity), []).append(day)
    return [(str(first), str(days[0]), str(days[-1]), len(days)) for first, days in found.items()]


def rows(start, end, granularity):
    return list(zip(*periods(date.fromisoformat(start), date.fromisoformat(end), granularity), strict=True))


@st.composite
def ranges(draw):
    start = draw(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
    length = draw(st.integers(0, min(MOST_DAYS, (date.max - start).days)))
    return start, start + timedelta(days=length)


@given(ranges(), st.sampled_from(GRANULARITIES))
def test_every_day_is_in_the_period_that_a_walk_finds(days, granularity):
    start, end = days
    found = list(zip(*periods(start, end, granularity), strict=True))
    assert found == walked(start, end, granularity)


@given(ranges(), st.sampled_from(GRANULARITIES))
def test_they_are_counted_without_being_made(days, granularity):
    assert count_periods(*days, granularity) == len(periods(*days, granularity).firsts)


@pytest.mark.parametrize(("start", "days"), [("2024-02-01", 29), ("2025-02-01", 28), ("2100-02-01", 28)])
def test_february_is_as_long_as_its_year_has_it(start, days):
    [february, _] = rows(start, f"{start[:4]}-03-31", "month")
    assert february == (start, start, f"{start[:4]}-02-{days}", days)


def test_a_week_runs_across_the_end_of_the_year():
    assert rows("2024-12-30", "2025-01-05", "week") == [("2024-12-30", "2024-12-30", "2025-01-05", 7)]


def test_a_week_begins_on_monday():
    assert rows("2025-10-05", "2025-10-06", "week") == [
        ("2025-09-29", "2025-10-05", "2025-10-05", 1),
        ("2025-10-06", "2025-10-06", "2025-10-06", 1),
    ]


@pytest.mark.parametrize(
    ("granularity", "first"), [("day", "2025-10-15"), ("week", "2025-10-13"), ("month", "2025-10-01")]
)
def test_one_day_is_one_period(granularity, first):
    assert rows("2025-10-15", "2025-10-15", granularity) == [(first, "2025-10-15", "2025-10-15", 1)]


@pytest.mark.parametrize(
    ("granularity", "first"), [("day", "9999-12-31"), ("week", "9999-12-27"), ("month", "9999-12-01")]
)
def test_the_calendar_may_end_within_a_period(granularity, first):
    assert rows("9999-12-31", "9999-12-31", granularity) == [(first, "9999-12-31", "9999-12-31", 1)]


def test_the_longest_range_is_counted():
    counted = [count_periods(date(1900, 1, 1), date.max, granularity) for granularity in GRANULARITIES]
    assert counted == [2_958_464, 422_638, 97_200]


@pytest.mark.parametrize(
    ("granularity", "words"),
    [("day", ("Wed", "15 Oct 2025")), ("week", ("Week of", "15 Oct 2025")), ("month", ("", "October 2025"))],
)
def test_periods_are_called_what_people_call_them(granularity, words):
    assert period_words(date(2025, 10, 15), granularity) == words
