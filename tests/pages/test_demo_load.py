"""The button that loads the demo."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Max
from django.test import Client
from django.utils import timezone

from construction.demo.generator import demo_wall
from construction.models import DailyProgress, Profile

pytestmark = pytest.mark.django_db
NOT_AGAIN = "There are profiles already; the demo data was not loaded over them."


def test_it_loads_the_demo_up_to_yesterday_and_says_so(client):
    answer = client.post("/demo/", follow=True)
    assert answer.redirect_chain == [("/", 303)]
    assert "Demo data loaded: 8 profiles, 64 sections" in answer.content.decode()
    newest = DailyProgress.objects.aggregate(newest=Max("date"))["newest"]
    assert newest == timezone.localdate() - timedelta(days=1)


def test_a_wall_that_is_begun_keeps_what_it_has(client, profile):
    assert NOT_AGAIN in client.post("/demo/", follow=True).content.decode()
    assert Profile.objects.get() == profile


@pytest.fixture
def short_demo(monkeypatch):
    """A demo of few days, so that nobody waits for the lock longer than the database lets him."""

    def shortened(**asked):
        wall = demo_wall(**asked)
        return replace(wall, days=wall.days[:200])

    monkeypatch.setattr("construction.demo.loading.demo_wall", shortened)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_load_it_once(at_once, short_demo):
    answers = at_once(*[lambda: Client().post("/demo/")] * 2)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (Profile.objects.count(), DailyProgress.objects.count()) == (8, 200)


def test_htmx_is_sent_on_to_the_dashboard(htmx, profile):
    assert htmx.post("/demo/")["HX-Redirect"] == "/"


def test_another_site_cannot_press_it(profile):
    assert Client(enforce_csrf_checks=True).post("/demo/").status_code == 403


def test_asking_for_it_loads_nothing(client):
    assert client.get("/demo/").status_code == 200
    assert not Profile.objects.exists()
