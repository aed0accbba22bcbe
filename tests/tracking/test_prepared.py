"""Single rows read and written by prepared statements are the ones that querysets read and write."""

import pytest

from construction.models import DailyProgress, Profile, WallSection, prepared


@pytest.fixture
def record(build):
    return build(feet="99999999.99", notes="Überhang, “cold”")


@pytest.mark.parametrize("model", [Profile, WallSection, DailyProgress])
def test_a_row_is_found_as_a_queryset_finds_it(model, record):
    expected = model.objects.get()
    found = prepared.get(model, id=expected.pk)
    columns = [field.attname for field in model._meta.concrete_fields]
    assert [getattr(found, name) for name in columns] == [getattr(expected, name) for name in columns]


def test_every_column_of_a_lookup_counts(record, section):
    assert prepared.find(WallSection, id=section.pk, profile_id=section.profile_id + 1) is None


def test_what_is_not_there_is_told(db):
    with pytest.raises(Profile.DoesNotExist):
        prepared.get(Profile, id=77)


def test_a_found_row_can_be_saved_again(profile):
    found = prepared.get(Profile, id=profile.pk)
    found.team_lead = "Sam"
    found.save(update_fields=["team_lead"])
    assert Profile.objects.get().team_lead == "Sam"


def test_an_inserted_row_has_its_key(profile):
    other = Profile(name="Eastwatch", name_key="eastwatch", team_lead="Cotter Pyke")
    prepared.insert(other)
    assert Profile.objects.get(name="Eastwatch").pk == other.pk
