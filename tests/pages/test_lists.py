"""Lists sort, filter and turn their pages."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(make_profile):
    return [make_profile(name) for name in ("Beta", "alpha", "Gamma")]


def names(page):
    return re.findall(r'<a href="/profiles/\d+/">([^<]+)</a>', page)


def test_a_list_is_sorted_as_asked(client, three, text_of):
    assert names(text_of(client.get("/profiles/?ordering=-name"))) == ["Gamma", "Beta", "alpha"]


def test_the_sorted_column_says_so(client, three, text_of):
    page = text_of(client.get("/profiles/?ordering=-name"))
    assert page.count("aria-sort=") == 1
    assert re.search(r'aria-sort="descending">\s*<a id="sort-name" href="\?ordering=name"', page)


def test_the_head_of_another_column_keeps_the_filter(client, three, text_of):
    page = text_of(client.get("/profiles/?search=a&ordering=-name"))
    assert 'href="?search=a&amp;ordering=team_lead"' in page


def test_a_filter_narrows_the_list(client, three, text_of):
    assert names(text_of(client.get("/profiles/?search=bet"))) == ["Beta"]


def test_a_filter_that_lets_nothing_through_can_be_cleared(client, three, text_of):
    assert '<a href="/profiles/">Clear it</a>' in text_of(client.get("/profiles/?search=zzz"))


def test_pages_are_turned_with_the_filter_kept(client, three, text_of):
    page = text_of(client.get("/profiles/?page_size=2&ordering=name"))
    assert "Rows 1–2 of 3" in page
    assert 'href="?page_size=2&amp;ordering=name&amp;page=2"' in page


def test_a_filter_keeps_the_order(client, three, text_of):
    page = text_of(client.get("/profiles/?ordering=-name"))
    assert '<input type="hidden" form="filters" name="ordering" value="-name">' in page


def test_a_section_of_a_profile_can_be_chosen(client, profile, section, text_of):
    page = text_of(client.get(f"/profiles/{profile.pk}/progress/"))
    assert f'<option value="{section.pk}">Tower 1-2</option>' in page


def test_nothing_built_is_not_nothing_recorded(client, build, make_section, profile, text_of):
    build(feet="0")
    page = text_of(client.get("/progress/"))
    assert "0.00" in page
