"""The calendar of thirteen weeks."""

import re
from datetime import date
from itertools import pairwise

import pytest

from construction.home.heat_map import heat_map, short_feet
from construction.units import from_hundredths


def test_it_begins_on_a_monday_and_ends_today(survey, db):
    seen = heat_map(survey)
    assert (seen.start, seen.end) == (date(2025, 12, 22), survey.today)
    assert seen.start.weekday() == 0
    assert [len(week) for week in seen.weeks] == [3, *[7] * 12]


def test_a_day_without_a_record_is_neither_a_day_of_nothing_nor_one_of_feet(survey, build, ago):
    build(feet="0.00", day=ago(1))
    build(feet="12.50", day=ago(2))
    days = {day.date: day for day in heat_map(survey).days}
    assert [days[ago(number)].kind for number in (0, 1, 2)] == ["empty", "nothing", "feet"]
    assert [days[ago(number)].text for number in (0, 1, 2)] == ["no record", "0.00 ft", "12.50 ft"]


def test_five_tints_are_equal_round_steps(survey, build, ago):
    for number, feet in enumerate(("1.00", "9.00", "9.10", "44.10"), 1):
        build(feet=feet, day=ago(number))
    seen = heat_map(survey)
    assert [tint.most for tint in seen.tints] == [1_000, 2_000, 3_000, 4_000, 5_000]
    tints = {day.date: day.tint for day in seen.days}
    assert [tints[ago(number)] for number in (0, 1, 2, 3, 4)] == [0, 1, 1, 1, 5]


def test_a_wall_without_feet_has_no_tints(survey, build, ago):
    build(feet="0.00", day=ago(1))
    assert not heat_map(survey).tints


@pytest.mark.parametrize("most", [1, 5, 6, 499, 500, 501, 123_456_789])
def test_five_steps_reach_the_most(survey, build, ago, most):
    build(feet=str(from_hundredths(most)), day=ago(1))
    tints = heat_map(survey).tints
    assert tints[2].most < most <= tints[4].most or most < 10
    assert len({tints[0].most, *(high.most - low.most for low, high in pairwise(tints))}) == 1


def test_the_profiles_add_up(survey, make_profile, make_section, build, ago):
    for name in ("West", "East"):
        build(feet="1.25", day=ago(1), on=make_section(make_profile(name)))
    assert {day.date: day.feet for day in heat_map(survey).days}[ago(1)] == 250


def test_every_day_leads_to_its_rows_and_is_no_tab_stop(survey, db):
    cells = re.findall(r'<a class="heat-day[^>]*>', heat_map(survey).svg)
    assert len(cells) == len(heat_map(survey).days)
    assert all('tabindex="-1"' in cell for cell in cells)
    assert 'href="/progress/?start_date=2026-03-18&amp;end_date=2026-03-18"' in cells[-1]


def test_the_feet_of_a_day_stand_in_its_cell(survey, build, ago):
    build(feet="896.40", day=ago(1))
    build(feet="0.00", day=ago(2))
    assert re.findall(r">([^<>]+)</text></a>", heat_map(survey).svg) == ["0", "896"]


def test_feet_are_short():
    amounts = (0, 1, 49, 50, 99_949, 1_249_999, 1_250_000, 99_950_000, 123_456_789, 9_999_999_999)
    assert [short_feet(amount) for amount in amounts] == [
        "0",
        "&lt;1",
        "&lt;1",
        "1",
        "999",
        "12k",
        "13k",
        "1.0M",
        "1.2M",
        "100M",
    ]


def test_the_same_days_stand_in_a_table(client, build, db):
    page = client.get("/dashboard/calendar/").content.decode()
    table = page[page.index('id="calendar-table"') :]
    assert table.count('<a href="/progress/?start_date=') == page.count('class="heat-day')
