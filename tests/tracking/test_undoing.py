"""Taking back the newest change of a record."""

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from construction.models import DailyProgress, Event
from construction.tracking.merging import Day, merge_progress
from construction.tracking.recording import (
    Changed,
    correct_progress,
    record_many,
    remove_progress,
    undo_progress,
)
from construction.tracking.roster import remove_section
from construction.tracking.writing import DayOfWork
from construction.units import Built

FIRST = date(2025, 1, 1)


@pytest.fixture
def undo(by):
    """Take back what the record at hand was made or changed by."""
    return lambda record, version=None: undo_progress(record, version=version or record.version, by=by)


@pytest.fixture
def correct(by):
    """Correct a record."""
    return partial(correct_progress, by=by)


@pytest.fixture
def said():
    """What the one record says."""

    def read():
        record = DailyProgress.objects.get()
        return record.feet_built, record.notes, record.no_work_reason, record.date

    return read


def test_what_was_recorded_is_removed(build, undo, last_event, totals_agree):
    record = build(feet="2.00")
    undo(record)
    assert not DailyProgress.objects.exists()
    assert (last_event().kind, last_event().before["feet_built"]) == ("progress.removed", "2.00")
    assert totals_agree()


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_what_was_replaced_or_added_to_is_as_before(build, undo, said, mode, totals_agree):
    build(feet="2.00", notes="Morning")
    undo(build(feet="3.00", notes="Evening", mode=mode))
    assert said() == (Decimal("2.00"), "Morning", "", FIRST)
    assert totals_agree()


def test_a_reason_that_feet_have_ended_is_back(build, undo, said):
    build(feet="0.00", no_work_reason="weather")
    undo(build(feet="3.00", mode="add"))
    assert said() == (Decimal("0.00"), "", "weather", FIRST)


def test_it_is_one_event_with_both_sides_and_a_new_version(build, undo, last_event):
    build(feet="2.00")
    changed = build(feet="3.00", mode="replace")
    events = Event.objects.count()
    undo(changed)
    event = last_event()
    assert (Event.objects.count(), event.kind) == (events + 1, "progress.undone")
    assert (event.before["feet_built"], event.after["feet_built"], event.after["version"]) == (
        "3.00",
        "2.00",
        3,
    )


def test_a_correction_that_moved_the_record_is_taken_back(
    build, correct, undo, make_section, profile, totals_agree
):
    record, keep = build(feet="2.00"), make_section(profile, name="Keep")
    undo(correct(record, section=keep, date=date(2025, 1, 5)))
    found = DailyProgress.objects.get()
    assert (found.wall_section_id, found.date) == (record.wall_section_id, FIRST)
    assert totals_agree()


def test_a_day_that_is_taken_by_now_is_not_taken_back_to(build, correct, undo, totals_agree):
    moved = correct(build(feet="2.00"), date=date(2025, 1, 5))
    build(feet="9.00")
    with pytest.raises(ValidationError) as refusal:
        undo(moved)
    assert list(refusal.value.message_dict) == ["date"]
    assert totals_agree()


@pytest.mark.parametrize("version", [1, 3, -1])
def test_another_version_is_not_touched(build, correct, undo, said, version):
    record = correct(build(feet="2.00"), feet=Decimal("3.00"))
    with pytest.raises(Changed):
        undo(record, version)
    assert said()[0] == Decimal("3.00")


def test_what_is_gone_cannot_be_taken_back(build, undo, by):
    record = build()
    twin = DailyProgress.objects.get()
    remove_progress(twin, by=by)
    with pytest.raises(Changed):
        undo(record)


def test_where_it_was_is_gone(build, correct, undo, section, make_section, profile, by):
    moved = correct(build(), section=make_section(profile, name="Keep"))
    remove_section(section, by=by)
    with pytest.raises(Changed):
        undo(moved)


def test_the_change_that_was_taken_back_is_told(build, undo):
    build(feet="2.00")
    undone = undo(build(feet="3.00", mode="replace"))
    assert (undone.kind, undone.after["feet_built"]) == ("progress.replaced", "3.00")


def test_what_the_log_does_not_know_cannot_be_taken_back(build, undo):
    record = build()
    Event.objects.all().delete()
    with pytest.raises(Changed):
        undo(record)
    assert DailyProgress.objects.exists()


def test_what_many_were_recorded_with_is_taken_back(section, undo, by, totals_agree):
    record_many([DayOfWork(section, FIRST, Built(100))], by=by)
    undo(DailyProgress.objects.get())
    assert not DailyProgress.objects.exists()
    assert totals_agree()


def test_what_a_file_has_replaced_is_as_before(build, section, undo, said, by, totals_agree):
    build(feet="0.00", no_work_reason="crew")
    merge_progress([Day(section.pk, FIRST, 250, "From a file")], by=by)
    undo(DailyProgress.objects.get())
    assert said() == (Decimal("0.00"), "", "crew", FIRST)
    assert totals_agree()


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_exactly_one_takes_it_back(at_once, build, undo, totals_agree):
    for number in range(1, 6):
        build(day=number, feet="1.00")
        changed = build(day=number, feet="2.00", mode="replace")
        outcomes = at_once(*[lambda changed=changed: undo(changed)] * 4)
        assert Counter(map(type, outcomes)) == {Changed: 3, Event: 1}
        assert DailyProgress.objects.get(pk=changed.pk).feet_built == Decimal("1.00")
    assert totals_agree()


@pytest.mark.django_db(transaction=True)
def test_it_does_not_overrun_a_correction(at_once, build, correct, undo, totals_agree):
    for number in range(1, 6):
        record = build(day=number, feet="1.00")
        at_once(
            lambda record=record: undo(record), lambda record=record: correct(record, feet=Decimal("7.00"))
        )
        found = DailyProgress.objects.filter(pk=record.pk).first()
        assert found is None or found.feet_built == Decimal("7.00")
    assert totals_agree()
