"""The crews' page: whose day it shows, which, and a card for each section."""

import re
from datetime import timedelta

import pytest

from construction.tracking.roster import change_profile

from .crew import TODAY, state_of, total_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


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

    def test_an_inactive_one_is_not_opened_again_and_can_be_left(
        self, client, profile, make_profile, text_of
    ):
        asleep = make_profile("Eastwatch", is_active=False)
        page = text_of(client.get(f"/profiles/{asleep.pk}/progress/record/"))
        assert "crew-switch" in page
        assert client.get("/record/")["Location"] == f"/profiles/{profile.pk}/progress/record/"

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

    def test_the_strip_tells_what_is_recorded(self, record_page, build, other_section):
        build(day=9), build(day=9, on=other_section)
        build(day=1), build(day=8)
        build(feet="0", day=7, no_work_reason="weather"), build(feet="0", day=7, on=other_section)
        page = record_page()
        states = [state_of(page, f"2025-01-{day:02}") for day in (10, 9, 8, 7, 6)]
        assert states == ["due", "recorded", "some", "idle", "missing"]

    def test_days_before_the_first_section_are_not_missing(self, record_page, section):
        assert state_of(record_page(), "2025-01-09") == "nothing"

    def test_an_inactive_profile_says_so_and_misses_nothing(self, record_page, profile, build, by):
        build(day=1)
        change_profile(profile, name=profile.name, team_lead="Cotter Pyke", is_active=False, by=by)
        page = record_page()
        assert "This profile is inactive" in page
        assert state_of(page, "2025-01-09") == "nothing"

    def test_its_signs_have_words_beside_them(self, record_page, build, other_section):
        build(day=1), build(day=8)
        page = record_page()
        assert "<span>1 of 2</span>" in page
        assert "<span>missing</span>" in page

    def test_a_finished_section_is_not_missing(self, record_page, build, other_section):
        build(feet="500", day=2)
        build(day=9, on=other_section)
        assert state_of(record_page(), "2025-01-09") == "recorded"

    def test_what_a_finished_section_has_does_not_stand_for_another(self, record_page, build, other_section):
        build(feet="500", day=9)
        assert state_of(record_page(), "2025-01-09") == "some"

    def test_the_total_counts_sections(self, record_page, build, other_section):
        build(feet="45.50", day=10)
        assert total_of(record_page()) == "45.50 ft on 1 of 2 sections"

    def test_a_total_of_nothing_is_no_zero(self, record_page, build, other_section):
        build(day=1)
        assert total_of(record_page()) == "Nothing recorded yet on 2 sections"
        assert total_of(record_page(date="2025-01-09")) == "Nothing recorded on 2 sections"

    @pytest.mark.parametrize("day", ["2024-12-01", "2025-01-11"])
    def test_a_day_beyond_the_strip_joins_it(self, record_page, section, day):
        page = record_page(date=day)
        assert re.search(rf'<a id="day-{day}"[^>]* aria-current="date"', page)
        assert page.count('<a id="day-') == 8

    def test_one_of_another_week_says_its_month(self, record_page, section):
        assert '<span class="crew-weekday">Dec</span>' in record_page(date="2024-12-31")
        assert '<span class="crew-weekday">Sat</span>' in record_page(date="2025-01-04")

    def test_tomorrow_is_named(self, record_page, section):
        page = record_page(date="2025-01-11")
        assert "Tomorrow, Sat 11 January" in page
        assert '<span class="crew-weekday">Tomorrow</span>' in page

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
