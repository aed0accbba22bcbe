"""Browsers that have HTMX, and a small Wall to look at."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from construction.home.cards import CARDS
from construction.models import Import

from .crew import EVENING, TODAY

WITH_FRAGMENT = (
    "/",
    *(f"/dashboard/{card.name}/" for card in CARDS),
    "/profiles/",
    "/profiles/{profile}/",
    "/profiles/{profile}/sections/",
    "/profiles/{profile}/progress/",
    "/sections/",
    "/sections/{section}/",
    "/progress/",
    "/progress/{record}/",
    "/imports/",
    "/imports/{upload}/",
    "/profiles/{profile}/daily-ice-usage/?date=2025-01-01",
    "/profiles/{profile}/cost-overview/?start_date=2025-01-01&end_date=2025-01-31",
    "/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-01-31&granularity=day",
    "/progress-series/?from=2025-01-01&to=2025-01-31&granularity=week",
    "/profiles/bulk_cost_overview/?profile_ids={profile}&start_date=2025-01-01&end_date=2025-01-31",
)
FORMS = (
    "/profiles/new/",
    "/profiles/{profile}/edit/",
    "/profiles/{profile}/delete/",
    "/profiles/{profile}/sections/new/",
    "/profiles/{profile}/progress/record/",
    "/sections/{section}/edit/",
    "/sections/{section}/delete/",
    "/progress/{record}/edit/",
    "/progress/{record}/delete/",
    "/imports/new/",
    "/demo/",
)
BULK = "/profiles/bulk_cost_overview/"


@pytest.fixture
def htmx():
    """A browser in which HTMX asks."""
    return Client(headers={"HX-Request": "true"})


@pytest.fixture
def record(build):
    return build(feet="12.50", day=1)


@pytest.fixture
def upload(db):
    return Import.objects.create(file_name="days.csv", first_day=date(2025, 1, 1), last_day=date(2025, 1, 1))


@pytest.fixture
def at(profile, section, record, upload):
    """The address of a page about the profile, section or record at hand."""

    def fill(address):
        return address.format(profile=profile.pk, section=section.pk, record=record.pk, upload=upload.pk)

    return fill


@pytest.fixture
def text_of():
    """What an answer says, as text."""

    def decode(response):
        return response.content.decode()

    return decode


@pytest.fixture
def evening():
    """A fixed evening at the Wall."""
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def card(client, section, text_of):
    """The section's card of today, asked with these parameters."""

    def read(**asked):
        return text_of(client.get(f"/sections/{section.pk}/days/{TODAY}/", asked))

    return read


@pytest.fixture
def body(section):
    """What a card sends."""

    def make(feet="12.50", day=TODAY, **more):
        sent = {"wall_section_id": section.pk, "date": day, "feet_built": feet, "request_id": str(uuid4())}
        return sent | more

    return make


@pytest.fixture
def send(profile):
    """Post a body to the profile, in this browser."""
    return lambda browser, sent, **more: browser.post(f"/profiles/{profile.pk}/progress/", sent | more)


@pytest.fixture
def save(send, body):
    """Send a card, with HTMX or without."""
    return lambda browser, feet="12.50", **more: send(browser, body(feet, **more))


@pytest.fixture
def other_section(profile, make_section):
    return make_section(profile, "Tower 2-3", "500")


@pytest.fixture
def record_page(client, profile, text_of):
    """The record page's text, asked with these parameters."""

    def read(**asked):
        return text_of(client.get(f"/profiles/{profile.pk}/progress/record/", asked))

    return read
