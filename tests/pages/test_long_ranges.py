"""A cost overview of many years stays a page that can be read."""

from datetime import date, timedelta

import pytest

from construction.tracking.recording import DayOfWork, record_many
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
    assert 'href="?start_date=2023-06-01&amp;end_date=2023-12-31">2023</a>' in shown
    assert 'href="?start_date=2024-01-01&amp;end_date=2024-12-31">2024</a>' in shown


def test_the_total_of_a_long_range_is_of_all_its_days(page):
    assert '<th scope="row">Total</th><td class="num">450.00</td>' in page(450)


def test_a_year_is_shown_whole(page):
    assert "The newest" not in page(400)
