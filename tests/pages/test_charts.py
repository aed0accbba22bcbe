"""The charts of the reports: bars or cumulative, in the page and at addresses of their own."""

import re
from datetime import date, timedelta
from html import unescape
from xml.etree import ElementTree

import pytest

from construction.reports.charts import feet_chart, series_chart, sum_chart
from construction.reports.costs import CostOverview
from construction.reports.series import progress_series
from construction.tracking.roster import create_profile

pytestmark = pytest.mark.django_db
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}
WEEKS = {"from": "2025-01-01", "to": "2025-01-31", "granularity": "week"}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = (
    ("/profiles/{profile}/cost-overview/", JANUARY),
    ("/profiles/{profile}/progress-series/", WEEKS),
    ("/progress-series/", WEEKS),
)


@pytest.fixture
def overview(profile):
    """The overview of a profile with so many hundredths on each day from 1 January 2025."""

    def make(feet, days=None):
        start = date(2025, 1, 1)
        worked = [
            (str(start + timedelta(days=n)), built) for n, built in enumerate(feet) if built is not None
        ]
        return CostOverview(profile, start, start + timedelta(days=(days or len(feet)) - 1), worked[::-1])

    return make


@pytest.mark.parametrize(("address", "asked"), DRAWN)
@pytest.mark.parametrize("chart", ["bars", "cumulative", ""])
def test_a_chart_is_an_image_at_an_address_of_its_own(client, at, address, asked, chart):
    answer = client.get(at(address).rstrip("/") + ".svg", asked | {"chart": chart})
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    image = ElementTree.fromstring(answer.content)
    assert image.tag == f"{SVG}svg"
    assert image.find(f"{SVG}title").text
    assert image.find(f"{SVG}desc").text


@pytest.mark.parametrize(("address", "asked"), DRAWN)
def test_a_chart_needs_no_style_sheet(client, at, text_of, address, asked):
    image = text_of(client.get(at(address).rstrip("/") + ".svg", asked))
    assert ("<style" in image, " style=" in image, 'fill="#2b85ad"' in image) == (False, False, True)


@pytest.mark.parametrize(("address", "asked"), DRAWN)
def test_the_page_leads_to_the_image_of_what_it_shows(client, at, text_of, address, asked):
    page = text_of(client.get(at(address), asked | {"chart": "cumulative"}))
    link = unescape(re.search(r'class="chart-open" href="([^"]+)"', page)[1])
    assert "chart=cumulative" in link
    assert "built since 1 January 2025" in text_of(client.get(link))


@pytest.mark.parametrize(("address", "asked"), DRAWN)
def test_the_choice_of_a_chart_keeps_the_rest(client, at, text_of, address, asked):
    page = text_of(client.get(at(address), asked))
    link = unescape(re.search(r'id="chart-cumulative" class="chip" href="([^"]+)"', page)[1])
    assert all(f"{name}={value}" in link for name, value in asked.items())
    chosen = text_of(client.get(at(address) + link))
    assert 'name="chart" value="cumulative"' in chosen
    assert re.search(r'id="chart-cumulative"[^>]*aria-current="true"', chosen)


def test_a_chart_that_there_is_not_is_refused(client, at):
    address = at("/profiles/{profile}/cost-overview/")
    assert client.get(address, JANUARY | {"chart": "pie"}).status_code == 422
    assert client.get(address.rstrip("/") + ".svg", JANUARY | {"chart": "pie"}).status_code == 400


def test_the_json_is_the_same_with_any_chart(client, at):
    address = at("/api/profiles/{profile}/cost-overview/")
    assert (
        client.get(address, JANUARY | {"chart": "cumulative"}).json() == client.get(address, JANUARY).json()
    )


def test_an_image_of_no_profile_is_not_found(client, db):
    assert client.get("/profiles/4711/cost-overview.svg", JANUARY).status_code == 404


def test_an_image_has_no_other_formats(client, at):
    assert (
        client.get(at("/profiles/{profile}/cost-overview.svg"), JANUARY | {"format": "csv"}).status_code
        == 406
    )


def test_an_image_is_sent_to_those_who_take_nothing_else(client, at):
    answer = client.get(
        at("/profiles/{profile}/cost-overview.svg"), JANUARY, headers={"Accept": "image/svg+xml"}
    )
    assert answer.status_code == 200


def test_an_image_is_sent_again_only_where_it_is_another(client, at, build):
    address = at("/profiles/{profile}/cost-overview.svg")
    tag = client.get(address, JANUARY)["ETag"]
    assert client.get(address, JANUARY, headers={"If-None-Match": tag}).status_code == 304
    build(day=9)
    assert client.get(address, JANUARY, headers={"If-None-Match": tag}).status_code == 200


def test_nothing_to_draw_is_an_image_that_says_so(client, section, text_of):
    image = text_of(client.get(f"/profiles/{section.profile_id}/cost-overview.svg", JANUARY))
    assert "No record of 1 January 2025 to 31 January 2025" in image


def test_hostile_names_leave_an_image_in_order(client, by):
    name = "<script>\x01&\"' \N{HEBREW LETTER ALEF}" + "x" * 120
    profile = create_profile(name=name, team_lead="x", is_active=True, by=by)
    image = ElementTree.fromstring(client.get(f"/profiles/{profile.pk}/cost-overview.svg", JANUARY).content)
    assert image.find(f"{SVG}title").text.startswith("<script>\N{REPLACEMENT CHARACTER}&\"'")


def test_the_mean_is_that_of_the_figures(overview):
    report = overview([1000, None, 500])
    assert feet_chart(report).mean.line.label == "5.00"
    assert report.average.hundredths == 500


def test_the_mean_of_bars_of_several_days_is_of_as_many(overview):
    chart = feet_chart(overview([100] * 360))
    assert (chart.mean.line.label, chart.mean.words) == ("2.00", "the mean of 2 calendar days")


def test_the_moving_mean_is_of_a_week(overview):
    chart = feet_chart(overview([700, *[0] * 13]))
    assert len(chart.moving) == 8
    assert chart.moving[0][1] < chart.moving[1][1] == chart.base


def test_the_moving_mean_begins_with_the_first_record(overview):
    before, after = [None] * 10, [700] * 14
    moving = feet_chart(overview(before + after)).moving
    assert len(moving) == 8
    assert len({y for _, y in moving}) == 1


def test_the_moving_mean_ends_before_today(overview):
    report = overview([700] * 19, days=20)
    assert len(feet_chart(report).moving) == 14
    today = feet_chart(report, today=report.end)
    assert len(today.moving) == 13
    assert len({y for _, y in today.moving}) == 1


def test_a_last_bar_of_fewer_days_moves_no_mean(overview):
    chart = feet_chart(overview([100] * 361))
    assert (len(chart.bars), len({y for _, y in chart.moving})) == (121, 1)
    assert [bar.whole for bar in chart.bars][-2:] == [True, False]
    assert chart.caption.endswith("what is paler is not whole, or not yet")


def test_clipped_weeks_move_no_mean(profile, build):
    for passed in range(86):
        build(feet="10.00", day=date(2025, 1, 1) + timedelta(days=passed))
    chart = series_chart(progress_series(profile.pk, date(2025, 1, 1), date(2025, 3, 27), "week"))
    assert {y for _, y in chart.moving} == {chart.mean.line.position}
    assert (len(chart.bars), len(chart.moving), chart.mean.line.label) == (13, 8, "70.00")


def test_an_image_leads_nowhere(client, at, record, text_of):
    assert "<a " not in text_of(client.get(at("/profiles/{profile}/cost-overview.svg"), JANUARY))


def test_a_short_range_has_no_moving_mean(overview):
    assert not feet_chart(overview([100] * 13)).moving


def test_the_steps_end_at_the_total(overview):
    chart = sum_chart(overview([100, None, 300, 200]))
    assert (chart.total.hundredths, chart.half) == (600, date(2025, 1, 3))
    assert [level.label for level in chart.levels][-1] == "6"
    assert [y for _, y in chart.steps][-1] == chart.levels[-1].position


@pytest.mark.parametrize("days", [1, 31, 365, 3650])
def test_there_are_never_more_than_180_steps(overview, days):
    assert 1 <= len(sum_chart(overview([100] * days)).steps) <= 180


def test_a_day_leads_to_its_sections_and_back(client, build, text_of):
    build(feet="12.50", day=3)
    overview = f"/profiles/{build(day=9).wall_section.profile_id}/cost-overview/"
    page = text_of(client.get(overview, JANUARY | {"chart": "bars"}))
    links = re.findall(r'<a href="([^"]+date=2025-01-03)"', page)
    assert len(links) == 2
    day = text_of(client.get(unescape(links[0])))
    back = unescape(re.search(r'class="crumbs".*?href="([^"]+)"', day, re.DOTALL)[1])
    assert back == f"{overview}?start_date=2025-01-01&end_date=2025-01-31&chart=bars"


def test_a_day_of_a_series_leads_back_to_the_series(client, build, text_of):
    series = f"/profiles/{build(day=3).wall_section.profile_id}/progress-series/"
    days = {"from": "2025-01-01", "to": "2025-01-09", "granularity": "day"}
    link = re.search(r'<a href="([^"]+date=2025-01-03)"', text_of(client.get(series, days)))[1]
    back = re.search(r'class="crumbs".*?href="([^"]+)"', text_of(client.get(unescape(link))), re.DOTALL)[1]
    assert unescape(back) == f"{series}?from=2025-01-01&to=2025-01-09&granularity=day"


def test_a_section_leads_to_its_record_of_the_day(client, build, text_of):
    record = build(feet="12.50", day=3)
    build(feet="1.00", day=4)
    profile = record.wall_section.profile_id
    day = text_of(client.get(f"/profiles/{profile}/daily-ice-usage/", {"date": "2025-01-03"}))
    link = unescape(re.search(rf'href="(/profiles/{profile}/progress/\?[^"]+)"', day)[1])
    assert [
        row["id"] for row in client.get(link, headers={"Accept": "application/json"}).json()["results"]
    ] == [record.pk]


def test_days_to_look_at_are_offered(client, build, text_of):
    profile = build(day=3).wall_section.profile_id
    page = text_of(client.get(f"/profiles/{profile}/daily-ice-usage/"))
    assert re.findall(r'<a class="chip"[^>]*>([^<]+)</a>', page) == ["Today", "Yesterday", "Last recorded"]
    assert re.search(r'date=2025-01-03" aria-current="true">Last recorded', page)


def test_the_records_of_a_day_lead_back_to_the_day(client, build, text_of):
    profile = build(day=3).wall_section.profile_id
    asked = {"start_date": "2025-01-03", "end_date": "2025-01-03"}
    page = text_of(client.get(f"/profiles/{profile}/progress/", asked))
    assert (
        f'<a href="/profiles/{profile}/daily-ice-usage/?date=2025-01-03">Daily ice usage, 3 January 2025</a>'
        in page
    )
    assert "crumbs" not in text_of(client.get(f"/profiles/{profile}/progress/"))
