"""Adding, changing and removing profiles and sections."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from construction.models import DailyProgress, Event, Profile, ProfileDay, WallSection
from construction.tracking.roster import (
    change_profile,
    change_section,
    create_profile,
    create_section,
    remove_profile,
    remove_section,
)


@pytest.fixture
def change(by):
    """Change a section."""
    return partial(change_section, by=by)


@pytest.fixture
def eastwatch(make_profile):
    return make_profile("Eastwatch", "Cotter Pyke")


def test_a_profile_is_added_with_one_event(profile, last_event):
    assert Event.objects.count() == 1
    assert (last_event().kind, last_event().after) == ("profile.created", profile.to_dict())


def test_a_profile_can_be_added_as_of_an_earlier_moment(db, by, last_event):
    at = datetime(2024, 1, 1, 8, tzinfo=UTC)
    profile = create_profile(name="Nightfort", team_lead="Othell Yarwyck", is_active=True, by=by, at=at)
    assert (profile.created_at, profile.updated_at, last_event().at) == (at, at, at)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Northern Watch", "northern WATCH"),
        ("Straße", "STRASSE"),
        ("Ἀθῆναι", "ἀθῆναι"),
        ("Été", "E\u0301te\u0301"),
        ("\u0390", "\u0399\u0308\u0301"),
    ],
)
def test_a_name_is_taken_whatever_the_case_or_composition(make_profile, first, second):
    make_profile(first)
    with pytest.raises(ValidationError) as refusal:
        make_profile(second)
    assert refusal.value.message_dict == {"name": ["A profile with this name already exists."]}


def test_a_refused_profile_leaves_no_event(make_profile):
    make_profile("Northern Watch")
    with pytest.raises(ValidationError):
        make_profile("Northern Watch")
    assert (Profile.objects.count(), Event.objects.count()) == (1, 1)


def test_the_longest_names_that_grow_most_are_kept(make_profile):
    assert make_profile("\u0390" * 255).name == "\u0390" * 255


def test_changing_a_profile_is_one_event_with_both_sides(profile, by, last_event):
    before = profile.to_dict()
    changed = change_profile(profile, name="Night's Watch", team_lead="Edd Tollett", is_active=False, by=by)
    assert (last_event().before, last_event().after) == (before, changed.to_dict())
    assert changed.updated_at > changed.created_at


def test_a_profile_may_change_the_case_of_its_name(profile, by):
    changed = change_profile(profile, name="NORTHERN WATCH", by=by)
    assert changed.name == "NORTHERN WATCH"


def test_a_profile_cannot_take_another_ones_name(profile, eastwatch, by):
    with pytest.raises(ValidationError) as refusal:
        change_profile(eastwatch, name="Northern watch", by=by)
    assert list(refusal.value.message_dict) == ["name"]


def test_a_profile_goes_with_its_sections_days_and_totals(profile, build, by):
    build()
    remove_profile(profile, by=by)
    left = (WallSection, DailyProgress, ProfileDay, Profile)
    assert [model.objects.count() for model in left] == [0, 0, 0, 0]


def test_removing_a_profile_logs_it_and_its_sections(profile, section, make_section, by):
    make_section(profile, name="Tower 2-3")
    remove_profile(profile, by=by)
    kinds = Event.objects.filter(kind__endswith=".removed").values_list("kind", flat=True)
    assert sorted(kinds) == ["profile.removed", "section.removed", "section.removed"]


@pytest.mark.parametrize("gone", ["section", "profile"])
def test_every_day_that_goes_along_is_logged(profile, section, build, by, monkeypatch, gone):
    monkeypatch.setattr("construction.models.events.BATCH_SIZE", 3)
    monkeypatch.setattr("construction.tracking.roster.BATCH_SIZE", 2)
    before = [build(day=day).to_dict() for day in (1, 2, 3, 4, 5)]
    remove_section(section, by=by) if gone == "section" else remove_profile(profile, by=by)
    events = Event.objects.filter(kind="progress.removed").order_by("position")
    assert [event.before for event in events] == before
    assert [event.subject_id for event in events] == [record["id"] for record in before]


def test_removing_a_profile_leaves_the_others(profile, build, eastwatch, make_section, by, totals_agree):
    build()
    build(on=make_section(eastwatch))
    remove_profile(profile, by=by)
    assert ProfileDay.objects.get().profile == eastwatch
    assert totals_agree()


def test_removing_what_is_gone_is_refused(profile, by):
    remove_profile(Profile.objects.get(), by=by)
    with pytest.raises(Profile.DoesNotExist):
        remove_profile(profile, by=by)


def test_a_section_is_added_with_one_event(section, last_event):
    assert Event.objects.filter(subject="wall_sections").count() == 1
    assert (last_event().kind, last_event().after) == ("section.created", section.to_dict())


def test_a_section_name_is_taken_in_its_profile_alone(section, profile, eastwatch, make_section):
    make_section(eastwatch)
    with pytest.raises(ValidationError) as refusal:
        make_section(profile)
    assert refusal.value.message_dict == {
        "section_name": ["This profile already has a section with this name."]
    }


def test_a_section_of_a_profile_that_is_gone_is_refused(profile, by):
    remove_profile(Profile.objects.get(), by=by)
    with pytest.raises(Profile.DoesNotExist):
        create_section(
            profile, section_name="Tower 1-2", start_position=Decimal(0), target_length_feet=Decimal(1), by=by
        )


def test_changing_a_section_is_one_event_with_both_sides(section, change, last_event):
    before = section.to_dict()
    changed = change(section, target_length_feet=Decimal("750.50"))
    assert (last_event().before, last_event().after) == (before, changed.to_dict())
    assert Event.objects.filter(kind="section.changed").count() == 1


def test_changing_a_section_keeps_what_it_has_built(section, build, change):
    build(feet="12.50")
    change(section, section_name="Tower 1-3")
    assert WallSection.objects.get().feet_built == Decimal("12.50")


def test_a_section_that_moves_takes_its_days_along(section, build, change, eastwatch, totals_agree):
    build(day=1)
    build(day=2)
    change(section, profile=eastwatch)
    assert set(ProfileDay.objects.values_list("profile", flat=True)) == {eastwatch.pk}
    assert totals_agree()


def test_a_section_that_moves_leaves_the_others_days(
    section, build, change, profile, eastwatch, make_section, totals_agree
):
    build(feet="2.00", on=make_section(profile, name="Tower 2-3"))
    build(feet="3.00", on=make_section(eastwatch, name="Sea Tower"))
    build(feet="12.50")
    change(section, profile=eastwatch)
    feet = ProfileDay.objects.order_by("feet_built").values_list("feet_built", flat=True)
    assert list(feet) == [Decimal("2.00"), Decimal("15.50")]
    assert totals_agree()


def test_a_section_does_not_move_to_where_its_name_is_taken(
    section, build, change, eastwatch, make_section, totals_agree
):
    build()
    make_section(eastwatch)
    with pytest.raises(ValidationError):
        change(section, profile=eastwatch)
    assert ProfileDay.objects.get().profile_id == section.profile_id
    assert totals_agree()


def test_a_section_does_not_move_to_a_profile_that_is_gone(section, change, eastwatch, by):
    remove_profile(Profile.objects.get(pk=eastwatch.pk), by=by)
    with pytest.raises(Profile.DoesNotExist):
        change(section, profile=eastwatch)


def test_a_section_goes_with_its_days(section, build, by):
    build()
    remove_section(section, by=by)
    assert [model.objects.count() for model in (WallSection, DailyProgress, ProfileDay)] == [0, 0, 0]


def test_removing_a_section_leaves_the_others_days(section, build, profile, make_section, by, totals_agree):
    build(feet="2.00", on=make_section(profile, name="Tower 2-3"))
    build(feet="12.50")
    remove_section(section, by=by)
    assert ProfileDay.objects.get().feet_built == Decimal("2.00")
    assert totals_agree()


@pytest.mark.parametrize("broken", ["create profile", "remove profile", "move section", "remove section"])
def test_without_its_event_no_change_is_made(
    profile, section, build, change, eastwatch, make_profile, by, request, totals_agree, broken
):
    build()
    attempts = {
        "create profile": lambda: make_profile("Nightfort"),
        "remove profile": lambda: remove_profile(Profile.objects.get(pk=profile.pk), by=by),
        "move section": lambda: change(section, profile=eastwatch),
        "remove section": lambda: remove_section(WallSection.objects.get(), by=by),
    }
    request.getfixturevalue("broken_log")
    with pytest.raises(RuntimeError):
        attempts[broken]()
    assert (Profile.objects.count(), WallSection.objects.get().profile, ProfileDay.objects.count()) == (
        2,
        profile,
        1,
    )
    assert totals_agree()
