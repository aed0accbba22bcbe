"""Curves of the comparison: across by days, whatever the length of the runs, and named where there is room."""

import re
from datetime import date, timedelta

import pytest

from construction.labels import width_of
from construction.reports.bulk import BulkRow
from construction.reports.bulk_curves import NAME_ROOM, NAME_SIZE, curves_of
from construction.reports.runs import runs_of

START = date(2025, 1, 1)


def curves(days, name="Ours"):
    runs = runs_of(START, START + timedelta(days=days - 1))
    course = [100 * ((last - first).days + 1) for first, last in runs]
    return curves_of([(BulkRow(1, name), course)], runs)


@pytest.mark.parametrize("days", [30, 61, 100, 365, 1_100])
def test_a_steady_pace_is_a_straight_line(days):
    drawn = curves(days)
    points = re.search(r'points="([^"]+)"', drawn.svg)[1].split()
    places = [tuple(map(float, point.split(","))) for point in points]
    (left, base), (right, top) = places[0], places[-1]
    assert (left, right) == (0, 1_000)
    assert all(abs(base - (base - top) * x / right - y) < 0.2 for x, y in places)


def test_a_label_stands_below_its_own_day():
    drawn = curves(1_100)
    assert drawn.dates[0].position == 0
    starts = {f"{first:%b %Y}": (first - START).days for first, _ in drawn.runs}
    assert all(abs(label.position - starts[label.label] / 11) < 0.01 for label in drawn.dates)


@pytest.mark.parametrize("name", ["W" * 80, "Castle Black", "長" * 40, "x" * 80])
def test_a_name_at_the_end_has_room(name):
    shown = re.search(r'dx="6">([^<]*)<', curves(30, name).svg)[1]
    assert shown
    assert width_of(shown, NAME_SIZE) <= NAME_ROOM
