"""The pages of the progress series."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine

from construction.reports.charts import series_chart
from construction.reports.series import progress_series

from .conftest import BULK

pytestmark = pytest.mark.django_db
WALL = "/progress-series/"
FORTNIGHT = {"from": "2025-01-01", "to": "2025-01-14", "granularity": "week"}


@pytest.fixture
def page(client, profile, text_of):
    def get(**query):
        return text_of(client.get(f"/profiles/{profile.pk}/progress-series/", FORTNIGHT | query))

    return get


@pytest.fixture
def wall_page(client, text_of):
    return lambda **query: text_of(client.get(WALL, FORTNIGHT | query))


def rows(page):
    """The cells of every row of the table, as text."""
    table = page[page.index("<tbody>") : page.index("</tfoot>")]
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in table.split("<tr>")[1:]]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_the_table_has_every_period_and_their_total(page, build):
    build("1250.50", 3)
    build("0.00", 4)
    assert rows(page()) == [
        [
            "Week of 30 Dec 2024 1 Jan to 5 Jan",
            "1,250.50",
            "243,847.50",
            "463,310,250.00",
            "625.25",
            "2 of 5",
        ],
        ["Week of 6 Jan 2025", "0.00", "0.00", "0.00", "—", "0 of 7"],
        ["Week of 13 Jan 2025 13 Jan to 14 Jan", "0.00", "0.00", "0.00", "—", "0 of 2"],
        ["Total", "1,250.50", "243,847.50", "463,310,250.00", "625.25", "2 of 14"],
    ]


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_periods_stay_in_order(page, build, by):
    build(day=3)
    assert "ordering=" not in page(granularity=by)


@pytest.mark.parametrize(
    ("by", "name"), [("day", "Wed 1 Jan 2025"), ("month", "January 2025 1 Jan to 14 Jan")]
)
def test_periods_are_called_what_people_call_them(page, build, by, name):
    build(day=3)
    assert rows(page(granularity=by))[0][0] == name


def test_a_day_does_not_count_its_days(page, build):
    build(day=3)
    day = {"from": "2025-01-03", "to": "2025-01-03", "granularity": "day"}
    assert rows(page(**day))[0] == ["Fri 3 Jan 2025", "1.00", "195.00", "370,500.00", "1.00"]


def test_a_period_leads_to_its_costs(page, profile, build):
    build(day=3)
    costs = f"/profiles/{profile.pk}/cost-overview/?start_date=2025-01-01&amp;end_date=2025-01-05"
    assert f'<a href="{costs}">' in page()


def test_a_period_of_the_wall_leads_to_the_comparison_of_those_chosen(
    wall_page, profile, make_profile, build
):
    build(day=3)
    make_profile("Eastwatch")
    series = "from=2025-01-01&amp;to=2025-01-14&amp;granularity=week"
    days = "start_date=2025-01-01&amp;end_date=2025-01-05"
    assert f"{BULK}?profile_ids={profile.pk}&amp;{series}&amp;{days}" in wall_page(profile_id=profile.pk)


@pytest.mark.parametrize("chosen", [True, False])
def test_the_comparison_of_a_period_leads_back_to_the_series(
    client, wall_page, profile, build, text_of, chosen
):
    build(day=3)
    asked = {"chart": "cumulative"} | ({"profile_id": profile.pk} if chosen else {})
    there = unescape(re.search(rf'href="({BULK}[^"]+start_date=2025-01-06[^"]+)"', wall_page(**asked))[1])
    assert ("group=all" in there) != chosen
    compared = text_of(client.get(there))
    back = unescape(re.search(r'class="crumbs".*?href="([^"]+)"', compared, re.DOTALL)[1])
    assert back.startswith(
        "/progress-series/?from=2025-01-01&to=2025-01-14&granularity=week&chart=cumulative"
    )
    assert (f"profile_id={profile.pk}" in back) == chosen
    assert client.get(back).status_code == 200
    assert compared.count('type="hidden" form="filters" name="granularity" value="week"') == 1
    [file] = re.findall(r'<a href="([^"]*format=xlsx)"', compared)
    assert "granularity" not in file


def test_no_row_names_hundreds_of_profiles(wall_page, make_profile, build):
    build(day=3)
    for number in range(100):
        make_profile(f"Profile {number}")
    assert "profile_ids=" not in wall_page()
    assert f"{BULK}?group=all&amp;" in wall_page()


def test_the_chart_has_a_bar_for_each_period_with_work_and_their_mean(page, build):
    build("1000000.01", 1)
    build("1200000.00", 14)
    drawn = page(granularity="day")
    assert drawn.count('class="feet-bar"') == 2
    assert "the dashed line is the mean of the whole days since the first record, 157,142.86 ft" in drawn


def test_a_bar_of_many_periods_says_so(profile, build):
    build("10.00", 1)
    chart = series_chart(progress_series(profile.pk, date(2025, 1, 1), date(2026, 12, 31), "day"))
    assert (len(chart.bars), chart.each) == (1, "in every 5 days")


def test_no_work_is_no_chart(page, section):
    assert "No day of this range has a record" in page()


@pytest.mark.parametrize("address", ["/profiles/{profile}/progress-series/", WALL])
@time_machine.travel("2025-10-15T14:30:00Z")
def test_the_report_opens_on_twelve_weeks(client, at, address):
    report = client.get(at(address)).context["report"]
    assert (str(report.start), str(report.end)) == ("2025-07-28", "2025-10-15")
    assert [len(report.periods), report.granularity] == [12, "week"]


@time_machine.travel("2025-10-15T14:30:00Z")
def test_there_are_ranges_to_choose_from(page, build):
    build(day=3)
    build(day=9)
    ranges = re.findall(
        r'<a class="chip" href="\?from=(.+?)&amp;to=(.+?)&amp;granularity=(.+?)".*?>(.+?)</a>', page()
    )
    assert ranges == [
        ("2025-10-13", "2025-10-15", "day", "This week"),
        ("2025-10-01", "2025-10-15", "day", "This month"),
        ("2025-09-16", "2025-10-15", "day", "Last 30 days"),
        ("2025-07-28", "2025-10-15", "week", "Last 12 weeks"),
        ("2024-11-01", "2025-10-15", "month", "Last 12 months"),
        ("2025-01-01", "2025-10-15", "month", "This year"),
        ("2025-01-03", "2025-10-15", "month", "All"),
    ]


@time_machine.travel("2025-01-03T14:30:00Z")
def test_the_range_that_is_shown_is_marked(page, build):
    build(day=3)
    shown = page(**{"from": "2025-01-03", "to": "2025-01-03", "granularity": "month"})
    assert 'granularity=month" aria-current="true">All</a>' in shown


def test_another_range_keeps_the_choice_of_profiles(wall_page, profile):
    assert f'granularity=day&amp;profile_id={profile.pk}">' in wall_page(profile_id=profile.pk)


def test_on_paper_too_those_chosen_are_named(wall_page, profile, make_profile):
    other = make_profile("East & West")
    assert ">East &amp; West, Northern Watch</p>" in wall_page(profile_id=[profile.pk, other.pk])


def test_the_form_shows_who_was_chosen(wall_page, profile, make_profile):
    make_profile("Eastwatch")
    assert wall_page(profile_id=profile.pk).count(" checked>") == 1


def test_a_refused_form_keeps_what_was_entered(page):
    refused = page(to="2024-12-31")
    assert 'value="2024-12-31"' in refused
    assert "End date is before start date" in refused


@pytest.mark.parametrize("address", ["/profiles/{profile}/", "/profiles/{profile}/cost-overview/"])
def test_the_profile_leads_to_its_series(client, at, text_of, address):
    assert at('href="/profiles/{profile}/progress-series/"') in text_of(client.get(at(address)))


@pytest.mark.parametrize("address", ["/", BULK])
def test_the_wall_leads_to_its_series(client, at, text_of, address):
    assert f'href="{WALL}"' in text_of(client.get(address))


def test_a_week_that_is_cut_off_is_left_out_of_the_mean(page, build):
    build("70.00", 6)
    build("1.00", 13)
    drawn = page(**{"from": "2025-01-06", "to": "2025-01-13", "granularity": "week"})
    assert "the dashed line is the mean of the whole weeks since the first record, 70.00 ft" in drawn


def test_of_nothing_whole_there_is_no_mean(page, build):
    build(day=7)
    assert "dashed" not in page(**{"from": "2025-01-07", "to": "2025-01-08", "granularity": "week"})
