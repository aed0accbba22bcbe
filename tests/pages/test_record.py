"""The crews' page: whose day it shows, which, and a card for each section."""

import re
from datetime import timedelta

import pytest
import time_machine

from construction.tracking.roster import change_profile

from .crew import EVENING, TODAY, field_of, state_of, total_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening():
    """A fixed evening at the Wall."""
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def other(profile, make_section):
    return make_section(profile, "Tower 2-3", "500")


@pytest.fixture
def record_page(client, profile, text_of):
    """The record page's text, asked with these parameters."""

    def read(**asked):
        return text_of(client.get(f"/profiles/{profile.pk}/progress/record/", asked))

    return read


@pytest.fixture
def card(client, section, text_of):
    """The section's card of today, asked with these parameters."""

    def read(**asked):
        return text_of(client.get(f"/sections/{section.pk}/days/{TODAY}/", asked))

    return read


class TestWhoseDay:
    def test_the_only_profile_is_opened_at_once(self, client, profile):
        assert client.get("/record/")["Location"] == f"/profiles/{profile.pk}/progress/record/"

    def test_among_several_one_chooses(self, client, profile, make_profile, text_of):
        eastwatch = make_profile("Eastwatch")
        assert f'href="/profiles/{eastwatch.pk}/progress/record/"' in text_of(client.get("/record/"))

    def test_the_last_one_is_opened_again(self, client, profile, make_profile):
        make_profile("Eastwatch")
        client.get(f"/profiles/{profile.pk}/progress/record/")
        assert client.get("/record/")["Location"] == f"/profiles/{profile.pk}/progress/record/"

    def test_a_last_one_that_is_gone_is_forgotten(self, client, make_profile):
        make_profile("Eastwatch"), make_profile("Westwatch")
        client.cookies["last_profile"] = "4711"
        assert client.get("/record/").status_code == 200

    def test_a_cookie_of_nonsense_is_no_profile(self, client, make_profile):
        make_profile("Eastwatch"), make_profile("Westwatch")
        client.cookies["last_profile"] = "-1 OR 1=1"
        assert client.get("/record/").status_code == 200

    def test_profiles_are_found_by_a_part_of_their_name(self, client, profile, make_profile, text_of):
        make_profile("Eastwatch")
        page = text_of(client.get("/record/", {"search": "EAST"}))
        assert "Eastwatch" in page
        assert profile.name not in page

    def test_inactive_profiles_are_not_offered(self, client, profile, make_profile, by, text_of):
        asleep = make_profile("Eastwatch")
        change_profile(asleep, name="Eastwatch", team_lead="Cotter Pyke", is_active=False, by=by)
        assert client.get("/record/").status_code == 303

    def test_an_empty_installation_names_the_next_step(self, client, text_of):
        assert 'href="/profiles/new/"' in text_of(client.get("/record/"))

    def test_the_page_switches_to_other_profiles(self, record_page, make_profile):
        other = make_profile("Eastwatch")
        assert f'href="/profiles/{other.pk}/progress/record/"' in record_page()

    def test_one_profile_alone_is_not_switched(self, record_page):
        assert "crew-switch" not in record_page()

    def test_of_a_hundred_profiles_some_are_shown_and_the_others_found(self, record_page, make_profile):
        for number in range(100):
            make_profile(f"Watch {number}")
        page = record_page()
        assert len(re.findall(r'<li><a href="/profiles/\d+/progress/record/"', page)) == 60
        assert 'name="search"' in page


class TestWhichDay:
    def test_it_opens_on_today(self, record_page, section):
        assert "Today, Fri 10 January" in record_page()

    def test_another_day_can_be_asked_for(self, record_page, section):
        assert "Tue 31 December 2024" in record_page(date="2024-12-31")

    def test_the_strip_has_today_and_six_days_before(self, record_page, section):
        days = re.findall(r'<a id="day-([\d-]+)"', record_page())
        assert days == [str(TODAY - timedelta(days=ago)) for ago in range(7)]

    def test_the_strip_tells_what_is_recorded(self, record_page, build, other):
        build(day=9), build(day=9, on=other)
        build(day=8)
        build(feet="0", day=7, no_work_reason="weather"), build(feet="0", day=7, on=other)
        page = record_page()
        states = [state_of(page, f"2025-01-{day:02}") for day in (10, 9, 8, 7, 6)]
        assert states == ["some", "recorded", "some", "idle", "missing"]

    def test_its_signs_have_words_beside_them(self, record_page, build, other):
        build(day=8)
        page = record_page()
        assert "<span>1 of 2</span>" in page
        assert "<span>missing</span>" in page

    def test_a_finished_section_is_not_missing(self, record_page, build, other):
        build(feet="500", day=2)
        build(day=9, on=other)
        assert state_of(record_page(), "2025-01-09") == "recorded"

    def test_what_a_finished_section_has_does_not_stand_for_another(self, record_page, build, other):
        build(feet="500", day=9)
        assert state_of(record_page(), "2025-01-09") == "some"

    def test_the_total_counts_sections(self, record_page, build, other):
        build(feet="45.50", day=10)
        assert total_of(record_page()) == "45.50 ft on 1 of 2 sections"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("date", "2025-01-12"),
            ("date", "10.01.2025"),
            ("section", "first"),
            ("page", "0"),
            ("colour", "blue"),
        ],
    )
    def test_what_cannot_be_read_is_refused(self, client, profile, text_of, name, value):
        response = client.get(f"/profiles/{profile.pk}/progress/record/", {name: value})
        assert response.status_code == 400
        assert f"<code>{name}</code>" in text_of(response)

    def test_tomorrow_has_begun_somewhere(self, client, profile):
        asked = {"date": "2025-01-11"}
        assert client.get(f"/profiles/{profile.pk}/progress/record/", asked).status_code == 200

    def test_no_cache_shows_it_again(self, client, profile):
        assert client.get(f"/profiles/{profile.pk}/progress/record/")["Cache-Control"] == "no-store"


class TestCards:
    def test_each_section_has_one(self, record_page, section, other):
        page = record_page()
        assert [f'id="section-{one.pk}" class="crew-card"' in page for one in (section, other)] == [True] * 2

    def test_it_says_how_far_the_section_is(self, record_page, build):
        build(feet="412.50")
        assert "<b>412.50</b> of 500.00 ft" in record_page()

    def test_it_says_what_yesterday_built(self, record_page, build):
        build(feet="12.50", day=9)
        page = record_page()
        assert "Yesterday <b>12.50 ft</b>" in page
        assert 'data-fill="12.50"' in page

    def test_yesterday_without_work_cannot_be_repeated(self, record_page, build):
        build(feet="0", day=9, no_work_reason="crew")
        page = record_page()
        assert "Yesterday <b>no work, crew</b>" in page
        assert "data-fill" not in page

    def test_it_says_no_cost(self, record_page, build):
        build(feet="12.50", day=9), build(feet="1", day=10)
        assert "4,631,250" not in record_page()

    def test_every_form_is_a_request_of_its_own(self, record_page, section, other):
        sent = re.findall(r'name="request_id" value="([^"]+)"', record_page())
        assert len(set(sent)) == 2
        assert set(sent).isdisjoint(re.findall(r'name="request_id" value="([^"]+)"', record_page()))

    def test_finished_sections_are_folded_away(self, record_page, section, other, build):
        build(feet="500", day=2)
        page = record_page()
        assert f'id="section-{section.pk}" class="crew-card"' not in page
        assert f'href="/sections/{section.pk}/days/2025-01-10/"' in page

    def test_one_that_was_finished_on_the_day_has_its_card(self, record_page, section, build):
        build(feet="500", day=10)
        assert f'id="section-{section.pk}" class="crew-card"' in record_page()

    def test_the_page_narrows_to_one(self, record_page, section, other):
        page = record_page(section=other.pk)
        assert f'id="section-{other.pk}"' in page
        assert f'id="section-{section.pk}"' not in page

    def test_a_section_of_another_profile_is_not_there(self, record_page, make_profile, make_section):
        theirs = make_section(make_profile("Eastwatch"), "Gate")
        assert f'id="section-{theirs.pk}"' not in record_page(section=theirs.pk)

    def test_a_profile_without_sections_leads_to_its_first(self, record_page, profile):
        assert f'href="/profiles/{profile.pk}/sections/new/"' in record_page()

    def test_forty_are_on_a_page(self, record_page, profile, make_section):
        for number in range(45):
            make_section(profile, f"Tower {number:02}", f"{number}.00")
        assert record_page().count('class="crew-card"') == 40
        assert record_page(page=2).count('class="crew-card"') == 5

    def test_of_many_one_is_found_by_its_name(self, record_page, profile, make_section):
        for number in range(45):
            make_section(profile, f"Tower {number:02}", f"{number}.00")
        assert record_page(search="tower 4").count('class="crew-card"') == 5

    def test_names_are_no_markup(self, record_page, profile, make_section):
        make_section(profile, "<b>Tower</b>")
        assert "<b>Tower</b>" not in record_page()


class TestOneCard:
    def test_it_is_a_page(self, card):
        assert "<html" in card()

    def test_it_is_a_fragment(self, htmx, section, text_of):
        page = text_of(htmx.get(f"/sections/{section.pk}/days/2025-01-10/"))
        assert "<html" not in page
        assert "Tower 1-2" in page

    def test_a_figure_stands_in_it(self, card):
        assert field_of(card(feet="12.5")) == "12.50"

    def test_what_is_recorded_can_be_changed(self, card, build):
        build(feet="9.25", day=10, notes="Windy")
        page = card(change="1")
        assert field_of(page) == "9.25"
        assert '<input type="hidden" name="mode" value="replace">' in page
        assert "Windy</textarea>" in page

    def test_a_figure_for_a_day_that_is_recorded_asks_what_to_do(self, card, build):
        build(feet="10", day=10)
        page = card(feet="12.50")
        assert "Replace</b> with 12.50 ft" in page
        assert "Add</b>: 22.50 ft in all" in page
        assert "Keep</b> 10.00 ft" in page

    @pytest.mark.parametrize(
        ("day", "asked", "status"),
        [
            ("2025-01-12", "", 400),
            ("2025-02-30", "", 404),
            ("today", "", 404),
            ("2025-01-10", "?feet=1,5", 400),
        ],
    )
    def test_what_cannot_be_read_is_refused(self, client, section, day, asked, status):
        assert client.get(f"/sections/{section.pk}/days/{day}/{asked}").status_code == status
