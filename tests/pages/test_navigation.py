"""The navigation marks the entry that a page stands under."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked(client):
    """The entries that a page marks, and how."""

    def look(address):
        page = client.get(address).content.decode()
        wide = page[page.index('class="nav-wide"') : page.index("theme-switch")]
        return re.findall(r'aria-current="(\w+)">(\w+)<', wide)

    return look


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/", "Wall"),
        ("/profiles/", "Profiles"),
        ("/progress/", "Progress"),
        ("/profiles/bulk_cost_overview/", "Compare"),
    ],
)
def test_an_entry_is_marked_on_its_page(marked, profile, address, entry):
    assert marked(address) == [("page", entry)]


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/imports/", "Progress"),
        ("/imports/new/", "Progress"),
        ("/progress-series/", "Progress"),
        ("/profiles/{}/", "Profiles"),
        ("/profiles/{}/cost-overview/", "Profiles"),
        ("/profiles/{}/sections/new/", "Profiles"),
        ("/sections/", "Profiles"),
    ],
)
def test_a_page_below_an_entry_marks_it(marked, profile, address, entry):
    assert marked(address.format(profile.pk)) == [("true", entry)]


def test_an_unknown_address_marks_nothing(marked):
    assert marked("/nowhere/") == []
