"""Writing without JavaScript: a posted form, a 303, a page that says what was done."""

import pytest
from django.test import Client

from construction.models import DailyProgress, Profile, WallSection

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(client, at):
    """Post a form and follow where it leads."""

    def send(address, **fields):
        return client.post(at(address), fields, follow=True)

    return send


def messages(response):
    return [str(message) for message in response.context["messages"]]


def test_a_profile_is_added(post):
    response = post("/profiles/", name="Eastwatch", team_lead="Cotter Pyke", is_active="on")
    assert response.redirect_chain[0][1] == 303
    assert messages(response) == ["Added Eastwatch."]


def test_a_profile_is_changed(post, profile):
    response = post("/profiles/{profile}/edit/", name="Night Fort", team_lead="Jon Snow")
    assert messages(response) == ["Saved Night Fort."]
    assert Profile.objects.get(pk=profile.pk).is_active is False


def test_a_profile_is_deleted(post):
    response = post("/profiles/{profile}/delete/")
    assert messages(response) == ["Deleted Northern Watch with its sections and their days of work."]
    assert not Profile.objects.exists()


def test_a_section_is_added(post):
    fields = {"section_name": "Tower 2-3", "start_position": "500", "target_length_feet": "250.5"}
    response = post("/profiles/{profile}/sections/", **fields)
    assert messages(response) == ["Added Tower 2-3."]


def test_a_section_is_changed(post, profile, section):
    fields = {"section_name": "Tower 9", "start_position": "0", "target_length_feet": "900"}
    response = post("/sections/{section}/edit/", profile_id=profile.pk, **fields)
    assert messages(response) == ["Saved Tower 9."]


def test_a_section_is_deleted(post):
    post("/sections/{section}/delete/")
    assert not WallSection.objects.exists()


def test_a_day_is_corrected(post, section):
    fields = {"wall_section_id": section.pk, "date": "2025-01-02", "feet_built": "3"}
    response = post("/progress/{record}/edit/", **fields)
    assert messages(response) == ["Corrected to 3.00 ft on Tower 1-2 for 2 January 2025."]


def test_a_day_is_deleted(post):
    response = post("/progress/{record}/delete/")
    assert messages(response) == ["Deleted 12.50 ft on Tower 1-2 for 1 January 2025."]
    assert not DailyProgress.objects.exists()


def test_htmx_is_told_where_to_go(htmx, at):
    response = htmx.post(at("/profiles/{profile}/edit/"), {"name": "Nightfort", "team_lead": "Othell"})
    assert response["HX-Redirect"] == at("/profiles/{profile}/")


def test_programs_leave_no_message_behind(client, api, at):
    api.post("/api/profiles/", {"name": "Eastwatch", "team_lead": "Cotter Pyke"})
    assert messages(client.get(at("/profiles/{profile}/"))) == []


@pytest.mark.parametrize(
    ("address", "fields", "wrong"),
    [
        ("/profiles/", {"name": "", "team_lead": "Jon"}, "name"),
        ("/profiles/", {"name": "NORTHERN watch", "team_lead": "Jon"}, "name"),
        ("/profiles/{profile}/edit/", {"name": "Nightfort", "team_lead": ""}, "team_lead"),
        ("/profiles/{profile}/sections/", {"section_name": "Tower 1-2"}, "start_position"),
        ("/sections/{section}/edit/", {"section_name": "T", "start_position": "1e3"}, "start_position"),
        ("/progress/{record}/edit/", {"feet_built": "-1", "date": "2025-10-15"}, "feet_built"),
    ],
)
class TestBadForms:
    def test_the_sentence_stands_beside_the_field(self, client, at, text_of, address, fields, wrong):
        response = client.post(at(address), fields)
        assert response.status_code == 422
        assert f'id="id_{wrong}_error"' in text_of(response)

    def test_htmx_gets_the_form_alone(self, htmx, at, text_of, address, fields, wrong):
        response = htmx.post(at(address), fields)
        assert response.status_code == 422
        assert "<html" not in text_of(response)


def test_the_first_wrong_field_takes_the_focus(client, at, text_of):
    page = text_of(client.post(at("/profiles/{profile}/edit/"), {"name": "Nightfort", "team_lead": ""}))
    [focused] = [tag for tag in page.split("<input") if "autofocus" in tag]
    assert 'name="team_lead"' in focused
    assert 'aria-invalid="true"' in focused


def test_an_unknown_field_is_named(client, at, text_of):
    fields = {"name": "Nightfort", "team_lead": "Othell", "colour": "blue"}
    assert "<code>colour</code>: Unknown field" in text_of(
        client.post(at("/profiles/{profile}/edit/"), fields)
    )


def test_a_form_without_its_token_is_refused(at):
    response = Client(enforce_csrf_checks=True).post(at("/profiles/{profile}/delete/"))
    assert response.status_code == 403
    assert Profile.objects.exists()


def test_a_share_far_over_its_target_stays_short(client, build, profile, text_of):
    build(feet="99999999.99")
    assert "&gt; 999 %" in text_of(client.get(f"/profiles/{profile.pk}/"))
