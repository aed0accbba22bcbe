"""The march: its figures against the records, its lines against the feet to within what a screen shows."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from construction.wall.layout import Scale
from construction.wall.march import March, MarchLine, TooLong, march
from construction.wall.march_drawing import date_marks, march_svg
from construction.wall.plot import UNITS, Plot
from construction.wall.traces import MOST_ROWS, Calendar, trace

from .conftest import parse_svg

FIRST = date(2025, 1, 1)
DAYS = 40
STEP = re.compile(r"([mlv])(-?\d+)(?: (-?\d+))?")

day_by_day = st.lists(st.one_of(st.none(), st.just(0), st.integers(0, 40_000)), min_size=DAYS, max_size=DAYS)
quietly = settings(max_examples=60, deadline=None)


def line_of(feet, *, start=0, target=500_000, before=0):
    """A section with these feet on the days from the first; None is a day without a record."""
    worked = [(FIRST + timedelta(days=n), one) for n, one in enumerate(feet) if one is not None]
    days, built = [day.isoformat() for day, _ in worked], [one for _, one in worked]
    return MarchLine(1, "Tower", start, target, before, None, None, 0, 0, 0, sum(built), days, built)


def points(path):
    """The corners of each stroke of a path, as lists of (x, y)."""
    strokes, x, y = [], 0, 0
    for kind, first, second in STEP.findall(path):
        dx, dy = (0, int(first)) if kind == "v" else (int(first), int(second))
        x, y = x + dx, y + dy
        if kind == "m":
            strokes.append([(x, y)])
        else:
            strokes[-1].append((x, y))
    return strokes


def rows_stroked(path):
    """Every row that a path of upright strokes goes through, with its x."""
    return [
        (x, row) for (x, top), *rest in points(path) for bottom in [rest[-1][1]] for row in range(top, bottom)
    ]


def x_at(strokes, y):
    """Where the strokes are at the end of a row: between two corners on the straight line."""
    for stroke in strokes:
        for (from_x, from_y), (to_x, to_y) in pairwise(stroke):
            if from_y < y <= to_y:
                return from_x + (to_x - from_x) * (y - from_y) / (to_y - from_y)
    return None


def traced(line, *, calendar=None, until=DAYS):
    calendar = calendar or Calendar(FIRST, DAYS)
    scale = Scale(0, 4_000_000, UNITS)
    return trace(line, scale.x, calendar.rows_by_day(), until), scale


@quietly
@given(day_by_day)
def test_a_line_is_within_a_unit_of_the_feet_recorded(feet):
    line = line_of(feet)
    drawn, scale = traced(line)
    strokes, built = points(drawn.work), 0
    for number, one in enumerate(feet):
        built += one or 0
        x = x_at(strokes, number + 1)
        assert (x is None) == (not one)
        if one:
            assert abs(x - scale.x(built)) <= 1


@quietly
@given(day_by_day)
def test_a_line_is_broken_where_nothing_was_built(feet):
    drawn, _ = traced(line_of(feet, target=0))
    first = next((number for number, one in enumerate(feet) if one is not None), DAYS)
    assert [row for _, row in rows_stroked(drawn.rest)] == [n for n, one in enumerate(feet) if one == 0]
    missing = [n for n, one in enumerate(feet) if one is None and n > first]
    assert [row for _, row in rows_stroked(drawn.unrecorded)] == missing


@quietly
@given(day_by_day)
def test_standing_still_is_drawn_at_the_feet_reached(feet):
    drawn, scale = traced(line_of(feet, target=0))
    for x, row in rows_stroked(drawn.rest) + rows_stroked(drawn.unrecorded):
        assert x == scale.x(sum(one or 0 for one in feet[:row]))


def test_a_line_begins_with_what_was_built_before():
    drawn, scale = traced(line_of([None, 100_000], start=1_000, before=50_000))
    assert points(drawn.unrecorded)[0][0] == (scale.x(51_000), 0)
    assert points(drawn.work)[0][0] == (scale.x(51_000), 1)


def test_a_section_that_comes_to_its_target_ends_there():
    drawn, scale = traced(line_of([100_000, 100_000, None, None], target=200_000))
    assert drawn.done == (scale.x(200_000), 2)
    assert drawn.unrecorded == ""


def test_a_section_that_was_done_before_has_no_mark():
    drawn, _ = traced(line_of([None, 500], target=1_000, before=1_000))
    assert (drawn.done, drawn.unrecorded) == (None, "")


def test_nothing_is_drawn_of_what_has_not_begun():
    drawn, _ = traced(line_of([None] * DAYS))
    assert (drawn.work, drawn.rest, drawn.unrecorded) == ("", "", "")


def test_nobody_is_idle_tomorrow():
    drawn, _ = traced(line_of([100]), until=3)
    assert rows_stroked(drawn.unrecorded)[-1][1] == 2


def test_many_days_share_rows():
    calendar = Calendar(FIRST, 2_000)
    assert (calendar.days_per_row, calendar.rows) == (3, 667)
    assert calendar.rows <= MOST_ROWS
    assert calendar.rows_by_day()["2025-01-04"] == 1


def test_even_paces_are_one_step():
    drawn, _ = traced(line_of([100_000] * DAYS, target=0))
    assert len(STEP.findall(drawn.work)) <= 3 * DAYS / 2
    slow, _ = traced(line_of([1] * DAYS, target=0))
    assert len(STEP.findall(slow.work)) <= 2


@pytest.mark.django_db
def test_the_figures_of_a_line_are_those_of_its_records(build, section, profile):
    for day, feet in ((3, "2.00"), (4, "0.00"), (7, "1.01")):
        build(feet=feet, day=day)
    [line] = march(profile, None, None, FIRST).lines
    assert line.to_dict() == {
        "section_id": section.pk,
        "section_name": "Tower 1-2",
        "start_position": "0.00",
        "end_position": "500.00",
        "feet_built_before": "0.00",
        "first_date": "2025-01-03",
        "last_date": "2025-01-07",
        "days_worked": 2,
        "idle_days": 3,
        "days_without_record": 2,
        "feet_built": "3.01",
        "average_feet_built": "1.51",
    }


@pytest.mark.django_db
def test_a_range_begins_with_what_was_built_before(build, profile):
    for day in (3, 4, 7):
        build(feet="2.00", day=day)
    [line] = march(profile, date(2025, 1, 4), date(2025, 1, 5), FIRST).lines
    assert (line.feet_before, line.feet_built, line.reached) == (200, 200, 400)


@pytest.mark.django_db
def test_too_long_a_range_is_refused_and_all_of_it_cut(build, profile):
    build(day=date(1990, 1, 1))
    build(day=date(2025, 1, 1))
    with pytest.raises(TooLong):
        march(profile, date(1990, 1, 1), date(2025, 1, 1), FIRST)
    whole = march(profile, None, None, FIRST)
    assert (whole.total_days, whole.end) == (4_000, date(2025, 1, 1))
    assert march(profile, *whole.whole, FIRST).total_days == 4_000


@pytest.mark.django_db
def test_a_chart_has_a_line_for_each_section_at_work_and_today(build, profile, section, make_section):
    make_section(profile, "Idle", start="500")
    build(day=3)
    build(day=9, feet="501")
    root = parse_svg(
        march_svg(march(profile, FIRST, date(2025, 1, 31), FIRST), date(2025, 1, 20), alone=True)
    )
    assert [one.get("href") for one in root.iter("a")] == [f"/sections/{section.pk}/"]
    classes = {one.get("class") for one in root.iter()}
    assert {"line", "unrecorded", "marker", "over", "today", "plan"} <= classes
    assert not {"script", "style"} & {one.tag for one in root.iter()}


@pytest.mark.parametrize("days", [1, 7, 40, 71, 300, 800, 2_400, 4_000])
def test_time_is_marked_often_enough_and_in_order(days):
    marks = [day for day, _ in date_marks(FIRST + timedelta(days=9), FIRST + timedelta(days=8 + days))]
    assert marks == sorted(marks)
    assert 1 <= len(marks) <= 40


def march_of(*lines):
    return March(None, FIRST, FIRST + timedelta(days=DAYS - 1), lines, (FIRST, FIRST))


def test_shares_stand_in_columns_of_one_width():
    plot = Plot(march_of(line_of([50], target=100), line_of([30_000], start=100, target=40_000)), "share")
    assert [(start, end, reached) for _, start, end, reached in plot.edges()] == [
        (0, UNITS // 2, UNITS // 4),
        (UNITS // 2, UNITS, UNITS // 2 + 3 * UNITS // 8),
    ]
    assert [word for _, word in plot.columns.marks()] == ["100 %", "100 %"]


def test_a_column_has_room_for_half_as_much_again():
    plot = Plot(march_of(line_of([900], target=100), line_of([10], start=100, target=100)), "share")
    [(_, _, end, reached), (_, start, _, _)] = plot.edges()
    assert (end, reached, start) == (UNITS // 3, UNITS // 2, UNITS // 2)


def test_a_hundred_columns_have_no_marks():
    plot = Plot(march_of(*(line_of([1], start=n) for n in range(100))), "share")
    assert not list(plot.columns.marks())


def test_without_a_target_or_feet_a_column_is_drawn_all_the_same():
    plot = Plot(march_of(line_of([], target=0)), "share")
    assert [(start, reached) for _, start, _, reached in plot.edges()] == [(0, 0)]
