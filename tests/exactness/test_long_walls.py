"""Six thousand days of 512,820.51 ft: floating point loses the last digits of this, here none is lost."""

from datetime import date, timedelta

import pytest

from construction.tracking.roster import remove_profile

from .walls import BY, Entry, build

DAYS = 6_000
START = date(2009, 1, 1)
END = START + timedelta(days=DAYS - 1)
FEET, ICE, COST = "3076923060.00", "599999996700.00", "1139999993730000.00"
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


def grouped(text):
    whole, places = text.split(".")
    return f"{int(whole):,}.{places}"


def test_the_cost_overview(read, profile):
    summary = read(f"/api/profiles/{profile.pk}/cost-overview/", **RANGE)["summary"]
    assert (
        summary["total_feet_built"],
        summary["total_ice_cubic_yards"],
        summary["total_cost_gold_dragons"],
    ) == (
        FEET,
        ICE,
        COST,
    )
    assert (summary["average_feet_per_day"], summary["average_cost_per_day"]) == (
        "512820.51",
        "189999998955.00",
    )
