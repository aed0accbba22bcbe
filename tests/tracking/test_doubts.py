"""What looks implausible is said, in words that help to decide."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from construction.tracking.doubts import doubts


@pytest.fixture
def usual(build):
    """Five days with work, the usual one of 4.00 ft."""
    for day, feet in enumerate(["2.00", "3.00", "4.00", "5.00", "90.00"], start=1):
        build(feet=feet, day=day)


@pytest.fixture
def doubt(section):
    """Doubts about feet, where nothing is recorded yet or in place of a record."""

    def ask(feet, existing=None):
        section.refresh_from_db()
        return doubts(section, Decimal(feet), existing)

    return ask


def test_three_times_the_usual_day_is_plausible(usual, doubt):
    assert doubt("12.00") == []


def test_more_than_three_times_is_not(usual, doubt):
    assert doubt("12.01") == ["12.01 ft is over 3 times what this section usually gains in a day, 4.00 ft."]


def test_four_days_tell_nothing(build, doubt):
    for day in range(1, 5):
        build(feet="1.00", day=day)
    assert doubt("90.00") == []


def test_days_without_work_tell_nothing(usual, build, doubt):
    for day in range(6, 31):
        build(feet="0.00", day=day)
    assert doubt("12.00") == []


def test_only_the_latest_days_tell(build, doubt):
    for number in range(60):
        build(feet="10.00" if number < 30 else "1.00", day=date(2025, 1, 1) + timedelta(days=number))
    assert doubt("3.01") != []


def test_of_an_even_number_the_middle_counts(build, doubt):
    for day, feet in enumerate(["1.00", "1.00", "1.00", "2.00", "2.00", "2.00"], start=1):
        build(feet=feet, day=day)
    assert doubt("4.50") == []
    assert doubt("4.51") == ["4.51 ft is over 3 times what this section usually gains in a day, 1.50 ft."]


def test_the_record_at_hand_does_not_tell_about_itself(build, doubt):
    for day in range(1, 5):
        build(feet="1.00", day=day)
    assert doubt("90.00", build(feet="1.00", day=5)) == []


def test_days_of_other_sections_tell_nothing(usual, build, make_section, profile):
    keep = make_section(profile, name="Keep")
    assert doubts(keep, Decimal("400.00"), None) == []


def test_up_to_the_target_is_plausible(doubt, build):
    build(feet="400.00")
    assert doubt("100.00") == []


def test_past_the_target_is_not(doubt, build):
    build(feet="400.00")
    assert doubt("1100.01") == ["The section would come to 1,500.01 ft, past its target of 500.00 ft."]


def test_a_section_that_is_past_its_target_is_not_doubted_every_day(doubt, build):
    build(feet="500.01")
    assert doubt("5.00") == []


def test_from_its_target_on_it_is_doubted_once(doubt, build):
    build(feet="500.00")
    assert doubt("5.00") != []


@pytest.mark.parametrize(("first", "is_doubted"), [(date(2016, 1, 1), True), (date(2014, 1, 1), False)])
def test_a_day_ten_years_before_all_others_is_doubted(section, build, first, is_doubted):
    build(day=first)
    found = doubts(section, Decimal("1.00"), None, day=date(2005, 6, 1))
    assert bool(found) == is_doubted


def test_a_day_years_before_the_section_was_made_is_doubted(section):
    [sentence] = doubts(section, Decimal("1.00"), None, day=date(1900, 1, 1))
    assert sentence.startswith("The section has nothing before ")


def test_what_the_record_held_before_is_not_counted_twice(doubt, build):
    record = build(feet="400.00")
    assert doubt("500.00", record) == []
    assert doubt("500.01", record) != []


def test_a_section_without_a_target_has_none_to_pass(make_section, profile):
    assert doubts(make_section(profile, name="Keep", target="0.00"), Decimal("9.00"), None) == []


def test_nothing_is_always_plausible(doubt, build):
    build(feet="600.00")
    assert doubt("0.00") == []


def test_both_are_said(usual, doubt):
    assert len(doubt("999.00")) == 2
