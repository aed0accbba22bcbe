"""Names are whatever people type; pages show them as text."""

import pytest
from django.utils.html import escape

from .conftest import WITH_FRAGMENT

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:1 }}{% csrf_token %}",
    "W" * 255,
    "שומרי החומה \u202eללא קץ",
    "🧱🧊 Ülfheðnar Ⅻ",
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=HOSTILE, ids=["script", "attribute", "template", "long", "rtl", "emoji"])
def name(request):
    return request.param


@pytest.fixture
def profile(make_profile, name):
    return make_profile(name=name, team_lead=name)


@pytest.fixture
def section(make_section, profile, name):
    return make_section(profile, name=name)


@pytest.fixture
def record(build, name):
    return build(notes=name)


@pytest.mark.parametrize("address", WITH_FRAGMENT)
def test_a_page_shows_it_as_text(client, at, text_of, address):
    page = text_of(client.get(at(address)))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_page_shows_all_of_it(client, at, text_of, name):
    page = text_of(client.get(at("/profiles/{profile}/")))
    assert f'<h1 class="name">{escape(name)}</h1>' in page


def test_it_can_be_written_back(client, at, name):
    response = client.post(at("/profiles/{profile}/edit/"), {"name": name, "team_lead": name}, follow=True)
    assert response.status_code == 200
    assert len(list(response.context["messages"])) == 1
