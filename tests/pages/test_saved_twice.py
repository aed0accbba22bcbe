"""A card of the crews' page that is sent twice, or for a day that has its record."""

from datetime import date

import pytest

from construction.models import DailyProgress, SentRequest
from construction.tracking.recording import correct_progress, remove_progress
from construction.tracking.roster import change_section

from .crew import field_of, hidden, said, total_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


class TestTwin:
    def test_it_shows_the_saved_card(self, htmx, send, body, text_of):
        sent = body()
        send(htmx, sent)
        response = send(htmx, sent)
        assert response.status_code == 409
        assert "Saved 18:30" in text_of(response)
        assert said() == ("12.50", "", "")

    def test_without_javascript_it_leads_to_the_card(self, client, send, body):
        sent = body()
        first, second = [send(client, sent) for _ in range(2)]
        assert second.status_code == 303
        assert second["Location"] == first["Location"]

    def test_one_that_adds_adds_once(self, htmx, send, body, build):
        build(feet="10", day=10)
        sent = body("5", mode="add")
        for _ in range(2):
            send(htmx, sent)
        assert said() == ("15.00", "", "")

    @pytest.mark.parametrize("mode", ["create", "replace"])
    def test_one_that_was_typed_over_asks_what_to_do(self, client, send, body, text_of, mode):
        sent = body(mode=mode)
        send(client, sent)
        response = send(client, sent, feet_built="13")
        assert response.status_code == 409
        assert "Replace</b> with 13.00 ft" in text_of(response)
        assert said() == ("12.50", "", "")

    @pytest.mark.parametrize("mode", ["create", "replace"])
    def test_one_that_has_notes_since_does_not_lose_them(self, htmx, send, body, text_of, mode):
        sent = body("7", mode=mode)
        send(htmx, sent)
        page = text_of(send(htmx, sent, notes="Gate stuck"))
        assert "Your note: Gate stuck" in page
        send(htmx, hidden(page), mode="replace")
        assert said() == ("7.00", "", "Gate stuck")

    def test_one_that_cannot_be_read_since_says_so(self, htmx, send, body, text_of):
        sent = body("7")
        send(htmx, sent)
        response = send(htmx, sent, feet_built="abc")
        assert response.status_code == 409
        assert field_of(text_of(response)) == "abc"

    def test_lines_end_alike(self, htmx, send, body, text_of):
        sent = body("7", notes="one\r\ntwo")
        send(htmx, sent)
        assert "Already saved" in text_of(send(htmx, sent, notes="one\ntwo"))

    def test_the_request_is_kept(self, htmx, send, body):
        sent = body()
        send(htmx, sent)
        assert SentRequest.objects.filter(pk=sent["request_id"]).exists()


class TestTwinOfWhatIsGone:
    @pytest.fixture
    def again(self, htmx, send, body, by):
        """Send a figure, have its record removed, and send it again."""

        def twice(feet, meanwhile=lambda: None):
            sent = body(feet)
            send(htmx, sent)
            for record in DailyProgress.objects.all():
                remove_progress(record, by=by)
            meanwhile()
            return send(htmx, sent)

        return twice

    def test_it_asks_again(self, again, text_of):
        response = again("12.50")
        assert response.status_code == 409
        assert "has been taken back since" in text_of(response)
        assert said() is None

    def test_a_comma_is_drawn_beside_what_others_have_recorded(self, again, build, text_of):
        response = again("12,5", lambda: build(feet="10", day=10))
        page = text_of(response)
        assert response.status_code == 409
        assert "You say <strong>12.50 ft</strong>" in page
        assert "has been taken back since" in page


class TestTwinOfWhatHasMoved:
    @pytest.fixture
    def sent(self, htmx, send, body):
        """What a card has sent, and the server saved."""
        sent = body()
        send(htmx, sent)
        return sent

    def test_its_own_card_says_where_it_is(
        self, htmx, send, sent, section, make_section, profile, by, text_of
    ):
        keep = make_section(profile, "Keep")
        correct_progress(DailyProgress.objects.get(), section=keep, date=date(2025, 1, 5), by=by)
        response = send(htmx, sent)
        page = text_of(response)
        assert response.status_code == 409
        assert f'id="name-{section.pk}"' in page
        assert "This was saved before. It is recorded on Keep, 5 January 2025, by now." in page
        assert total_of(page) == "Nothing recorded yet on 2 sections"

    def test_another_profiles_record_is_not_told(
        self, htmx, send, sent, section, make_profile, make_section, profile, by, text_of
    ):
        keep = make_section(profile, "Keep")
        change_section(section, profile=make_profile("Eastwatch"), by=by)
        page = text_of(send(htmx, sent, wall_section_id=keep.pk))
        assert "It is recorded in another profile by now." in page
        assert section.section_name not in page


class TestTaken:
    @pytest.fixture
    def refused(self, htmx, save, build):
        build(feet="10", day=10)
        return save(htmx)

    def test_it_says_what_is_recorded_and_what_can_be_done(self, refused, text_of):
        page = text_of(refused)
        assert refused.status_code == 409
        assert "Recorded already 18:30, <strong>10.00 ft</strong>" in page
        assert [word in page for word in ("Replace", "Add</b>: 22.50", "Keep</b> 10.00")] == [True] * 3

    def test_the_form_that_follows_is_a_request_of_its_own(self, refused, htmx, send, text_of):
        send(htmx, hidden(text_of(refused)), mode="add")
        assert said() == ("22.50", "", "")

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

    def test_the_same_figure_is_nothing_new(self, htmx, save, build, text_of):
        build(feet="10", day=10)
        page = text_of(save(htmx, "10"))
        assert "Replace</b>" not in page
        assert "Add</b>: 20.00 ft in all" in page


class TestNotesOfTwo:
    @pytest.fixture
    def choose(self, htmx, save, send, build, text_of):
        """Send a card with these notes for a day that has others, and choose."""

        def run(notes, mode):
            build(feet="10", day=10, notes="Theirs")
            page = text_of(save(htmx, notes=notes))
            assert "Recorded note: Theirs" in page
            send(htmx, hidden(page), mode=mode)
            return said()

        return run

    @pytest.mark.parametrize(
        ("notes", "mode", "saved"),
        [
            ("", "replace", ("12.50", "", "Theirs")),
            ("Mine", "replace", ("12.50", "", "Mine")),
            ("", "add", ("22.50", "", "Theirs")),
            ("Mine", "add", ("22.50", "", "Theirs\nMine")),
        ],
    )
    def test_none_is_lost_unseen(self, choose, notes, mode, saved):
        assert choose(notes, mode) == saved

    def test_it_is_said_whose_note_stays(self, htmx, save, build, text_of):
        build(feet="10", day=10, notes="Theirs")
        assert "and your note" in text_of(save(htmx, notes="Mine"))
        assert "note kept" in text_of(save(htmx))


class TestEditedByTwo:
    @pytest.fixture
    def opened(self, htmx, build, section, text_of):
        """What the form carries in which a record was opened."""
        build(feet="10", day=10)
        return hidden(text_of(htmx.get(f"/sections/{section.pk}/days/2025-01-10/?change=1")))

    def test_the_second_is_asked(self, htmx, send, save, opened, text_of):
        save(htmx, "8", mode="replace")
        response = send(htmx, opened, feet_built="13", notes="")
        page = text_of(response)
        assert response.status_code == 409
        assert "It has been changed since you opened it." in page
        assert "Replace</b> with 13.00 ft" in page
        assert said() == ("8.00", "", "")

    def test_then_it_replaces(self, htmx, send, save, opened, text_of):
        save(htmx, "8", mode="replace")
        page = text_of(send(htmx, opened, feet_built="13", notes=""))
        send(htmx, hidden(page), mode="replace")
        assert said() == ("13.00", "", "")

    def test_what_was_removed_is_not_made_again_unasked(self, htmx, send, opened, by, text_of):
        remove_progress(DailyProgress.objects.get(), by=by)
        page = text_of(send(htmx, opened, feet_built="13", notes=""))
        assert field_of(page) == "13"
        assert said() is None
