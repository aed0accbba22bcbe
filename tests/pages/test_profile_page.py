"""A profile's page stays short, however many sections it has."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page_with(client, profile, make_section, text_of):
    def make(sections):
        for number in range(sections):
            make_section(profile, f"Tower {number:02}")
        return text_of(client.get(f"/profiles/{profile.pk}/"))

    return make


def test_it_shows_the_first_sections_and_leads_to_all(page_with, profile):
    page = page_with(31)
    assert page.count(">Tower ") == 30
    assert f'The first 30 along the Wall; <a href="/profiles/{profile.pk}/sections/">all 31</a>.' in page


def test_it_shows_all_sections_where_they_are_few(page_with):
    page = page_with(30)
    assert page.count(">Tower ") == 30
    assert "along the Wall; " not in page


def test_a_list_cuts_a_long_lead_and_files_do_not(client, make_profile, text_of):
    make_profile(team_lead="L" * 255)
    assert f"{'L' * 79}…</td>" in text_of(client.get("/profiles/"))
    assert b"L" * 255 in b"".join(client.get("/profiles/?format=csv"))
