"""Conditional GET: a report is sent again only if it says something else than the client has."""

from datetime import date

import pytest

from construction import http
from construction.models.rollups import ProfileDayManager

JANUARY = "start_date=2025-01-01&end_date=2025-01-31"
REPORTS = [
    f"/profiles/{{profile}}/cost-overview/?{JANUARY}",
    "/profiles/{profile}/daily-ice-usage/?date=2025-01-01",
    "/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-02-15&granularity=week",
    "/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-02-15&granularity=month",
    f"/profiles/bulk_cost_overview/?profile_ids={{profile}}&{JANUARY}",
]
NAMELESS = "/progress-series/?profile_id={profile}&from=2025-01-01&to=2025-02-15&granularity=week"
SHAPES = ["json", "csv", "xlsx"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[*REPORTS, NAMELESS], ids=lambda address: address.partition("?")[0])
def address(request, profile):
    return request.param.format(profile=profile.pk)


@pytest.fixture
def tag(client):
    def of(address, **headers):
        return client.get(address, **headers).headers["ETag"]

    return of


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_known_is_not_sent_again(client, build, address, tag, shape):
    build()
    address = f"{address}&format={shape}"
    answer = client.get(address, headers={"If-None-Match": tag(address)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert (answer["ETag"], answer["Cache-Control"]) == (tag(address), "private, no-cache")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_write_is_seen_at_once(client, build, address, tag, shape):
    address = f"{address}&format={shape}"
    before = tag(address)
    build(day=1)
    answer = client.get(address, headers={"If-None-Match": before})
    assert (answer.status_code, answer["ETag"] == before) == (200, False)


def test_a_write_that_the_report_does_not_show_changes_nothing(client, build, address, tag):
    before = tag(f"/api{address}")
    build(day=date(2024, 12, 31))
    assert tag(f"/api{address}") == before


@pytest.mark.parametrize("address", REPORTS, indirect=True)
def test_another_name_is_another_report(api, client, profile, address, tag):
    before = tag(f"/api{address}")
    api.patch(f"/api/profiles/{profile.pk}/", {"name": "Southern Watch"})
    assert client.get(f"/api{address}", headers={"If-None-Match": before}).status_code == 200


def test_each_shape_has_a_tag_of_its_own(address, tag):
    assert len({tag(f"{address}&format={shape}") for shape in SHAPES}) == len(SHAPES)


def test_a_tag_is_strong_but_where_an_answer_names_its_thread(address, tag):
    weak = {shape for shape in SHAPES if tag(f"{address}&format={shape}").startswith("W/")}
    assert weak == ({"json"} if "bulk" in address else set())


def test_both_trees_say_the_same(address, tag):
    assert tag(f"/api{address}") == tag(f"{address}&format=json")


def test_any_tag_will_do_where_the_client_says_so(client, address):
    assert client.get(f"/api{address}", headers={"If-None-Match": "*"}).status_code == 304


def test_head_is_conditional_as_well(client, address, tag):
    known = {"If-None-Match": tag(f"/api{address}")}
    assert client.head(f"/api{address}", headers=known).status_code == 304


def test_a_report_that_must_be_another_is_refused(client, address):
    answer = client.get(f"/api{address}", headers={"If-Match": '"other"'})
    assert (answer.status_code, answer.json()["error"]) == (412, "version_mismatch")


def test_a_chart_that_must_be_another_is_refused_in_the_same_words(client, profile):
    address = f"/profiles/{profile.pk}/cost-overview.svg?{JANUARY}"
    answer = client.get(address, headers={"If-Match": '"other"', "Accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]) == (412, "version_mismatch")


def test_answers_are_for_the_client_alone_and_vary_with_what_was_asked(client, address):
    for answer in (client.get(f"/api{address}"), client.get(address)):
        assert answer["Cache-Control"] == "private, no-cache"
        assert {"Accept", "HX-Request"} <= set(answer["Vary"].split(", "))


def test_what_is_known_costs_one_query(client, build, address, tag, django_assert_max_num_queries):
    build()
    known = {"If-None-Match": tag(f"/api{address}")}
    with django_assert_max_num_queries(1):
        assert client.get(f"/api{address}", headers=known).status_code == 304


def test_many_profiles_that_are_known_cost_one_query(client, make_profile, tag, monkeypatch):
    ids = ",".join(str(make_profile(f"Profile {number}").pk) for number in range(30))
    address = f"/api/profiles/bulk_cost_overview/?profile_ids={ids}&{JANUARY}"
    known, queries = {"If-None-Match": tag(address)}, []
    ask = ProfileDayManager.feet_by_profile
    monkeypatch.setattr(
        ProfileDayManager, "feet_by_profile", lambda *asked: queries.append(asked) or ask(*asked)
    )
    assert client.get(address, headers=known).status_code == 304
    assert len(queries) == 1


def test_what_is_known_is_not_even_written(client, address, tag, monkeypatch):
    known = {"If-None-Match": tag(f"/api{address}")}
    monkeypatch.setattr(http, "json_response", lambda body: 1 / 0)
    assert client.get(f"/api{address}", headers=known).status_code == 304
