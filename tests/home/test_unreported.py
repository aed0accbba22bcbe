"""Sections without a report: for yesterday, and on the board of the last seven days."""

import pytest

from construction.home.board import board
from construction.home.survey import Survey
from construction.home.unreported import yesterday


@pytest.fixture
def begun(profile, make_section, report, ago):
    """A section with a first record long ago."""

    def make(name="Begun", owner=profile, target="500.00"):
        section = make_section(owner, name, target=target)
        report(section, "1.00", ago(40))
        return section

    return make


def test_a_section_with_a_record_of_any_feet_is_not_missing(survey, section, begun, build, ago):
    begun("Other")
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


def test_nothing_is_due_before_the_first_record_of_a_section(survey, section, begun, report, ago):
    begun()
    report(section, "1.00", ago(2))
    seen = board(survey)
    assert [(row.section_name, row.missing) for row in seen.rows] == [("Begun", 6), ("Tower 1-2", 1)]
    assert [cell.sign for cell in seen.rows[1].cells] == [*["before"] * 4, "recorded", "missing", "due"]


def test_a_section_that_began_today_lacks_nothing(survey, section, report, ago):
    report(section, "1.00", ago(0))
    assert (yesterday(survey).expected, yesterday(survey).not_begun) == (0, 0)
    assert board(survey).sections == 0


def test_a_section_that_never_began_is_told_apart(survey, section, begun):
    begun()
    seen = yesterday(survey)
    assert (seen.expected, seen.missing, seen.not_begun) == (1, 1, 1)
    assert [row.section_name for row in board(survey).rows] == ["Begun"]
    assert board(survey).not_begun == 1


def test_the_board_has_only_sections_that_lack_something(survey, begun, report, ago):
    whole = begun("Whole")
    for days in range(1, 7):
        report(whole, "1.00", ago(days))
    assert not board(survey).rows
    begun("Lacking")
    assert [row.section_name for row in board(Survey(survey.today)).rows] == ["Lacking"]


def test_profiles_with_most_missing_come_first(survey, make_profile, begun):
    for name, sections in (("Two", 2), ("Three", 3), ("One", 1)):
        owner = make_profile(name)
        for number in range(sections):
            begun(f"Tower {number}", owner)
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
    build(day=ago(40))
    build(day=ago(0))
    [row] = board(survey).rows
    assert (row.cells[-1].sign, row.missing) == ("recorded", 6)


def test_the_worst_sections_come_first_and_the_rest_is_counted(survey, begun, report, ago):
    for number in range(14):
        tower = begun(f"Tower {number:02}")
        for days in range(1, 1 + number % 6):
            report(tower, "1.00", ago(days))
    seen = board(survey)
    assert len(seen.rows) == 12
    assert [row.missing for row in seen.rows] == sorted((row.missing for row in seen.rows), reverse=True)
    assert seen.more == 2


def test_pages_have_every_section(begun, today, db):
    for number in range(53):
        begun(f"Tower {number:02}")
    first, second = board(Survey(today, page=1)), board(Survey(today, page=2))
    assert (len(first.rows), first.next_page, first.previous_page) == (50, 2, None)
    assert [row.section_name for row in second.rows] == ["Tower 50", "Tower 51", "Tower 52"]
    assert (second.first_row, second.last_row, second.next_page) == (51, 53, None)


@pytest.mark.parametrize("page", [10**9 + 1, 2**63 - 1])
def test_a_page_beyond_all_counting_is_refused(client, section, page):
    assert client.get(f"/dashboard/missing/?page={page}").status_code == 400


def test_a_page_past_the_end_leads_back(client, section):
    assert 'href="/dashboard/missing/?page=1"' in client.get("/dashboard/missing/?page=9").content.decode()


def test_each_missing_day_leads_to_recording_it(survey, section, report, ago):
    report(section, "1.00", ago(9))
    href = f"/profiles/{section.profile_id}/progress/record/?date={ago(3)}&amp;section={section.pk}"
    assert f'href="{href}" aria-label="Missing: record 15 Mar 2026 on Tower 1-2"' in board(survey).body


def test_names_are_escaped(survey, make_profile, make_section, report, ago):
    report(make_section(make_profile("<b>Bold</b>"), "<i>Slant</i>"), "1.00", ago(9))
    assert "Slant" in board(survey).body
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
