"""Sections without a report: for yesterday, and on the board of the last seven days."""

import pytest

from construction.home.board import board
from construction.home.survey import Survey
from construction.home.unreported import yesterday


def test_a_section_with_a_record_of_any_feet_is_not_missing(survey, section, make_section, build, ago):
    make_section(section.profile, "Other")
    build(feet="0.00", day=ago(1))
    seen = yesterday(survey)
    assert (seen.expected, seen.missing) == (2, 1)


def test_neither_today_nor_the_day_before_counts_for_yesterday(survey, build, ago):
    build(day=ago(0))
    build(day=ago(2))
    assert yesterday(survey).missing == 1


@pytest.fixture
def not_expected(make_profile, make_section, report, ago):
    """A section of an inactive profile, and one at its target."""
    make_section(make_profile("Resting", is_active=False))
    report(make_section(make_profile("Done"), target="10.00"), "10.00", ago(40))


def test_inactive_profiles_and_finished_sections_need_not_report(survey, not_expected):
    assert yesterday(survey).expected == 0
    assert board(survey).sections == 0


def test_a_section_without_a_target_is_never_finished(survey, profile, make_section, report, ago):
    report(make_section(profile, target="0.00"), "10.00", ago(40))
    assert yesterday(survey).expected == 1


def test_profiles_with_most_missing_come_first(survey, make_profile, make_section):
    for name, sections in (("Two", 2), ("Three", 3), ("One", 1)):
        owner = make_profile(name)
        for number in range(sections):
            make_section(owner, f"Tower {number}")
    assert [(row.name, row.missing) for row in yesterday(survey).profiles] == [
        ("Three", 3),
        ("Two", 2),
        ("One", 1),
    ]


def test_a_day_is_recorded_without_work_missing_or_due(survey, build, ago):
    build(feet="1.00", day=ago(6))
    build(feet="0.00", day=ago(5), no_work_reason="weather")
    [row] = board(survey).rows
    assert [cell.sign for cell in row.cells] == ["recorded", "no-work", *["missing"] * 4, "due"]
    assert row.cells[1].reason == "weather"
    assert row.missing == 4


def test_a_record_of_today_is_recorded_but_takes_nothing_off_the_missing(survey, build, ago):
    build(day=ago(0))
    [row] = board(survey).rows
    assert (row.cells[-1].sign, row.missing) == ("recorded", 6)


def test_the_worst_sections_come_first_and_the_rest_is_counted(survey, profile, make_section, report, ago):
    for number in range(14):
        tower = make_section(profile, f"Tower {number:02}")
        for days in range(1, 1 + number % 7):
            report(tower, "1.00", ago(days))
    seen = board(survey)
    assert len(seen.rows) == 12
    assert [row.missing for row in seen.rows] == sorted((row.missing for row in seen.rows), reverse=True)
    assert seen.more == 2


def test_pages_have_every_section(profile, make_section, today, db):
    for number in range(53):
        make_section(profile, f"Tower {number:02}")
    first, second = board(Survey(today, page=1)), board(Survey(today, page=2))
    assert (len(first.rows), first.next_page, first.previous_page) == (50, 2, None)
    assert [row.section_name for row in second.rows] == ["Tower 50", "Tower 51", "Tower 52"]
    assert (second.first_row, second.last_row, second.next_page) == (51, 53, None)


def test_a_page_past_the_end_leads_back(client, section):
    assert 'href="/dashboard/missing/?page=1"' in client.get("/dashboard/missing/?page=9").content.decode()


def test_each_missing_day_leads_to_recording_it(survey, section, ago):
    href = f"/profiles/{section.profile_id}/progress/record/?date={ago(3)}&amp;section={section.pk}"
    assert f'href="{href}" aria-label="Missing: record 15 Mar 2026 on Tower 1-2"' in board(survey).body


def test_names_are_escaped(survey, make_profile, make_section):
    make_section(make_profile("<b>Bold</b>"), "<i>Slant</i>")
    assert "<b>" not in board(survey).body
    assert "<i>" not in board(survey).body


def test_no_day_is_told_by_colour_alone(survey, build, ago):
    build(feet="1.00", day=ago(6))
    build(feet="0.00", day=ago(5))
    body = board(survey).body
    for words in ("1.00 ft", "0.00 ft", "Missing: ", "Due: "):
        assert f'aria-label="{words}' in body or f": {words}" in body
    assert "#check-lg" in body
    assert "#x-lg" in body
