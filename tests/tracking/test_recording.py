"""Recording, correcting and removing days of work."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from construction.models import DailyProgress, Event, ProfileDay, WallSection
from construction.tracking.recording import correct_progress, record_many, record_progress, remove_progress
from construction.tracking.roster import remove_section
from construction.tracking.writing import DayOfWork
from construction.units import MAX_HUNDREDTHS, Built

FIRST = date(2025, 1, 1)


@pytest.fixture
def correct(by):
    """Correct a record."""
    return partial(correct_progress, by=by)


@pytest.fixture
def tower(make_section, profile):
    """A second section of the profile."""
    return make_section(profile, name="Tower 2-3")


def test_a_record_has_its_ice_and_cost(build):
    record = build(feet="12.50")
    assert (record.ice_cubic_yards, record.cost_gold_dragons) == (Decimal("2437.50"), Decimal("4631250.00"))


def test_a_record_counts_for_its_section_and_day(build, section):
    build(feet="12.50")
    section.refresh_from_db()
    assert (section.feet_built, section.days_recorded) == (Decimal("12.50"), 1)
    assert (ProfileDay.objects.get().feet_built, ProfileDay.objects.get().records) == (Decimal("12.50"), 1)


def test_a_day_of_nothing_is_a_record(build, totals_agree):
    build(feet="0.00")
    assert ProfileDay.objects.get().records == 1
    assert totals_agree()


def test_recording_is_one_event(build, last_event):
    record = build(feet="12.50")
    assert Event.objects.filter(subject="daily_progress").count() == 1
    assert (last_event().before, last_event().after) == (None, record.to_dict())


def test_the_log_tells_who_and_through_which_door(build, last_event):
    build()
    assert (last_event().actor, last_event().door) == ("foreman", "test")


def test_a_second_record_is_refused_on_the_date(build):
    build(feet="12.50")
    with pytest.raises(ValidationError) as refusal:
        build(feet="1.00")
    assert refusal.value.message_dict == {"date": ["This section already has a record for this day."]}


def test_a_refused_record_changes_nothing(build, totals_agree):
    build(feet="12.50")
    with pytest.raises(ValidationError):
        build(feet="1.00")
    assert DailyProgress.objects.get().feet_built == Decimal("12.50")
    assert totals_agree()


def test_replace_puts_new_figures_in_place(build, totals_agree):
    first = build(feet="12.50", notes="Clear weather")
    second = build(feet="2.00", notes="Miscounted", mode="replace")
    assert (second.pk, second.feet_built, second.notes) == (first.pk, Decimal("2.00"), "Miscounted")
    assert totals_agree()


def test_replace_where_nothing_is_recorded_records(build, last_event):
    build(mode="replace")
    assert last_event().kind == "progress.recorded"


def test_add_sums_the_feet_and_joins_the_notes(build, totals_agree):
    build(feet="12.50", notes="Morning")
    both = build(feet="2.25", notes="Evening", mode="add")
    assert (both.feet_built, both.notes) == (Decimal("14.75"), "Morning\nEvening")
    assert totals_agree()


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_changing_a_record_by_recording_is_one_event_with_both_sides(build, last_event, mode):
    build(feet="1.00")
    before = Event.objects.count()
    build(feet="2.00", mode=mode)
    assert Event.objects.count() == before + 1
    assert last_event().before["feet_built"] == "1.00"


def test_add_beyond_what_a_day_can_hold_is_refused(build, totals_agree):
    build(feet="99999999.99")
    with pytest.raises(ValidationError) as refusal:
        build(feet="0.01", mode="add")
    assert list(refusal.value.message_dict) == ["feet_built"]
    assert totals_agree()


def test_add_up_to_what_a_day_can_hold_is_taken(build):
    build(feet="99999999.98")
    assert build(feet="0.01", mode="add").built.hundredths == MAX_HUNDREDTHS


def test_notes_too_long_together_are_refused(build):
    build(notes="x" * 4_000)
    with pytest.raises(ValidationError) as refusal:
        build(notes="y", mode="add")
    assert list(refusal.value.message_dict) == ["notes"]


def test_recording_on_a_section_that_is_gone_is_refused(build, section, by):
    remove_section(section, by=by)
    with pytest.raises(WallSection.DoesNotExist):
        build()


def test_a_correction_recomputes_ice_and_cost(build, correct, totals_agree):
    corrected = correct(build(feet="1.00"), feet=Decimal("2.00"))
    assert (corrected.ice_cubic_yards, corrected.cost_gold_dragons) == (Decimal("390.00"), Decimal(741_000))
    assert totals_agree()


def test_a_correction_counts_versions(build, correct):
    record = correct(build(), notes="one")
    assert correct(record, notes="two").version == 3


def test_a_correction_is_one_event_with_both_sides(build, correct, last_event):
    record = build(feet="1.00")
    before = record.to_dict()
    corrected = correct(record, feet=Decimal("2.00"))
    assert (last_event().before, last_event().after) == (before, corrected.to_dict())
    assert Event.objects.filter(kind="progress.corrected").count() == 1


def test_a_correction_moves_the_day(build, correct, totals_agree):
    correct(build(feet="12.50"), date=date(2025, 1, 2))
    assert ProfileDay.objects.get().date == date(2025, 1, 2)
    assert totals_agree()


def test_a_correction_moves_the_section(build, correct, tower, section, totals_agree):
    correct(build(feet="12.50"), section=tower)
    section.refresh_from_db()
    assert (section.feet_built, section.days_recorded) == (Decimal("0.00"), 0)
    assert totals_agree()


def test_a_correction_onto_a_recorded_day_is_refused(build, correct, totals_agree):
    record = build(feet="1.00", day=1)
    build(feet="2.00", day=2)
    with pytest.raises(ValidationError) as refusal:
        correct(record, date=date(2025, 1, 2))
    assert list(refusal.value.message_dict) == ["date"]
    assert totals_agree()


def test_correcting_what_is_gone_is_refused(build, correct, by):
    record = build()
    remove_progress(DailyProgress.objects.get(), by=by)
    with pytest.raises(DailyProgress.DoesNotExist):
        correct(record, feet=Decimal("2.00"))


def test_correcting_onto_a_section_that_is_gone_is_refused(build, correct, tower, by):
    record = build()
    remove_section(tower, by=by)
    with pytest.raises(WallSection.DoesNotExist):
        correct(record, section=tower)


def test_removing_takes_the_day_out_of_the_totals(build, section, by):
    remove_progress(build(feet="12.50"), by=by)
    section.refresh_from_db()
    assert (section.feet_built, section.days_recorded) == (Decimal("0.00"), 0)
    assert not ProfileDay.objects.exists()


def test_removing_leaves_the_others_of_the_day(build, tower, by, totals_agree):
    record = build(feet="12.50")
    build(feet="2.00", on=tower)
    remove_progress(record, by=by)
    assert (ProfileDay.objects.get().feet_built, ProfileDay.objects.get().records) == (Decimal("2.00"), 1)
    assert totals_agree()


def test_removing_is_one_event_with_what_was(build, by, last_event):
    record = build()
    before = record.to_dict()
    remove_progress(record, by=by)
    assert (last_event().kind, last_event().before, last_event().after) == ("progress.removed", before, None)


@pytest.mark.parametrize("broken", ["record", "replace", "correct", "remove"])
def test_without_its_event_no_change_is_made(build, correct, by, request, totals_agree, broken):
    record = build(feet="1.00")
    attempts = {
        "record": lambda: build(day=2),
        "replace": lambda: build(feet="2.00", mode="replace"),
        "correct": lambda: correct(record, date=date(2025, 1, 3)),
        "remove": lambda: remove_progress(record, by=by),
    }
    request.getfixturevalue("broken_log")
    with pytest.raises(RuntimeError):
        attempts[broken]()
    assert DailyProgress.objects.get().to_dict() == record.to_dict()
    assert totals_agree()


@pytest.fixture
def many(section):
    """Reports of 1.00 ft on so many days in a row."""
    return lambda count: [DayOfWork(section, FIRST + timedelta(days=n), Built(100)) for n in range(count)]


def test_many_days_are_recorded_at_once(many, by, section, totals_agree):
    assert record_many(many(2_500), by=by) == 2_500
    section.refresh_from_db()
    assert section.feet_built == Decimal("2500.00")
    assert totals_agree()


def test_many_days_are_as_many_events(many, by):
    record_many(many(20), by=by)
    events = Event.objects.filter(kind="progress.recorded")
    assert [event.after["id"] for event in events.order_by("subject_id")] == [
        event.subject_id for event in events.order_by("subject_id")
    ]
    assert events.count() == 20


def test_many_days_cost_as_many_queries_as_few(many, by, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        record_many(many(500), by=by)


def test_many_days_are_recorded_all_or_none(many, build, by, totals_agree):
    build(day=3)
    with pytest.raises(IntegrityError):
        record_many(many(5), by=by)
    assert DailyProgress.objects.count() == 1
    assert totals_agree()


def test_many_days_without_their_events_are_not_recorded(many, by, broken_log, totals_agree):
    with pytest.raises(RuntimeError):
        record_many(many(5), by=by)
    assert not DailyProgress.objects.exists()
    assert totals_agree()


def test_many_days_count_for_the_profile_the_section_is_in_now(many, section, make_profile, by, totals_agree):
    days = many(3)
    WallSection.objects.update(profile=make_profile("Eastwatch"))
    record_many(days, by=by)
    assert totals_agree()


def test_a_day_written_down_earlier_says_so(section, by, last_event):
    at = datetime(2025, 1, 1, 18, 30, tzinfo=UTC)
    record_many([DayOfWork(section, FIRST, Built(100), at=at)], by=by)
    assert (DailyProgress.objects.get().created_at, last_event().at) == (at, at)


def test_a_verb_gives_back_what_is_stored(build, section, by):
    record, created = record_progress(section, date=FIRST, feet=Decimal("12.50"), by=by)
    assert created
    assert DailyProgress.objects.get().to_dict() == record.to_dict()
