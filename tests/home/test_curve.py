"""The cumulative feet of the whole Wall."""

from datetime import date

from construction.home.curve import curve


def test_nothing_recorded_is_no_curve(survey, section):
    assert not curve(survey).points


def test_it_ends_today_at_the_feet_of_all_days(survey, build, ago):
    build(feet="100.00", day=date(2024, 2, 10))
    build(feet="20.00", day=ago(200))
    build(feet="3.00", day=ago(30))
    build(feet="0.50", day=ago(0))
    seen = curve(survey)
    assert (seen.end, seen.total) == (survey.today, 12_350)


def test_it_begins_with_the_first_record(survey, build, ago):
    build(day=date(2024, 2, 1))
    build(day=ago(3))
    seen = curve(survey)
    assert (seen.start, seen.points[0].feet) == (date(2024, 2, 1), 0)


def test_it_never_falls_and_begins_at_nothing(survey, build, ago):
    for days in (400, 300, 95, 90, 89, 10, 0):
        build(feet="7.00", day=ago(days))
    feet = [point.feet for point in curve(survey).points]
    assert feet[0] == 0
    assert feet == sorted(feet)


def test_the_last_thirteen_weeks_have_a_point_for_each_day(survey, build, ago):
    build(day=ago(400))
    build(day=ago(5))
    points = {point.day: point.feet for point in curve(survey).points}
    assert [points[ago(days)] for days in (6, 5, 4)] == [100, 200, 200]


def test_a_wall_of_a_few_days_begins_with_the_first_of_them(survey, build, ago):
    build(day=ago(2))
    assert [(point.day, point.feet) for point in curve(survey).points] == [
        (ago(3), 0),
        (ago(2), 100),
        (ago(1), 100),
        (ago(0), 100),
    ]


def test_what_is_recorded_for_tomorrow_is_no_part_of_it(survey, build, ago):
    build(feet="5.00", day=ago(1))
    build(feet="9.00", day=ago(-1))
    seen = curve(survey)
    assert seen.total == 500
    assert [(month.feet, month.total) for month in seen.months] == [(500, 500)]


def test_the_table_has_the_months_the_newest_first(survey, build, ago):
    build(feet="2.00", day=date(2026, 1, 31))
    build(feet="3.00", day=ago(0))
    listed = [(month.start, month.feet, month.total) for month in curve(survey).listed]
    assert listed == [(date(2026, 3, 1), 300, 500), (date(2026, 1, 1), 200, 200)]


def test_days_of_zero_feet_make_a_level_curve(survey, build, ago):
    build(feet="0.00", day=ago(3))
    seen = curve(survey)
    assert (seen.total, len(seen.points)) == (0, 5)
    assert seen.path.startswith("M0.0 ")


def test_the_axis_is_round_and_reaches_beyond_the_curve(survey, build, ago):
    build(feet="387.64", day=ago(3))
    assert [level.text for level in curve(survey).levels] == ["0", "100", "200", "300", "400"]
