"""The first page: the dashboard, or the first steps."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from construction.home.cards import CARDS

pytestmark = pytest.mark.django_db
NAMES = [card.name for card in CARDS]


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def card(client, text_of):
    """What a card shows alone."""

    def open_card(name, **query):
        page = text_of(client.get(f"/dashboard/{name}/", query))
        return page[page.index("<main") : page.index("</main>")]

    return open_card


def test_an_empty_installation_shows_the_first_steps_and_offers_the_demo(client, text_of):
    page = text_of(client.get("/"))
    assert "Three steps" in page
    assert 'action="/demo/"' in page


def test_a_wall_that_is_begun_offers_no_demo(client, profile, text_of):
    assert 'action="/demo/"' not in text_of(client.get("/"))


def test_a_profile_without_sections_stands_at_the_second_step(client, profile, text_of):
    page = text_of(client.get("/"))
    assert f'<a href="/profiles/{profile.pk}/sections/new/">Add a section</a>' in page
    assert re.search(r'aria-current="step"><strong>Give it sections', page)


def test_totals_of_ice_and_cost_lead_to_the_series_that_has_them(client, build, card, text_of):
    build(feet="12.50", day=1)
    build(feet="1000.00", day=timezone.localdate() + timedelta(days=1))
    for name, total in (("ice", "197,437.50"), ("cost", "375,131,250.00")):
        href = re.search(r'<p class="pane-number"><a href="([^"]+)">', card(name))[1].replace("&amp;", "&")
        assert f">{total}<" in card(name)
        assert total in text_of(client.get(href))


def test_what_is_recorded_ahead_is_told_beside_the_total(build, card, today):
    build(feet="12.50", day=today + timedelta(days=1))
    assert "12.50 ft of that are recorded for days to come" in card("feet")


def test_every_card_is_on_the_page_in_its_order(client, section, text_of):
    assert re.findall(r'<section id="card-(\w+)"', text_of(client.get("/"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_card_refreshes_itself_quietly(client, section, text_of, name):
    opening = re.search(rf'<section id="card-{name}"[^>]*>', text_of(client.get("/")))[0]
    seconds = 600 if name in ("elevation", "curve", "calendar") else 60
    assert f'hx-get="/dashboard/{name}/" hx-trigger="every {seconds}s, shown"' in opening
    assert "data-quiet" in opening


@pytest.mark.parametrize("name", NAMES)
def test_the_fragment_of_a_card_is_what_stands_on_the_page(client, htmx, section, text_of, name):
    fragment, page = text_of(htmx.get(f"/dashboard/{name}/")), text_of(client.get("/"))
    assert "<section" not in fragment
    assert fragment.partition("\n")[2].strip() in page


@pytest.mark.parametrize("name", NAMES)
def test_a_card_of_a_wall_without_sections_says_what_to_do_or_shows_nothing_built(client, profile, name):
    assert client.get(f"/dashboard/{name}/").status_code == 200


@pytest.mark.parametrize("name", ["forecast", "unreported", "elevation", "curve", "missing"])
def test_a_card_without_rows_names_the_reason_and_the_next_step(profile, card, name):
    shown = card(name)
    assert "empty-title" in shown
    assert '<a href="/profiles/">Open a profile</a>' in shown


def test_there_is_no_other_card(client, db):
    assert client.get("/dashboard/lodging/").status_code == 404


def test_a_card_is_nothing_for_programs(client, db):
    assert client.get("/dashboard/feet/?format=json").status_code == 406


@pytest.mark.parametrize("query", ["x=1", "page=1"])
def test_a_card_takes_no_parameters(client, db, query):
    assert client.get(f"/dashboard/feet/?{query}").status_code == 400


@pytest.mark.parametrize("query", ["page=0", "page=first", "page=1&page=2", "x=1"])
def test_the_board_takes_a_page_alone(client, db, query):
    assert client.get(f"/dashboard/missing/?{query}").status_code == 400


def test_totals_come_from_every_section(build, card):
    build(feet="12.50", day=1)
    build(feet="1000.00", day=2)
    assert ">1,012.50</a>" in card("feet")
    assert ">197,437.50</a>" in card("ice")
    assert ">375,131,250.00</a>" in card("cost")


def test_today_and_the_week_are_counted_by_date(client, build, today):
    for days, feet in ((0, "1.00"), (1, "2.00"), (6, "4.00"), (7, "8.00")):
        build(feet=feet, day=today - timedelta(days=days))
    totals = client.get("/").context["survey"].totals
    assert (totals.today_feet, totals.yesterday_feet, totals.week.feet) == (1, 2, 7)


def test_today_leads_to_the_records_of_today_alone(profile, card, today):
    assert f'<a href="/progress/?start_date={today}&amp;end_date={today}">' in card("feet")


def test_a_day_without_a_record_is_no_day_of_zero_feet(build, card, today):
    build(feet="0.00", day=today - timedelta(days=1))
    assert re.findall(r">(—|0\.00)</a>", card("feet")) == ["0.00", "—", "0.00", "0.00"]


def test_ice_and_cost_tell_a_day_without_a_record_too(build, card, today):
    build(feet="0.00", day=today - timedelta(days=1))
    assert re.findall(r">(—|0\.00)</a>", card("cost")) == ["0.00", "—", "0.00"]


def test_every_section_is_drawn_and_leads_to_it(section, card):
    assert f"/sections/{section.pk}/" in card("elevation")


def test_the_totals_are_there_for_programs(client, build):
    build(feet="12.50")
    body = client.get("/?format=json").json()
    assert body["total_ice_cubic_yards"] == "2437.50"
    assert body["today_feet_built"] is None


def test_parameters_are_refused(client):
    assert client.get("/?x=1").status_code == 400
