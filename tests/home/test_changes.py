"""The newest changes in words."""

from decimal import Decimal

import pytest

from construction.home.changes import Step, changes
from construction.home.survey import Survey
from construction.models import Event
from construction.models.events import Origin
from construction.tracking.recording import correct_progress, record_progress, remove_progress
from construction.tracking.roster import change_profile, change_section, remove_profile, remove_section


@pytest.fixture
def newest(survey):
    """The newest change as the card tells it."""
    return lambda: changes(Survey(survey.today)).newest[0]


def test_a_recording_names_place_day_feet_and_door(newest, section, ago):
    by = Origin("api", actor="ygritte")
    record_progress(section, date=ago(1), feet=Decimal("12.50"), by=by)
    change = newest()
    assert (change.what, change.section, change.profile, change.day) == (
        "Recorded",
        "Tower 1-2",
        "Northern Watch",
        ago(1),
    )
    assert change.steps == [Step("", None, "12.50 ft")]
    assert (change.door, change.actor) == ("through the API", "ygritte")


def test_a_change_leads_to_the_rows_of_its_day(newest, build, section, ago):
    build(day=ago(1))
    assert newest().href == f"/progress/?wall_section_id={section.pk}&start_date={ago(1)}&end_date={ago(1)}"


def test_a_correction_has_old_and_new(newest, build, ago, by):
    correct_progress(build(feet="12.50", day=ago(1)), feet=Decimal(14), notes="Counted again", by=by)
    assert newest().steps == [
        Step("", "12.50 ft", "14.00 ft"),
        Step("notes", "none", "“Counted again”"),
    ]


def test_a_day_that_moved_says_from_where_to_where(newest, build, ago, by):
    correct_progress(build(day=ago(1)), date=ago(2), by=by)
    assert newest().steps == [Step("day", "17 Mar 2026", "16 Mar 2026")]


def test_a_removed_record_says_what_is_gone(newest, build, ago, by):
    remove_progress(build(feet="3.00", day=ago(1)), by=by)
    change = newest()
    assert change.what == "Record removed"
    assert change.steps == [Step("", "3.00 ft", None)]


def test_long_notes_are_cut(newest, build, ago, by):
    correct_progress(build(day=ago(1)), notes="word " * 100, by=by)
    assert len(newest().steps[0].new) < 65


def test_a_changed_section_says_what_of_it(newest, section, by):
    change_section(section, section_name="Tower 9", target_length_feet=Decimal(600), by=by)
    change = newest()
    assert change.what == "Section changed"
    assert change.steps == [
        Step("target", "500.00 ft", "600.00 ft"),
        Step("name", "“Tower 1-2”", "“Tower 9”"),
    ]
    assert change.href == f"/sections/{section.pk}/"


def test_a_changed_profile_says_what_of_it(newest, profile, by):
    change_profile(profile, is_active=False, by=by)
    assert newest().steps == [Step("", "active", "inactive")]


def test_what_is_gone_leads_nowhere(newest, section, build, ago, by):
    build(day=ago(1))
    remove_section(section, by=by)
    seen = changes(Survey(ago(0))).newest
    assert [change.what for change in seen[:2]] == ["Section removed", "Record removed"]
    assert [change.href for change in seen[:2]] == ["", ""]
    assert seen[1].section == f"section {section.pk}, which is gone"


def test_a_profile_that_is_gone_keeps_its_name(newest, profile, by):
    remove_profile(profile, by=by)
    assert (newest().what, newest().profile, newest().href) == ("Profile removed", "Northern Watch", "")


def test_a_kind_nobody_has_worded_yet_is_told_all_the_same(newest, profile):
    Event.objects.create(kind="castle.closed", subject="castles", subject_id=3, door="raven")
    assert (newest().what, newest().profile, newest().door) == ("Castle closed", "castles 3", "raven")


def test_the_newest_come_first_and_no_more_than_eight(survey, build, ago):
    for number in range(1, 12):
        build(day=ago(number))
    assert [change.day for change in changes(survey).newest] == [ago(number) for number in range(11, 3, -1)]
