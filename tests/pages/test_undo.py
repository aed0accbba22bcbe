"""What a card of the crews' page has saved is taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from construction.models import DailyProgress
from construction.tracking.recording import correct_progress, remove_progress
from construction.tracking.roster import remove_section

from .crew import TODAY, field_of, said, state_of, total_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ELSEWHERE = date(2025, 1, 5)


@pytest.fixture
def undo(section):
    """Take back the newest change of a record, the day's unless another is given, from the section's card."""

    def send(browser, record=None, version=None, **more):
        record = record or DailyProgress.objects.get(wall_section=section, date=TODAY)
        sent = {"version": version or record.version, "wall_section_id": section.pk, "date": TODAY} | more
        return browser.post(f"/progress/{record.pk}/undo/", sent)

    return send


@pytest.fixture
def moved(htmx, save, profile, make_section, by):
    """A record that the card has saved, moved to another section and day since."""
    save(htmx)
    keep = make_section(profile, "Keep")
    return correct_progress(DailyProgress.objects.get(), section=keep, date=ELSEWHERE, by=by)


def test_the_figure_stands_in_the_form_again(htmx, save, undo, text_of):
    save(htmx, notes="Windy")
    page = text_of(undo(htmx))
    assert field_of(page) == "12.50"
    assert "Windy</textarea>" in page
    assert said() is None


def test_it_says_that_the_figure_is_not_saved(htmx, save, undo, text_of):
    save(htmx)
    assert "data-announce>Undone, 12.50 ft not saved.<" in text_of(undo(htmx))


def test_the_total_follows(htmx, save, undo, text_of):
    save(htmx)
    assert total_of(text_of(undo(htmx))) == "Nothing recorded yet on 1 section"


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_what_was_there_before_is_back_and_saved(htmx, save, undo, build, text_of, mode):
    build(feet="10", day=10, notes="Old")
    save(htmx, mode=mode, notes="New")
    page = text_of(undo(htmx))
    assert said() == ("10.00", "", "Old")
    assert "data-saved" in page
    assert "Undone: 10.00 ft again." in page


def test_without_javascript_it_leads_to_the_figure(client, save, undo, section, text_of):
    save(client, notes="Windy")
    place = undo(client)["Location"]
    assert place == f"/sections/{section.pk}/days/2025-01-10/?feet=12.50&notes=Windy#section-{section.pk}"
    assert "Undone, 12.50 ft not saved." in text_of(client.get(place))


def test_without_javascript_what_is_back_is_on_the_page(client, save, undo, build, profile, section):
    build(feet="10", day=10)
    save(client, mode="replace")
    place = f"/profiles/{profile.pk}/progress/record/?date=2025-01-10#section-{section.pk}"
    assert undo(client)["Location"] == place


def test_no_work_is_taken_back(client, save, undo, section):
    save(client, "0", no_work_reason="weather")
    assert undo(client)["Location"] == f"/sections/{section.pk}/days/2025-01-10/#section-{section.pk}"


def test_what_was_changed_meanwhile_stays(htmx, save, undo, text_of):
    save(htmx)
    save(htmx, "13", mode="replace")
    response = undo(htmx, version=1)
    assert response.status_code == 409
    assert "nothing was undone" in text_of(response)
    assert said() == ("13.00", "", "")


class TestTwice:
    @pytest.mark.parametrize("browser", ["client", "htmx"])
    def test_what_was_removed_is_not_recorded_any_more(self, request, htmx, save, undo, text_of, browser):
        save(htmx)
        record = DailyProgress.objects.get()
        undo(htmx, record)
        response = undo(request.getfixturevalue(browser), record)
        assert response.status_code == 409
        assert "What you wanted to undo is not recorded any more." in text_of(response)
        assert "data-saved" not in text_of(response)

    def test_what_is_as_before_was_undone_before(self, htmx, save, undo, build, text_of):
        record = build(feet="10", day=10)
        save(htmx, mode="replace")
        for _ in range(2):
            response = undo(htmx, record, version=2)
        assert response.status_code == 409
        assert "This was undone before." in text_of(response)
        assert said() == ("10.00", "", "")


class TestMoved:
    def test_its_old_card_says_where_it_is(self, htmx, moved, undo, section, text_of):
        response = undo(htmx, moved, version=1)
        page = text_of(response)
        assert response.status_code == 409
        assert f'id="name-{section.pk}"' in page
        assert "It is recorded on Keep, 5 January 2025, by now. Nothing was undone." in page

    def test_the_total_is_of_the_card_that_asks(self, htmx, moved, undo, text_of):
        page = text_of(undo(htmx, moved, version=1))
        assert total_of(page) == "Nothing recorded yet on 2 sections"
        assert state_of(page, "2025-01-10") == "due"

    def test_it_goes_back_from_its_new_card(self, htmx, moved, undo, text_of):
        place = {"wall_section_id": moved.wall_section_id, "date": ELSEWHERE}
        page = text_of(undo(htmx, moved, **place))
        assert "it is back where it was moved from" in page
        assert DailyProgress.objects.get().date == TODAY

    def test_where_it_came_from_may_be_taken_by_now(self, htmx, moved, undo, build, text_of):
        build(day=10)
        place = {"wall_section_id": moved.wall_section_id, "date": ELSEWHERE}
        response = undo(htmx, moved, **place)
        assert response.status_code == 409
        assert "has another record by now" in text_of(response)

    def test_where_it_came_from_may_be_gone(self, htmx, moved, undo, section, by, text_of):
        remove_section(section, by=by)
        place = {"wall_section_id": moved.wall_section_id, "date": ELSEWHERE}
        response = undo(htmx, moved, **place)
        assert response.status_code == 409
        assert "nothing was undone" in text_of(response)


def test_a_section_that_is_gone_has_no_card(htmx, build, undo, section, by):
    record = build(day=10)
    remove_section(section, by=by)
    assert undo(htmx, record).status_code == 404


class TestOffer:
    def test_it_is_made_for_half_an_hour(self, client, save, card, evening):
        save(client)
        assert ">Undo<" in card()
        evening.move_to(timezone.now() + timedelta(minutes=31))
        assert ">Undo<" not in card()

    def test_others_are_not_made_it(self, htmx, save, card):
        save(htmx)
        assert ">Undo<" not in card()

    def test_it_is_made_at_once(self, htmx, save, text_of):
        assert ">Undo<" in text_of(save(htmx))

    def test_what_others_have_changed_since_is_theirs(self, client, htmx, save, card):
        save(client)
        save(htmx, "13", mode="replace")
        assert ">Undo<" not in card()

    def test_a_cookie_of_nonsense_is_nobodys(self, client, build, card):
        build(day=10)
        client.cookies["own_records"] = "one.two-9" * 900
        assert ">Undo<" not in card()


def test_programs_are_sent_elsewhere(client, save, section):
    save(client)
    record = DailyProgress.objects.get()
    answer = client.post(
        f"/progress/{record.pk}/undo/", {"version": 1}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 406
    assert DailyProgress.objects.exists()


def test_opened_as_a_page_it_takes_nothing_back(client, build, text_of):
    record = build(day=10)
    assert "data-saved" in text_of(client.get(f"/progress/{record.pk}/undo/"))
    assert DailyProgress.objects.exists()


def test_a_record_that_went_meanwhile_is_told(htmx, build, undo, by, text_of):
    record = build(day=10)
    remove_progress(DailyProgress.objects.get(), by=by)
    assert "is not recorded any more" in text_of(undo(htmx, record))
