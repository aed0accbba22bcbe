"""The comparison's rows come in the order asked for, in every shape."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
BULK = "/api/profiles/bulk_cost_overview/"
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}


@pytest.fixture
def ids(build, make_profile, make_section):
    """beta with 1 ft, Alpha with 3 ft, Gamma with 2 ft, and one that does not exist."""
    found = []
    for name, feet in (("beta", "1.00"), ("Alpha", "3.00"), ("Gamma", "2.00")):
        profile = make_profile(name)
        build(feet=feet, on=make_section(profile))
        found.append(profile.pk)
    return [4711, *found]


@pytest.fixture
def names(api, ids):
    def ask(**query):
        rows = api.get(BULK, {"profile_ids": ids} | JANUARY | query).json()["results"]
        return [row.get("profile_name", "error") for row in rows]

    return ask


def test_rows_come_as_asked_unless_said_otherwise(names):
    assert names() == ["error", "beta", "Alpha", "Gamma"]


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("profile_name", ["Alpha", "beta", "Gamma", "error"]),
        ("-profile_name", ["Gamma", "beta", "Alpha", "error"]),
        ("total_feet_built", ["beta", "Gamma", "Alpha", "error"]),
        ("-total_cost_gold_dragons", ["Alpha", "Gamma", "beta", "error"]),
    ],
)
def test_rows_are_ordered_and_errors_come_last(names, ordering, expected):
    assert names(ordering=ordering) == expected


def test_an_unknown_order_is_refused(api, ids):
    response = api.get(BULK, {"profile_ids": ids, "ordering": "thread"} | JANUARY)
    assert response.status_code == 400
    assert list(response.json()["details"]) == ["ordering"]


def test_heads_lead_to_every_order_of_the_profiles_shown(client, ids):
    page = client.get("/profiles/bulk_cost_overview/", {"profile_ids": ids[1:3]} | JANUARY).content.decode()
    assert f'<input type="hidden" name="profile_ids" value="{ids[1]},{ids[2]}">' in page
    assert 'name="ordering" value="profile_name"' in page
    assert 'name="ordering" value="-percent_of_target"' in page


def test_the_last_order_of_a_page_counts(client, ids):
    """Its head is pressed in a form that says the order so far."""
    query = {"profile_ids": ids, "ordering": ["-total_feet_built", "total_feet_built"]} | JANUARY
    page = client.get("/profiles/bulk_cost_overview/", query).content.decode()
    assert page.count('aria-sort="ascending"') == 1


def test_the_head_it_is_ordered_by_says_so(client, ids):
    query = {"profile_ids": ids, "ordering": "-total_feet_built"} | JANUARY
    page = client.get("/profiles/bulk_cost_overview/", query).content.decode()
    assert page.count('aria-sort="descending"') == 1
    assert '<input type="hidden" form="filters" name="ordering" value="-total_feet_built">' in page
