"""A card of the crews' page is saved, asked about, sent twice and taken back."""

import re
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from construction.models import DailyProgress, SentRequest

from .crew import EVENING, TODAY, field_of, state_of, total_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening():
    """A fixed evening at the Wall."""
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def body(section):
    """What a card sends."""

    def make(feet="12.50", day=TODAY, **more):
        sent = {"wall_section_id": section.pk, "date": day, "feet_built": feet, "request_id": str(uuid4())}
        return sent | more

    return make


@pytest.fixture
def save(profile, body):
    """Send a card, with HTMX or without."""

    def send(browser, feet="12.50", **more):
        return browser.post(f"/profiles/{profile.pk}/progress/", body(feet, **more))

    return send


@pytest.fixture
def card(client, section, text_of):
    """The section's card of today, asked with these parameters."""

    def read(**asked):
        return text_of(client.get(f"/sections/{section.pk}/days/{TODAY}/", asked))

    return read


def recorded():
    return [(row.feet_built, row.no_work_reason, row.notes) for row in DailyProgress.objects.all()]


class TestSaving:
    def test_htmx_gets_the_saved_card_and_the_total(self, htmx, save, text_of):
        page = text_of(save(htmx))
        assert "Saved 18:30" in page
        assert "12.50 ft" in page
        assert total_of(page) == "12.50 ft on 1 of 1 section"

    def test_the_day_in_the_strip_follows(self, htmx, save, text_of):
        assert state_of(text_of(save(htmx)), "2025-01-10") == "recorded"

    def test_a_day_beyond_the_strip_has_no_place_in_it(self, htmx, save, text_of):
        assert "crew-state" not in text_of(save(htmx, day=date(2024, 12, 1)))

    def test_it_is_told(self, htmx, save, text_of):
        assert "data-announce>Saved 12.50 ft on Tower 1-2<" in text_of(save(htmx))

    def test_without_javascript_it_leads_to_the_card(self, client, save, profile, section):
        response = save(client)
        assert response.status_code == 303
        place = f"/profiles/{profile.pk}/progress/record/?date=2025-01-10#section-{section.pk}"
        assert response["Location"] == place

    def test_of_a_long_profile_it_leads_to_the_card_alone(self, client, save, profile, section, make_section):
        for number in range(45):
            make_section(profile, f"Gate {number}", "600")
        assert f"&section={section.pk}#" in save(client)["Location"]

    def test_a_comma_is_read(self, client, save):
        save(client, "7,5")
        assert recorded() == [(Decimal("7.50"), "", "")]

    def test_no_work_has_a_reason(self, htmx, save, text_of):
        page = text_of(save(htmx, "0", no_work_reason="weather", notes="Snow"))
        assert "No work: weather" in page
        assert recorded() == [(Decimal("0.00"), "weather", "Snow")]

    @pytest.mark.parametrize("browser", ["client", "htmx"])
    def test_a_mistake_stands_beside_its_field(self, request, save, section, text_of, browser):
        response = save(request.getfixturevalue(browser), "twelve")
        page = text_of(response)
        assert response.status_code == 422
        assert field_of(page) == "twelve"
        assert f'id="wrong-{section.pk}"' in page
        assert "autofocus" in page

    def test_a_refused_card_stands_under_record(self, client, save, text_of):
        assert '<a href="/record/" aria-current="true">' in text_of(save(client, "twelve"))

    def test_notes_that_were_typed_stay(self, client, save, text_of):
        assert "Long day</textarea>" in text_of(save(client, "twelve", notes="Long day"))

    def test_a_section_of_others_is_refused_as_a_whole(self, client, save, make_profile, make_section):
        theirs = make_section(make_profile("Eastwatch"), "Gate")
        assert save(client, wall_section_id=theirs.pk).status_code == 400
        assert recorded() == []


class TestDoubts:
    def test_a_figure_past_the_target_is_asked_about(self, htmx, save, text_of):
        response = save(htmx, "501")
        assert response.status_code == 422
        assert "past its target of 500.00 ft" in text_of(response)
        assert recorded() == []

    def test_it_stands_in_the_form_still(self, client, save, text_of):
        page = text_of(save(client, "501"))
        assert field_of(page) == "501"
        assert 'name="confirmed" value="true"' in page

    def test_it_is_saved_once_it_is_confirmed(self, htmx, save):
        assert save(htmx, "501", confirmed="true").status_code == 200
        assert recorded() == [(Decimal("501.00"), "", "")]

    def test_what_replaces_is_asked_about_and_still_replaces(self, htmx, save, build, text_of):
        build(day=10)
        page = text_of(save(htmx, "501", mode="replace"))
        assert '<input type="hidden" name="mode" value="replace">' in page


class TestTwice:
    def test_a_twin_shows_the_saved_card(self, htmx, profile, body, text_of):
        sent = body()
        htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        response = htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        assert response.status_code == 409
        assert "Saved 18:30" in text_of(response)
        assert recorded() == [(Decimal("12.50"), "", "")]

    def test_without_javascript_it_leads_to_the_card(self, client, profile, body):
        sent = body()
        first, second = [client.post(f"/profiles/{profile.pk}/progress/", sent) for _ in range(2)]
        assert second.status_code == 303
        assert second["Location"] == first["Location"]

    def test_a_twin_that_adds_adds_once(self, htmx, profile, body, build):
        build(feet="10", day=10)
        sent = body("5", mode="add")
        for _ in range(2):
            htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        assert recorded() == [(Decimal("15.00"), "", "")]

    def test_a_form_that_was_typed_over_and_sent_again_asks_what_to_do(self, client, profile, body, text_of):
        sent = body()
        client.post(f"/profiles/{profile.pk}/progress/", sent)
        response = client.post(f"/profiles/{profile.pk}/progress/", sent | {"feet_built": "13"})
        assert response.status_code == 409
        assert "Replace</b> with 13.00 ft" in text_of(response)
        assert recorded() == [(Decimal("12.50"), "", "")]

    def test_a_twin_of_what_was_taken_back_asks_again(self, htmx, profile, body, text_of):
        sent = body()
        htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        record = DailyProgress.objects.get()
        htmx.post(f"/progress/{record.pk}/undo/", {"version": 1})
        response = htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        assert response.status_code == 409
        assert "has been taken back since" in text_of(response)
        assert recorded() == []

    def test_the_request_is_kept(self, htmx, profile, body):
        sent = body()
        htmx.post(f"/profiles/{profile.pk}/progress/", sent)
        assert SentRequest.objects.filter(pk=sent["request_id"]).exists()


class TestTaken:
    @pytest.fixture
    def refused(self, htmx, save, build):
        build(feet="10", day=10)
        return save(htmx)

    def test_it_says_what_is_recorded_and_what_can_be_done(self, refused, text_of):
        page = text_of(refused)
        assert refused.status_code == 409
        assert "Recorded already: <strong>10.00 ft</strong>, 18:30" in page
        assert [word in page for word in ("Replace", "Add</b>: 22.50", "Keep</b> 10.00")] == [True] * 3

    def test_the_form_that_follows_is_a_request_of_its_own(self, refused, htmx, profile, text_of):
        sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text_of(refused)))
        sent.pop("csrfmiddlewaretoken")
        htmx.post(f"/profiles/{profile.pk}/progress/", sent | {"mode": "add"})
        assert recorded() == [(Decimal("22.50"), "", "")]

    def test_without_javascript_it_is_a_page(self, client, save, build, text_of):
        build(feet="10", day=10)
        response = save(client)
        assert response.status_code == 409
        assert "<html" in text_of(response)

    def test_no_work_cannot_be_added(self, htmx, save, build, text_of):
        build(feet="10", day=10)
        page = text_of(save(htmx, "0", no_work_reason="crew"))
        assert "You say <strong>no work, crew</strong>" in page
        assert "Add</b>" not in page


class TestUndo:
    @pytest.fixture
    def undo(self, section):
        """Take back the newest change of the day's record."""

        def send(browser, version=None):
            record = DailyProgress.objects.get(wall_section=section, date=TODAY)
            return browser.post(f"/progress/{record.pk}/undo/", {"version": version or record.version})

        return send

    def test_the_figure_stands_in_the_form_again(self, htmx, save, undo, text_of):
        save(htmx, notes="Windy")
        page = text_of(undo(htmx))
        assert field_of(page) == "12.50"
        assert "Windy</textarea>" in page
        assert recorded() == []

    def test_the_total_follows(self, htmx, save, undo, text_of):
        save(htmx)
        assert total_of(text_of(undo(htmx))) == "0.00 ft on 0 of 1 section"

    def test_what_was_replaced_is_back(self, htmx, save, undo, build, text_of):
        build(feet="10", day=10, notes="Old")
        save(htmx, mode="replace")
        page = text_of(undo(htmx))
        assert recorded() == [(Decimal("10.00"), "", "Old")]
        assert "Replace</b> with 12.50 ft" in page

    def test_what_was_added_to_is_back(self, htmx, save, undo, build, text_of):
        build(feet="10", day=10, notes="Old")
        save(htmx, mode="add", notes="New")
        page = text_of(undo(htmx))
        assert recorded() == [(Decimal("10.00"), "", "Old")]
        assert "Add</b>: 22.50 ft in all" in page
        assert 'name="notes" value="New"' in page

    def test_without_javascript_it_leads_to_the_figure(self, client, save, undo, section):
        save(client)
        assert undo(client)["Location"] == (
            f"/sections/{section.pk}/days/2025-01-10/?feet=12.50#section-{section.pk}"
        )

    def test_no_work_is_taken_back(self, client, save, undo, section):
        save(client, "0", no_work_reason="weather")
        assert undo(client)["Location"] == f"/sections/{section.pk}/days/2025-01-10/#section-{section.pk}"

    def test_what_was_changed_meanwhile_stays(self, htmx, save, undo, text_of):
        save(htmx)
        save(htmx, "13", mode="replace")
        response = undo(htmx, version=1)
        assert response.status_code == 409
        assert "nothing was undone" in text_of(response)
        assert recorded() == [(Decimal("13.00"), "", "")]

    def test_it_is_offered_for_half_an_hour(self, card, build, evening):
        build(day=10)
        assert "Undo" in card()
        evening.move_to(timezone.now() + timedelta(minutes=31))
        assert "Undo" not in card()

    def test_programs_are_sent_elsewhere(self, client, save, undo, section):
        save(client)
        record = DailyProgress.objects.get()
        answer = client.post(
            f"/progress/{record.pk}/undo/", {"version": 1}, headers={"Accept": "application/json"}
        )
        assert answer.status_code == 406
        assert DailyProgress.objects.exists()

    def test_opened_as_a_page_it_takes_nothing_back(self, client, build, text_of):
        record = build(day=10)
        assert "Undo" in text_of(client.get(f"/progress/{record.pk}/undo/"))
        assert DailyProgress.objects.exists()
