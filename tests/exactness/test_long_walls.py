"""Six thousand days of 512,820.51 ft: floating point loses the last digits of this, here none is lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from construction.models import Event
from construction.reports.costs import cost_overview
from construction.reports.pdf import cost_overview_pdf
from construction.tracking.roster import remove_profile

from ..reports.printed import pages_of
from .files import csv_rows, xlsx_rows
from .walls import BY, Entry, build

DAYS = 6_000
START = date(2009, 1, 1)
END = START + timedelta(days=DAYS - 1)
TOTALS = FEET, ICE, COST = ["3076923060.00", "599999996700.00", "1139999993730000.00"]
GROUPED = ["3,076,923,060.00", "599,999,996,700.00", "1,139,999,993,730,000.00"]
AVERAGES = ("512820.51", "189999998955.00")
NAMES = ("feet_built", "ice_cubic_yards", "cost_gold_dragons")
RANGE = {"start_date": START, "end_date": END}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def profile(django_db_setup, django_db_blocker):
    """A profile with these days, there for every test of this file."""
    with django_db_blocker.unblock():
        made = build(Entry(0, 0, START + timedelta(days=number), 51_282_051) for number in range(DAYS))
        yield made[0]
        for one in made:
            remove_profile(one, by=BY)
        Event.objects.all().delete()


@pytest.fixture
def answer(client, profile):
    """What an address of the profile answers in a format, as bytes."""

    def get(address, **query):
        response = client.get(address.format(profile=profile.pk), query)
        assert response.status_code == 200
        return b"".join(response)

    return get


def test_the_cost_overview(read, profile):
    summary = read(f"/api/profiles/{profile.pk}/cost-overview/", **RANGE)["summary"]
    assert [summary[f"total_{name}"] for name in NAMES] == TOTALS
    assert (summary["average_feet_per_day"], summary["average_cost_per_day"]) == AVERAGES


def test_the_bulk_overview(read, profile):
    [row] = read("/api/profiles/bulk_cost_overview/", profile_ids=profile.pk, **RANGE)["results"]
    assert [row[f"total_{name}"] for name in NAMES] == TOTALS


@pytest.mark.parametrize("address", ["/api/progress-series/", "/api/profiles/{profile}/progress-series/"])
@pytest.mark.parametrize("granularity", ["week", "month"])
def test_a_series(read, profile, address, granularity):
    query = {"from": START, "to": END, "granularity": granularity}
    report = read(address.format(profile=profile.pk), **query)
    assert [report["summary"][f"total_{name}"] for name in NAMES] == TOTALS
    assert sum(Decimal(period["total_cost_gold_dragons"]) for period in report["periods"]) == Decimal(COST)


@pytest.mark.parametrize("address", ["/profiles/{profile}/cost-overview/", "/profiles/bulk_cost_overview/"])
def test_a_page_with_separators(answer, profile, address):
    page = answer(address, **RANGE, **({"profile_ids": profile.pk} if "bulk" in address else {})).decode()
    assert all(total in page for total in GROUPED)


@pytest.mark.parametrize(
    "address",
    ["/profiles/{profile}/cost-overview/", "/profiles/bulk_cost_overview/", "/profiles/{profile}/progress/"],
)
def test_the_last_line_of_a_file(answer, profile, address):
    query = RANGE | ({"profile_ids": profile.pk} if "bulk" in address else {})
    assert set(TOTALS) <= set(csv_rows(answer(address, **query, format="csv"))[-1])
    exact = {*map(Decimal, TOTALS)}
    assert exact <= set(xlsx_rows(answer(address, **query, format="xlsx"))[-1])


def test_the_lines_of_a_file_add_up(answer):
    _, *rows, _ = xlsx_rows(answer("/profiles/{profile}/cost-overview/", **RANGE, format="xlsx"))
    assert [len(rows), *map(sum, list(zip(*rows, strict=True))[1:])] == [DAYS, *map(Decimal, TOTALS)]


def test_the_last_line_of_the_pdf(profile):
    pages = pages_of(cost_overview_pdf(cost_overview(profile.pk, START, END)))
    last = pages[-1]
    assert last[last.index("Total") :][1:4] == GROUPED
