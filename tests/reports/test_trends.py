"""Small lines: as many points as can be told apart, broken where there is no record, all to one scale."""

import itertools
import re
from datetime import date, timedelta

import pytest

from construction.reports.runs import run_words, runs_of
from construction.reports.trends import steepest, trend_svg

START = date(2024, 2, 27)
DAYS = [(START + timedelta(days=number),) * 2 for number in range(4)]


@pytest.mark.parametrize(
    "days", [1, 7, 30, 60, 61, 90, 365, 366, 1_000, 1_065, 1_096, 3_650, 40_000, 2_900_000]
)
def test_a_range_has_some_thirty_to_sixty_runs_that_cover_it(days):
    start = date(1900, 1, 31)
    end = start + timedelta(days=days - 1)
    runs = runs_of(start, end)
    assert min(days, 30) <= len(runs) <= 60
    assert (runs[0][0], runs[-1][1]) == (start, end)
    assert all(last + timedelta(days=1) == first for (_, last), (first, _) in itertools.pairwise(runs))


def test_a_line_is_titled_with_its_highest_point():
    assert "<title>Most 120.00 ft on 28 Feb</title>" in trend_svg([100, 12_000, None, 0], DAYS, 12_000)


@pytest.mark.parametrize("days", [61, 90, 100, 365, 1_100, 3_650])
def test_a_steady_pace_is_a_level_line_whatever_the_range(days):
    """Runs differ in length, and the last is often shorter than the others."""
    runs = runs_of(START, START + timedelta(days=days - 1))
    course = [250 * ((last - first).days + 1) for first, last in runs]
    drawn = trend_svg(course, runs, steepest([course], runs))
    assert "Most 2.50 ft a day" in drawn
    assert {step.split()[1] for step in re.findall(r"l(\d+ -?\d+)", drawn)} == {"0"}


def test_a_line_breaks_where_nothing_was_recorded():
    path = re.search(r' d="([^"]+)"', trend_svg([100, None, 0, 50], DAYS, 100))[1]
    assert path == "M4 4h0M158 44h0l78 -20"


def test_rows_share_a_scale():
    half = trend_svg([50, 50, 50, 50], DAYS, 100)
    assert 'd="M4 24h0l77 0l77 0l78 0"' in half


def test_nothing_is_drawn_of_nothing():
    assert trend_svg([None] * 4, DAYS, 100) == ""


@pytest.mark.parametrize(
    ("first", "last", "with_year", "words"),
    [
        (date(2025, 11, 4), date(2025, 11, 4), False, "on 4 Nov"),
        (date(2025, 11, 4), date(2025, 11, 4), True, "on 4 Nov 2025"),
        (date(2025, 11, 4), date(2025, 11, 17), False, "from 4 to 17 Nov"),
        (date(2025, 11, 28), date(2025, 12, 3), False, "from 28 Nov to 3 Dec"),
        (date(2025, 12, 28), date(2026, 1, 3), True, "from 28 Dec 2025 to 3 Jan 2026"),
        (date(2025, 11, 1), date(2025, 11, 30), False, "in Nov 2025"),
        (date(2025, 11, 1), date(2026, 1, 31), True, "from Nov 2025 to Jan 2026"),
        (date(9999, 12, 1), date(9999, 12, 31), True, "in Dec 9999"),
    ],
)
def test_a_run_is_named_as_people_say_it(first, last, with_year, words):
    assert run_words(first, last, with_year=with_year) == words
