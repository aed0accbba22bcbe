"""Contract, PATCH: what the body leaves out stays as it is when the change is made, not as it was looked up."""

from datetime import date
from decimal import Decimal

import pytest

from construction.forms import StrictForm
from construction.models import DailyProgress, Profile, WallSection
from construction.tracking.recording import correct_progress
from construction.tracking.roster import change_profile, change_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def meanwhile(monkeypatch):
    """Make a change after a request has looked its row up and before it writes."""

    def interrupt(change):
        attempt = StrictForm.attempt

        def late(form, *args, **kwargs):
            monkeypatch.setattr(StrictForm, "attempt", attempt)
            change()
            return attempt(form, *args, **kwargs)

        monkeypatch.setattr(StrictForm, "attempt", late)

    return interrupt


def test_a_profile_keeps_what_another_writer_changes(api, profile, by, meanwhile):
    meanwhile(lambda: change_profile(profile, name="Night's Watch", is_active=False, by=by))
    answer = api.patch(f"/api/profiles/{profile.pk}/", {"team_lead": "Edd Tollett"}).json()
    assert (answer["name"], answer["team_lead"], answer["is_active"]) == (
        "Night's Watch",
        "Edd Tollett",
        False,
    )
    assert Profile.objects.get().to_dict() == answer


def test_a_section_keeps_what_another_writer_changes(api, section, make_profile, by, meanwhile):
    east = make_profile("Eastwatch")
    meanwhile(lambda: change_section(section, profile=east, target_length_feet=Decimal("9.00"), by=by))
    answer = api.patch(f"/api/sections/{section.pk}/", {"section_name": "Sea Tower"}).json()
    assert (answer["profile_id"], answer["target_length_feet"]) == (east.pk, "9.00")
    assert WallSection.objects.get().to_dict() == answer


def test_a_day_keeps_what_another_writer_changes(api, build, by, meanwhile):
    record = build(feet="1.00")
    meanwhile(lambda: correct_progress(record, feet=Decimal("7.00"), notes="Snow", by=by))
    answer = api.patch(f"/api/progress/{record.pk}/", {"date": "2025-01-09"}).json()
    assert (answer["feet_built"], answer["notes"], answer["version"]) == ("7.00", "Snow", 3)
    assert DailyProgress.objects.get().date == date(2025, 1, 9)


def test_an_empty_edit_changes_no_figure(api, build):
    record = build(feet="1.00")
    before = record.to_dict()
    after = api.patch(f"/api/progress/{record.pk}/", {}).json()
    assert {name for name in after if after[name] != before[name]} <= {"version", "updated_at"}


def test_putting_a_whole_profile_writes_all_of_it(api, profile, by, meanwhile):
    meanwhile(lambda: change_profile(profile, team_lead="Edd Tollett", is_active=False, by=by))
    answer = api.put(f"/api/profiles/{profile.pk}/", {"name": "Nightfort", "team_lead": "Jon Snow"}).json()
    assert (answer["team_lead"], answer["is_active"]) == ("Jon Snow", True)
