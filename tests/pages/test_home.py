"""The first page."""

from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_an_empty_installation_shows_the_first_steps(client, text_of):
    page = text_of(client.get("/"))
    assert "Three steps" in page
    assert "manage.py demo_data" in page


def test_totals_come_from_every_section(client, build, text_of):
    build(feet="12.50", day=1)
    build(feet="1000.00", day=2)
    page = text_of(client.get("/"))
    assert "1,012.50" in page
    assert "375,131,250.00" in page


def test_today_and_the_week_are_counted_by_date(client, build):
    today = timezone.localdate()
    for days, feet in ((0, "1.00"), (1, "2.00"), (6, "4.00"), (7, "8.00")):
        build(feet=feet, day=today - timedelta(days=days))
    wall = client.get("/").context["wall"]
    assert (wall.today_feet, wall.yesterday_feet, wall.week.feet) == (1, 2, 7)


def test_today_leads_to_the_records_of_today_alone(client, profile, text_of):
    today = timezone.localdate().isoformat()
    assert f'<a href="/progress/?start_date={today}&amp;end_date={today}">' in text_of(client.get("/"))


def test_a_day_without_a_record_is_no_day_of_zero_feet(client, build, text_of):
    build(feet="0.00", day=timezone.localdate() - timedelta(days=1))
    wall = client.get("/").context["wall"]
    assert (wall.today_feet, wall.yesterday_feet) == (None, 0)
    assert ">—</a>" in text_of(client.get("/"))


def test_every_section_is_a_block_that_leads_to_it(client, section, text_of):
    assert f'class="block block-planned" href="/sections/{section.pk}/"' in text_of(client.get("/"))


def test_a_profile_without_sections_has_nothing_drawn(client, profile, text_of):
    page = text_of(client.get("/"))
    assert "<pattern" not in page
    assert "Northern Watch" in page


def test_the_totals_are_there_for_programs(client, build):
    build(feet="12.50")
    body = client.get("/?format=json").json()
    assert body["total_ice_cubic_yards"] == "2437.50"


def test_parameters_are_refused(client):
    assert client.get("/?x=1").status_code == 400
