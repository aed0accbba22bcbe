"""Days without work: exact counts by profile and reason, each of which leads to the days it counts."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from construction.reports.no_work import REASONS

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}


@pytest.fixture
def idle(build):
    """A day of 0 ft, for a reason or for none."""

    def record(day, reason="", **kwargs):
        return build(feet="0", day=day, no_work_reason=reason, **kwargs)

    return record


@pytest.fixture
def report(client):
    def get(**asked):
        return client.get("/api/no-work/", JANUARY | asked).json()

    return get


@pytest.fixture
def page(client, text_of):
    def get(**asked):
        return text_of(client.get("/no-work/", JANUARY | asked))

    return get


@pytest.fixture
def text_of():
    def decode(response):
        return response.content.decode()

    return decode


def test_days_are_counted_by_reason(report, idle, build, profile):
    idle(1, "weather")
    idle(2, "weather")
    idle(3, "crew")
    idle(4)
    build(feet="0.01", day=5)
    counts = {"weather": 2, "material": 0, "crew": 1, "other": 0, "not_said": 1, "total": 4}
    assert report() == {
        "date_range": {"start": "2025-01-01", "end": "2025-01-31"},
        "profile_ids": None,
        "results": [{"profile_id": profile.pk, "profile_name": "Northern Watch"} | counts],
        "summary": counts,
    }


def test_both_days_of_the_range_count_and_no_other(report, idle):
    for day in (1, 2, 30, 31):
        idle(day, "other")
    assert report(start_date="2025-01-02", end_date="2025-01-30")["summary"]["other"] == 2


def test_those_that_lost_most_come_first(report, idle, make_profile, make_section):
    idle(1, "weather")
    east = make_section(make_profile("Eastwatch"))
    idle(1, "crew", on=east)
    idle(2, "crew", on=east)
    assert [row["profile_name"] for row in report()["results"]] == ["Eastwatch", "Northern Watch"]


def test_profiles_that_are_named_have_a_row_without_a_day_as_well(report, idle, profile, make_profile):
    idle(1, "weather")
    east = make_profile("Eastwatch")
    assert [row["total"] for row in report(profile_id=[profile.pk, east.pk])["results"]] == [1, 0]
    assert [row["profile_name"] for row in report(profile_id=east.pk)["results"]] == ["Eastwatch"]
    assert len(report()["results"]) == 1


def test_a_profile_that_does_not_exist_is_named(client, profile):
    refused = client.get("/api/no-work/", JANUARY | {"profile_id": [profile.pk, 4711]})
    assert refused.json()["details"] == {"profile_id": ["Profile 4711 does not exist"]}


@pytest.mark.parametrize(
    "asked", [{"end_date": "2024-12-31"}, {"start_date": ""}, {"profile_id": "x"}, {"reason": "weather"}]
)
def test_a_wrong_question_is_refused(client, section, asked):
    assert client.get("/api/no-work/", JANUARY | asked).status_code == 400
    assert client.get("/no-work/", JANUARY | asked).status_code == 422


def test_every_count_leads_to_as_many_days(page, client, build, idle, make_profile, make_section):
    build(day=20)
    for day, reason in enumerate(["weather", "weather", "material", "crew", "other", "", ""], 1):
        idle(day, reason)
    idle(9, "weather", on=make_section(make_profile("Eastwatch")))
    links = re.findall(r'<td class="num"[^>]*><a href="([^"]+)">(\d+)</a>', page())
    assert len(links) == 6 + len(REASONS)
    for link, count in links:
        listed = client.get(unescape(link), headers={"Accept": "application/json"}).json()
        assert listed["count"] == int(count)


def test_every_part_of_a_bar_leads_to_its_days(page, idle):
    idle(1, "weather")
    drawn = page()
    assert "<title>Northern Watch, weather: 1</title>" in drawn
    assert len(re.findall(r'<a href="/progress/\?[^"]+no_work_reason=weather" tabindex="-1"', drawn)) == 1


def test_nothing_lost_is_said(page, build):
    build()
    assert "No day without work was recorded in this range" in page()


def test_the_page_opens_on_thirty_days(client, section):
    report = client.get("/no-work/").context["report"]
    assert (report.end - report.start).days == 29


def test_files_have_the_rows_of_the_screen_and_their_total(client, idle, text_of):
    idle(1, "weather")
    idle(2)
    csv = text_of(client.get("/no-work/", JANUARY | {"format": "csv"}))
    assert csv.splitlines() == [
        "Profile,Weather,Material,Crew,Other,Not said,Days in all",
        "Northern Watch,1,0,0,0,1,2",
        "Total,1,0,0,0,1,2",
    ]
    assert client.get("/no-work/", JANUARY | {"format": "xlsx"}).status_code == 200


def test_an_answer_that_is_known_is_not_sent_again(client, idle):
    tag = client.get("/api/no-work/", JANUARY)["ETag"]
    assert client.get("/api/no-work/", JANUARY, headers={"If-None-Match": tag}).status_code == 304
    idle(1, "weather")
    assert client.get("/api/no-work/", JANUARY, headers={"If-None-Match": tag}).status_code == 200


def test_the_bars_are_an_image_as_well(client, idle, make_profile, make_section):
    idle(1, "weather", on=make_section(make_profile("<b>\x01&" + "x" * 200)))
    answer = client.get("/no-work.svg", JANUARY)
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "1 in all (weather 1)" in ElementTree.fromstring(answer.content)[1].text


def test_an_image_of_nothing_is_one(client, db):
    assert ElementTree.fromstring(client.get("/no-work.svg", JANUARY).content)[0].text


def test_few_of_many_profiles_are_drawn_and_all_are_listed(page, idle, make_profile, make_section):
    for number in range(30):
        idle(1, "weather", on=make_section(make_profile(f"Profile {number:02}")))
    shown = page()
    assert "drawn are the 24 profiles that lost most of 30" in shown
    assert (shown.count('class="lost-name"'), shown.count('scope="row"')) == (24, 31)
