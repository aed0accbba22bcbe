"""A list without rows says why, and what to do next."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(client):
    """(title, where it leads) of an empty list."""

    def look(address):
        page = client.get(address).content.decode()
        empty = page[page.index('class="empty"') :]
        return re.search(r'empty-title">([^<]+)<', empty)[1], re.search(r'<a href="([^"]+)"', empty)[1]

    return look


@pytest.mark.parametrize(
    ("address", "title", "step"),
    [
        ("/profiles/", "No profiles yet", "/profiles/new/"),
        ("/sections/", "No sections yet", "/profiles/"),
        ("/progress/", "No days of work yet", "/record/"),
        ("/imports/", "Nothing imported yet", "/imports/new/"),
    ],
)
def test_an_empty_wall_leads_to_the_first_entry(told, address, title, step):
    assert told(address) == (title, step)


@pytest.mark.parametrize(
    ("address", "title", "step"),
    [
        ("/profiles/{}/sections/", "No sections yet", "/profiles/{}/sections/new/"),
        ("/profiles/{}/progress/", "No days of work yet", "/profiles/{}/progress/record/"),
    ],
)
def test_an_empty_profile_leads_to_its_own_forms(told, profile, address, title, step):
    assert told(address.format(profile.pk)) == (title, step.format(profile.pk))


@pytest.mark.parametrize(
    "address",
    [
        "/profiles/?search=zz",
        "/sections/?search=zz",
        "/progress/?start_date=2030-01-01",
    ],
)
def test_a_filter_that_is_too_narrow_can_be_cleared(told, profile, address):
    assert told(address) == ("Nothing found", address.partition("?")[0])


@pytest.mark.parametrize("asked", ["ordering=name", "page_size=5", "page=1"])
def test_an_order_or_a_size_is_no_filter(told, asked):
    assert told(f"/profiles/?{asked}")[0] == "No profiles yet"
