"""What the database itself holds and refuses, and how exactly it adds up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.models import F, Sum

from construction.models import DailyProgress, ProfileDay, WallSection
from construction.reports.costs import cost_overview
from construction.tracking.recording import record_many
from construction.tracking.writing import DayOfWork
from construction.units import Built

FIRST = date(2005, 1, 1)
AMOUNTS = [
    ("0.00", "0.00", "0.00"),
    ("0.01", "1.95", "3705.00"),
    ("0.10", "19.50", "37050.00"),
    ("12.50", "2437.50", "4631250.00"),
    ("512820.51", "99999999.45", "189999998955.00"),
    ("99999999.98", "19499999996.10", "37049999992590.00"),
    ("99999999.99", "19499999998.05", "37049999996295.00"),
]


@pytest.fixture
def build_days(section, by):
    """Record the same feet (in hundredths) on so many days in a row from 1 January 2005."""

    def build(hundredths, count):
        days = (DayOfWork(section, FIRST + timedelta(days=n), Built(hundredths)) for n in range(count))
        return record_many(days, by=by)

    return build


@pytest.fixture
def summary(profile):
    """The cost overview's summary over all days."""
    return lambda: cost_overview(profile.pk, FIRST, date(2035, 1, 1)).to_dict()["summary"]


@pytest.mark.parametrize(("feet", "ice", "cost"), AMOUNTS)
def test_amounts_come_back_as_they_went_in(build, feet, ice, cost):
    build(feet=feet)
    record = DailyProgress.objects.get()
    amounts = (record.feet_built, record.ice_cubic_yards, record.cost_gold_dragons)
    assert tuple(map(str, amounts)) == (feet, ice, cost)


@pytest.mark.parametrize(("feet", "ice", "cost"), AMOUNTS)
def test_amounts_are_found_by_their_value(build, feet, ice, cost):
    record = build(feet=feet)
    assert DailyProgress.objects.get(feet_built=Decimal(feet), cost_gold_dragons=Decimal(cost)) == record


@pytest.mark.parametrize("change", [{"feet_built": F("feet_built") * 2}, {"feet_built": Decimal("2.00")}])
def test_feet_without_their_ice_are_refused(build, change):
    build()
    with pytest.raises(IntegrityError):
        DailyProgress.objects.update(**change)


@pytest.mark.parametrize("column", ["ice_cubic_yards", "cost_gold_dragons"])
def test_wrong_ice_and_cost_are_refused(build, column):
    build()
    with pytest.raises(IntegrityError):
        DailyProgress.objects.update(**{column: Decimal("1.00")})


@pytest.mark.parametrize("hundredths", [-1, 10_000_000_000])
def test_feet_out_of_range_are_refused(build, hundredths):
    build()
    ice = Built(hundredths)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE daily_progress SET feet_built = %s, ice_cubic_yards = %s, cost_gold_dragons = %s",
            [hundredths, int(ice.ice * 100), int(ice.cost * 100)],
        )


@pytest.mark.parametrize("column", ["start_position", "target_length_feet"])
@pytest.mark.parametrize("amount", ["-0.01", "100000000.00"])
def test_sections_out_of_range_are_refused(section, column, amount):
    with pytest.raises(IntegrityError):
        WallSection.objects.update(**{column: Decimal(amount)})


def test_totals_below_nothing_are_refused(build):
    build()
    with pytest.raises(IntegrityError):
        ProfileDay.objects.update(feet_built=Decimal("-0.01"))


def test_amounts_with_more_than_two_places_are_not_rounded_in(build):
    build()
    with pytest.raises(ValidationError):
        DailyProgress.objects.update(feet_built=Decimal("1.234"))


def test_the_database_adds_up_exactly(build):
    for day in range(1, 31):
        build(feet="0.10", day=day)
    sums = DailyProgress.objects.aggregate(feet=Sum("feet_built"), cost=Sum("cost_gold_dragons"))
    assert sums == {"feet": Decimal("3.00"), "cost": Decimal("1111500.00")}


def test_six_thousand_days_are_exact(build_days, summary):
    build_days(51_282_051, 6_000)
    assert [
        summary()[f"total_{name}"] for name in ("feet_built", "ice_cubic_yards", "cost_gold_dragons")
    ] == [
        "3076923060.00",
        "599999996700.00",
        "1139999993730000.00",
    ]


def test_thousands_of_the_greatest_days_do_not_overflow(build_days, summary, totals_agree):
    build_days(9_999_999_999, 6_000)
    assert summary()["total_cost_gold_dragons"] == "222299999977770000.00"
    assert totals_agree()
