"""Profiles in the order of what their sections have built, have to build, and how many they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from construction.models import WallSection

pytestmark = pytest.mark.django_db


@pytest.fixture
def wall(make_profile, make_section):
    """Profiles by name: their sections' feet and targets in hundredths."""

    def make(**profiles):
        for name, sections in profiles.items():
            profile = make_profile(name)
            for number, (built, target) in enumerate(sections):
                section = make_section(profile, f"{number}")
                WallSection.objects.filter(pk=section.pk).update(feet_built=built, target_length_feet=target)

    return make


@pytest.fixture
def names(client):
    return lambda ordering: [
        row["name"] for row in client.get(f"/api/profiles/?ordering={ordering}").json()["results"]
    ]


@pytest.mark.parametrize("ordering", ["feet_built", "percent_of_target", "section_count"])
def test_both_ways(wall, names, ordering):
    wall(None_=[], Few=[(100, 1_000)], Many=[(200, 1_000), (300, 1_000)])
    assert names(ordering) == ["None_", "Few", "Many"]
    assert names(f"-{ordering}") == ["Many", "Few", "None_"]


def test_shares_that_a_float_cannot_tell_apart(wall, names):
    most = 99_999_999
    wall(Less=[(most - 2, most - 1)], More=[(most - 1, most)], Over=[(most, most - 1)])
    assert names("percent_of_target") == ["Less", "More", "Over"]
    assert names("-percent_of_target") == ["Over", "More", "Less"]


def test_no_target_comes_before_nothing_built(wall, names):
    wall(Built=[(5, 0)], Nothing=[(0, 100)])
    assert names("percent_of_target") == ["Built", "Nothing"]


def test_ties_come_newest_first_and_orders_can_be_joined(wall, names):
    wall(A=[(100, 200)], B=[(100, 100)], C=[(50, 100)])
    assert names("feet_built") == ["C", "B", "A"]
    assert names("-percent_of_target,name") == ["B", "A", "C"]


@pytest.mark.parametrize("address", ["/profiles/", "/api/profiles/", "/profiles/?format=csv"])
def test_it_costs_no_more_queries(client, wall, address):
    wall(A=[(100, 200)], B=[(100, 100)])

    def count(ordering):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(
                address, {"ordering": ordering} | ({"format": "csv"} if "csv" in address else {})
            )
            b"".join(answer)
        assert answer.status_code == 200
        return len(asked)

    assert count("name") == count("-percent_of_target") == count("feet_built") == count("section_count")


@pytest.mark.parametrize("name", ["section_count", "feet_built", "percent_of_target"])
def test_heads_sort_by_them(client, wall, name):
    wall(A=[(100, 200)])
    page = client.get("/profiles/", {"ordering": f"-{name}"}).content.decode()
    assert (
        f'aria-sort="descending">\n              <a id="sort-{name}"' in page or f'id="sort-{name}"' in page
    )
    assert page.count('aria-sort="descending"') == 1
