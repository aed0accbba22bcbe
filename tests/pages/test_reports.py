"""The pages of the reports."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from construction.reports.charts import feet_chart
from construction.reports.costs import CostOverview

from .conftest import BULK

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}


@pytest.fixture
def cost_page(client, profile, text_of):
    def get(**query):
        return text_of(client.get(f"/profiles/{profile.pk}/cost-overview/", query or JANUARY))

    return get


@pytest.fixture
def ice_page(client, profile, text_of):
    def get(day="2025-01-01"):
        return text_of(client.get(f"/profiles/{profile.pk}/daily-ice-usage/", {"date": day}))

    return get


def test_costs_are_those_of_the_api_with_separators(cost_page, build):
    build(feet="28.75", day=3)
    page = cost_page()
    assert "10,651,875.00" in page
    assert "343,608.87" in page


def test_costs_have_a_chart_and_a_total(cost_page, build):
    build(feet="12.50", day=3)
    page = cost_page()
    assert "<title>3 January 2025: 12.50 ft</title>" in page
    assert "<tfoot>" in page


def test_a_range_without_records_says_so(cost_page, section):
    assert "No day of this range has a record" in cost_page()


def test_a_day_of_nothing_is_a_day(cost_page, build):
    build(feet="0", day=3)
    assert "3 Jan 2025" in cost_page()


@time_machine.travel("2025-01-10T14:30:00Z")
def test_the_ranges_to_choose_from_reach_back_to_the_first_day(cost_page, build):
    build(day=3)
    build(day=9)
    page = cost_page(start_date="2025-01-03", end_date="2025-01-10")
    assert 'end_date=2025-01-10" aria-current="true">All</a>' in page
    assert "Ranges end today, which may not be complete yet." in page


def test_the_report_opens_on_thirty_days(client, profile):
    report = client.get(f"/profiles/{profile.pk}/cost-overview/").context["report"]
    assert report.total_days == 30


@pytest.mark.parametrize("days", [1, 31, 181, 366, 3650])
def test_the_chart_never_has_more_than_180_bars(profile, days):
    start = date(2025, 1, 1).toordinal()
    feet = [(date.fromordinal(start + n), 100 + n) for n in range(days)]
    worked = [(day.isoformat(), built) for day, built in feet]
    chart = feet_chart(CostOverview(profile, feet[0][0], feet[-1][0], worked))
    assert 1 <= len(chart.bars) <= 180
    assert sum(bar.built.hundredths for bar in chart.bars) == sum(n for _, n in feet)


def test_the_longest_range_there_is_can_be_drawn(cost_page, build):
    build(day=3)
    assert "chart-title" in cost_page(start_date="1900-01-01", end_date="9999-12-31")


def test_ice_of_a_day_has_bars_and_a_total(ice_page, build, profile, make_section):
    build(feet="10.00")
    build(feet="5.00", on=make_section(profile, "Tower 2-3", "500"))
    page = ice_page()
    assert '<progress max="100" value="50"' in page
    assert "2,925.00" in page


def test_ice_leads_to_the_days_beside(ice_page, section):
    page = ice_page("2025-01-01")
    assert 'href="?date=2024-12-31"' in page
    assert 'href="?date=2025-01-02"' in page


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31"])
def test_the_calendar_has_ends(ice_page, section, day):
    assert ice_page(day).count('btn btn-quiet" rel=') == 1


def test_a_day_without_records_leads_to_the_last_one(ice_page, build):
    build(day=3)
    assert 'hx-get="?date=2025-01-03">3 January 2025</a>' in ice_page("2025-02-01")


def test_the_comparison_has_a_row_for_each_and_a_total(client, build, profile, text_of):
    build(feet="12.50")
    page = text_of(client.get(BULK, {"profile_ids": profile.pk} | JANUARY))
    assert page.count("4,631,250.00") == 2
    assert "wall-report_" not in page


def test_the_comparison_names_what_it_could_not_compute(client, profile, text_of):
    page = text_of(client.get(BULK, {"profile_ids": [profile.pk, 4711]} | JANUARY))
    assert "Profile 4711 does not exist." in page


def test_the_comparison_opens_on_active_profiles(client, profile, make_profile, text_of):
    make_profile("Asleep", is_active=False)
    page = text_of(client.get(BULK))
    assert re.findall(r'name="profile_ids" value="(\d+)" checked', page) == [str(profile.pk)]
    assert '<input type="hidden" name="group" value="active">' in page


def test_the_comparison_reads_no_more_ids_than_it_opens_on(client, profile):
    with CaptureQueriesContext(connection) as asked:
        client.get(BULK)
    assert "LIMIT 1000" in asked[0]["sql"]


def test_shares_of_the_comparison_add_up(client, build, make_profile, make_section, text_of):
    mine = build(feet="999.00").wall_section.profile
    other = build(feet="1.00", on=make_section(make_profile("Small"))).wall_section.profile
    page = text_of(client.get(BULK, {"profile_ids": [mine.pk, other.pk]} | JANUARY))
    assert re.findall(r'"Share"><span[^>]*>.*?<span>([^<]+ %)</span>', page) == ["99.9 %", "0.1 %"]


def test_a_report_leads_to_the_other_one(cost_page, ice_page, section):
    assert ("Daily ice usage</a>" in cost_page(), "Cost overview</a>" in cost_page()) == (True, False)
    assert ("Daily ice usage</a>" in ice_page(), "Cost overview</a>" in ice_page()) == (False, True)


def test_the_comparison_of_nothing_says_what_to_do(client, db, text_of):
    assert "No profiles to compare yet" in text_of(client.get(BULK))


@pytest.mark.parametrize(
    ("hundredths", "labels"),
    [
        (4, ["0", "0.01", "0.02", "0.03", "0.04"]),
        (25_000, ["0", "75", "150", "225", "300"]),
        (300_000_000, ["0", "750,000", "1.5 million", "2.25 million", "3 million"]),
        (4_800_000_000_000, ["0", "12.5 billion", "25 billion", "37.5 billion", "50 billion"]),
    ],
)
def test_levels_are_short_and_exact(profile, hundredths, labels):
    chart = feet_chart(
        CostOverview(profile, date(2025, 1, 1), date(2025, 1, 1), [("2025-01-01", hundredths)])
    )
    assert [level.label for level in chart.levels] == labels


@time_machine.travel("2025-01-03T14:30:00Z")
def test_the_comparison_offers_ranges_of_the_same_profiles(client, build, profile, make_profile, text_of):
    build(day=3)
    other = make_profile("Other")
    page = text_of(client.get(BULK, {"profile_ids": [profile.pk, other.pk]} | JANUARY))
    address = f"?start_date=2025-01-03&amp;end_date=2025-01-03&amp;profile_ids={profile.pk},{other.pk}"
    assert f'href="{address}" hx-get="{address}">All</a>' in page
