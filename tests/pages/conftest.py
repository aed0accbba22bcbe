"""Browsers that have HTMX, and a small Wall to look at."""

from datetime import date

import pytest
from django.test import Client

from construction.home.cards import CARDS
from construction.models import Import

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
