"""Reports of many years stay pages that can be read."""

import re
from datetime import date, timedelta

import pytest

from construction.tracking.recording import record_many
from construction.tracking.writing import DayOfWork
from construction.units import Built

pytestmark = pytest.mark.django_db
LONG = {"start_date": "2023-06-01", "end_date": "2024-12-31"}


@pytest.fixture
def page(client, section, by, text_of):
    """The overview of a profile with a foot built on each of `days` days from 1 June 2023."""

    def show(days, **query):
        dates = [date(2023, 6, 1) + timedelta(days=passed) for passed in range(days)]
        record_many([DayOfWork(section, day, Built(100)) for day in dates], by=by)
        return text_of(client.get(f"/profiles/{section.profile_id}/cost-overview/", LONG | query))

    return show


def test_a_long_range_shows_its_newest_days(page):
    shown = page(450)
    assert shown.count('<th class="day" scope="row">') == 400
    assert "The newest 400 of 450 days with a record" in shown


def test_a_long_range_leads_to_each_of_its_years(page):
    shown = page(450)
    assert 'href="?start_date=2023-06-01&amp;end_date=2023-12-31"' in shown
    assert 'href="?start_date=2024-01-01&amp;end_date=2024-12-31"' in shown


def test_the_total_of_a_long_range_is_of_all_its_days(page):
    assert '<th scope="row">Total</th><td class="num" data-label="Built (ft)">450.00</td>' in page(450)


def test_a_year_is_shown_whole(page):
    assert "The newest" not in page(400)


@pytest.fixture
def series(client, build, text_of):
    """The series over the Wall of one foot in 2023 and one in 2024."""

    def show(**query):
        build(day=date(2023, 6, 1))
        profile = build(day=date(2024, 12, 31)).wall_section.profile_id
        asked = {"from": "2023-06-01", "to": "2024-12-31", "granularity": "day", "profile_id": profile}
        return text_of(client.get("/progress-series/", asked | query))

    return show


def test_a_long_series_shows_its_newest_periods(series):
    shown = series()
    assert shown.count('<th class="day" scope="row">') == 400
    assert "The newest 400 of 580 days" in shown
    assert ("31 Dec 2024</a></th>" in shown, "1 Jun 2023</a></th>" in shown) == (True, False)


def test_a_long_series_leads_to_each_of_its_years_and_to_its_months(series, profile):
    links = re.findall(r'chip" href="([^"]+)"[^>]*>(2023|2024|By month)<', series())
    assert [text for _, text in links] == ["2024", "2023", "By month"]
    assert links[1][0] == (
        f"?from=2023-06-01&amp;to=2023-12-31&amp;granularity=day&amp;profile_id={profile.pk}"
    )


def test_the_total_of_a_long_series_is_of_all_its_periods(series):
    assert '<th scope="row">Total</th><td class="num" data-label="Built (ft)">2.00</td>' in series()


def test_a_series_by_month_is_shown_whole(series):
    assert "The newest" not in series(granularity="month")
