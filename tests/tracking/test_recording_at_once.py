"""Writers at the same moment: each counts, none is lost, none waits for the other for ever."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from construction.models import DailyProgress, Event, Profile, ProfileDay, ProfileMonth, WallSection
from construction.tracking.recording import correct_progress, record_many, record_progress, remove_progress
from construction.tracking.roster import change_section, create_profile, create_section, remove_profile
from construction.tracking.totals import rebuild_totals
from construction.tracking.writing import DayOfWork
from construction.units import Built

FIRST = date(2025, 1, 1)
ROUNDS = 5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def recording(by):
    """A call that records feet on a section and day."""

    def of(section, feet="1.00", day=FIRST, mode="create"):
        return lambda: record_progress(section, date=day, feet=Decimal(feet), mode=mode, by=by)

    return of


@pytest.fixture
def correcting(by):
    """A call that corrects a record."""

    def of(record, **changes):
        return lambda: correct_progress(record, **changes, by=by)

    return of


@pytest.fixture
def moving(by):
    """A call that moves a section into another profile."""

    def of(section, profile):
        return lambda: change_section(section, profile=profile, by=by)

    return of


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_eight_crews_on_one_day_all_count(at_once, recording, make_section, profile, totals_agree):
    sections = [make_section(profile, name=f"Tower {number}") for number in range(8)]
    outcomes = at_once(*(recording(section, "12.50") for section in sections))
    assert failures(outcomes) == []
    assert (ProfileDay.objects.get().feet_built, ProfileDay.objects.get().records) == (Decimal("100.00"), 8)
    assert list(ProfileMonth.objects.values_list("feet_built", "days")) == [(Decimal("100.00"), 1)] * 2
    assert totals_agree()


def test_of_two_records_of_one_day_exactly_one_wins(at_once, recording, section, totals_agree):
    for number in range(ROUNDS):
        day = FIRST + timedelta(days=number)
        lost = failures(at_once(recording(section, "1.00", day), recording(section, "2.00", day)))
        assert [type(failure) for failure in lost] == [ValidationError]
        assert list(lost[0].message_dict) == ["date"]
    assert totals_agree()


def test_of_eight_additions_none_is_lost(at_once, recording, section, totals_agree):
    outcomes = at_once(*[recording(section, "1.25", mode="add")] * 8)
    assert failures(outcomes) == []
    assert DailyProgress.objects.get().feet_built == Decimal("10.00")
    assert totals_agree()


def test_of_racing_replacements_the_last_stays_and_all_are_logged(at_once, recording, section, totals_agree):
    calls = [recording(section, f"{feet}.00", mode="replace") for feet in range(1, 7)]
    assert failures(at_once(*calls)) == []
    assert (DailyProgress.objects.get().version, Event.objects.filter(subject="daily_progress").count()) == (
        6,
        6,
    )
    assert totals_agree()


def test_a_correction_and_a_move_of_its_section_both_count(
    at_once, correcting, moving, build, make_profile, section, totals_agree
):
    record = build(feet="1.00")
    for number in range(ROUNDS):
        target = make_profile(f"Watch {number}")
        assert failures(at_once(correcting(record, feet=Decimal(number)), moving(section, target))) == []
        day = ProfileDay.objects.get()
        assert (day.profile_id, day.feet_built) == (target.pk, Decimal(number))
    assert totals_agree()


def test_a_day_recorded_while_its_section_moves_goes_along(
    at_once, recording, moving, make_profile, section, totals_agree
):
    for number in range(ROUNDS):
        target, day = make_profile(f"Watch {number}"), FIRST + timedelta(days=number)
        assert failures(at_once(recording(section, day=day), moving(section, target))) == []
        assert set(ProfileDay.objects.values_list("profile_id", flat=True)) == {target.pk}
    assert totals_agree()


def test_a_day_removed_while_it_is_recorded_again_is_there_once_or_not(
    at_once, recording, build, section, by, totals_agree
):
    for number in range(1, ROUNDS + 1):
        record = build(day=number)
        calls = [recording(section, day=record.date), lambda record=record: remove_progress(record, by=by)]
        refused = failures(at_once(*calls))
        assert DailyProgress.objects.filter(date=record.date).count() == 1 - len(refused)
    assert totals_agree()


def test_racing_corrections_both_count_as_versions(at_once, correcting, build, totals_agree):
    record = build(feet="1.00")
    outcomes = at_once(*(correcting(record, feet=Decimal(feet)) for feet in range(2, 8)))
    assert failures(outcomes) == []
    assert DailyProgress.objects.get().version == 7
    assert totals_agree()


def test_racing_corrections_of_different_figures_all_stay(at_once, correcting, build):
    record = build(feet="1.00")
    changes = [{"feet": Decimal("2.00")}, {"notes": "Snow"}, {"date": FIRST + timedelta(days=9)}]
    at_once(*(correcting(record, **change) for change in changes))
    saved = DailyProgress.objects.get()
    assert (saved.feet_built, saved.notes, saved.date) == (Decimal("2.00"), "Snow", changes[2]["date"])


def test_racing_events_tell_one_story(at_once, correcting, build):
    """What one correction leaves is what the next one finds."""
    record = build(feet="1.00")
    at_once(*(correcting(record, feet=Decimal(feet)) for feet in range(2, 6)))
    events = list(Event.objects.filter(subject="daily_progress").order_by("after__version"))
    assert [event.before for event in events[1:]] == [event.after for event in events[:-1]]


def test_a_removal_and_a_correction_do_not_both_happen(at_once, correcting, build, by, totals_agree):
    for number in range(1, ROUNDS + 1):
        record = build(day=number)
        twin = DailyProgress.objects.get(pk=record.pk)
        lost = failures(
            at_once(correcting(record, feet=Decimal(2)), lambda twin=twin: remove_progress(twin, by=by))
        )
        assert all(isinstance(failure, ObjectDoesNotExist) for failure in lost)
    assert not DailyProgress.objects.exists()
    assert totals_agree()


def test_corrections_that_swap_days_do_not_block_each_other(
    at_once, correcting, build, make_section, profile, totals_agree
):
    tower, keep = make_section(profile, name="Tower"), make_section(profile, name="Keep")
    days = [FIRST + timedelta(days=number) for number in range(ROUNDS * 2)]
    for one, other in zip(days[::2], days[1::2], strict=True):
        early, late = build(on=tower, day=one), build(on=keep, day=other)
        assert failures(at_once(correcting(early, date=other), correcting(late, date=one))) == []
    assert totals_agree()


def test_sections_that_swap_profiles_do_not_block_each_other(
    at_once, moving, make_profile, make_section, by, totals_agree
):
    west, east = make_profile("Westwatch"), make_profile("Eastwatch")
    tower, keep = make_section(west, name="Tower"), make_section(east, name="Keep")
    days = [FIRST + timedelta(days=number) for number in range(200)]
    record_many([DayOfWork(section, day, Built(100)) for section in (tower, keep) for day in days], by=by)
    for _ in range(ROUNDS):
        assert failures(at_once(moving(tower, east), moving(keep, west))) == []
        west, east = east, west
    assert totals_agree()


def test_recording_many_and_one_do_not_block_each_other(
    at_once, recording, make_section, profile, by, totals_agree
):
    sections = [make_section(profile, name=f"Tower {number}") for number in range(4)]
    days = [FIRST + timedelta(days=number) for number in range(1, 800)]
    many = [DayOfWork(section, day, Built(100)) for section in sections for day in days]
    calls = [recording(section, day=days[-1] + timedelta(days=1)) for section in sections]
    assert failures(at_once(lambda: record_many(many, by=by), *calls)) == []
    assert totals_agree()


def test_a_profile_goes_while_crews_record_on_it(
    at_once, recording, make_profile, make_section, by, totals_agree
):
    for number in range(ROUNDS):
        profile = make_profile(f"Watch {number}")
        calls = [recording(make_section(profile, name=f"Tower {n}")) for n in range(4)]
        lost = failures(at_once(lambda profile=profile: remove_profile(profile, by=by), *calls))
        assert all(isinstance(failure, ObjectDoesNotExist) for failure in lost)
    assert not WallSection.objects.exists()
    assert totals_agree()


def test_a_section_is_not_added_to_a_profile_that_goes(at_once, make_profile, by):
    def adding(profile):
        return lambda: create_section(
            profile, section_name="Tower", start_position=Decimal(0), target_length_feet=Decimal(1), by=by
        )

    for number in range(ROUNDS):
        profile = make_profile(f"Watch {number}")
        twin = Profile.objects.get(pk=profile.pk)
        lost = failures(at_once(lambda twin=twin: remove_profile(twin, by=by), adding(profile)))
        assert all(isinstance(failure, Profile.DoesNotExist) for failure in lost)
    assert not WallSection.objects.exists()


def test_of_two_profiles_of_one_name_exactly_one_is_made(at_once, db, by):
    def making(name):
        return lambda: create_profile(name=name, team_lead="Jon Snow", is_active=True, by=by)

    lost = failures(at_once(making("Night's Watch"), making("NIGHT'S WATCH")))
    assert [list(failure.message_dict) for failure in lost] == [["name"]]
    assert Profile.objects.count() == 1


def test_totals_are_rebuilt_while_crews_record(
    at_once, recording, make_section, profile, build, totals_agree
):
    sections = [make_section(profile, name=f"Tower {number}") for number in range(6)]
    build(on=sections[0])
    for number in range(1, ROUNDS + 1):
        calls = [recording(section, day=FIRST + timedelta(days=number)) for section in sections]
        assert failures(at_once(rebuild_totals, *calls)) == []
    assert totals_agree()
