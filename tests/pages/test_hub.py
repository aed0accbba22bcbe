"""The reports there are, for the profile that was seen last, and the way to its costs."""

import re

import pytest

pytestmark = pytest.mark.django_db
LINK = re.compile(r'</svg> <a href="(/[^"]+)">[^<]+</a>\s*<p>([^<]+)</p>')


@pytest.fixture
def hub(client, text_of):
    def get(**asked):
        return text_of(client.get("/reports/", asked))

    return get


def test_each_report_says_what_it_answers(hub, section):
    page = hub()
    links = LINK.findall(page)
    assert len(links) == 9
    assert all(question.endswith((".", "?")) for _, question in links)


def test_every_report_of_the_hub_answers(client, hub, section):
    page = hub().partition('class="report-links"')[2]
    for address, _ in LINK.findall(page):
        assert client.get(address).status_code == 200


def test_it_opens_on_the_first_profile(hub, make_profile):
    make_profile("West")
    assert f"/profiles/{make_profile('East').pk}/cost-overview/" in hub()


def test_it_opens_on_the_profile_that_was_seen_last(client, hub, make_profile):
    make_profile("East")
    west = make_profile("West")
    client.get(f"/profiles/{west.pk}/cost-overview/")
    assert f"/profiles/{west.pk}/daily-ice-usage/" in hub()


def test_another_profile_can_be_chosen(hub, make_profile):
    make_profile("East")
    west = make_profile("West")
    page = hub(profile_id=west.pk)
    assert f"/profiles/{west.pk}/progress-series/" in page
    assert f'<option value="{west.pk}" selected>West</option>' in page


@pytest.mark.parametrize(
    ("asked", "status"), [({"profile_id": "x"}, 422), ({"profile_id": 4711}, 404), ({"x": 1}, 422)]
)
def test_a_choice_of_nothing_is_refused(client, profile, asked, status):
    assert client.get("/reports/", asked).status_code == status


def test_without_profiles_it_says_what_to_do(hub):
    assert "No profiles to report on yet" in hub()


def test_the_last_costs_are_those_of_the_profile_seen_last(client, make_profile):
    make_profile("East")
    west = make_profile("West")
    client.get(f"/profiles/{west.pk}/progress-series/")
    assert client.get("/reports/costs/")["Location"] == f"/profiles/{west.pk}/cost-overview/"


def test_without_a_profile_seen_the_last_costs_are_all_reports(client, profile):
    assert client.get("/reports/costs/")["Location"] == "/reports/"


def test_a_profile_that_is_gone_was_not_seen(client, make_profile):
    profile = make_profile()
    client.get(f"/profiles/{profile.pk}/cost-overview/")
    profile.delete()
    assert client.get("/reports/costs/")["Location"] == "/reports/"


def test_programs_leave_no_trace(client, at):
    answer = client.get(at("/api/profiles/{profile}/daily-ice-usage/?date=2025-01-01"))
    assert "last_profile" not in answer.cookies
