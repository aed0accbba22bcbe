"""A page asks the database as often for thirty rows as for three."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from construction.tracking.recording import record_progress

from .conftest import BULK

pytestmark = pytest.mark.django_db(transaction=True)
RANGE = "start_date=2025-01-01&end_date=2025-12-31"


@pytest.fixture
def grow(make_profile, make_section, by):
    """Add profiles, each with a section and a day of work; and sections and days to the first."""

    def add(first, names):
        for number in names:
            profile = make_profile(f"Profile {number}")
            for owner in (profile, first):
                section = make_section(owner, f"Section {number}", str(number * 500))
                day = date(2025, 1, 1) + timedelta(days=number)
                record_progress(section, date=day, feet=Decimal(number), by=by)

    return add


@pytest.fixture
def queries(client):
    def count(address):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 8),
        ("/profiles/", 2),
        ("/sections/", 3),
        ("/progress/", 5),
        ("/profiles/{profile}/", 4),
        ("/profiles/{profile}/sections/", 3),
        ("/profiles/{profile}/progress/", 6),
        ("/profiles/{profile}/progress/record/", 3),
        ("/profiles/{profile}/delete/", 2),
        ("/profiles/{profile}/daily-ice-usage/?date=2025-01-03", 3),
        ("/profiles/{profile}/cost-overview/?" + RANGE, 3),
        ("/profiles/{profile}/progress-series/?from=2025-01-01&to=2025-12-31&granularity=month", 4),
        ("/progress-series/?from=2025-01-01&to=2025-12-31&granularity=week", 4),
        (BULK + "?profile_ids=1,2,3&" + RANGE, 1),
    ],
)
def test_a_page_costs_the_same_for_three_rows_and_for_thirty(queries, profile, grow, address, most):
    address = address.format(profile=profile.pk)
    grow(profile, range(1, 4))
    few = queries(address)
    grow(profile, range(4, 31))
    assert queries(address) == few <= most
