"""The rates and the arithmetic on them, against Python's own decimals."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from construction import units
from construction.units import Built

HUNDREDTHS = st.integers(0, 10**18)
FEET = st.integers(0, units.MAX_HUNDREDTHS)
CENT = Decimal("0.01")


def test_a_foot_takes_195_cubic_yards_and_costs_370500_gold_dragons():
    assert Built(100).texts() == ("1.00", "195.00", "370500.00")


def test_a_hundredth_of_a_foot_takes_exactly_its_share():
    assert Built(1).texts() == ("0.01", "1.95", "3705.00")


def test_the_longest_length_is_exact():
    assert Built(units.MAX_HUNDREDTHS).texts() == ("99999999.99", "19499999998.05", "37049999996295.00")


def test_the_sum_that_floats_get_wrong_is_exact():
    assert units.decimal_text(6_000 * units.ice_for(51_282_051)) == "599999996700.00"


@given(HUNDREDTHS)
def test_an_amount_is_written_as_its_decimal_is(hundredths):
    assert units.decimal_text(hundredths) == str(units.from_hundredths(hundredths))


@pytest.mark.parametrize(
    ("hundredths", "text"),
    [(0, "0.00"), (1, "0.01"), (10, "0.10"), (99, "0.99"), (100, "1.00"), (1250, "12.50")],
)
def test_an_amount_has_two_places(hundredths, text):
    assert units.decimal_text(hundredths) == text


@given(HUNDREDTHS)
def test_hundredths_and_decimals_are_the_same_amount(hundredths):
    assert units.to_hundredths(units.from_hundredths(hundredths)) == hundredths


@given(HUNDREDTHS, st.integers(1, 9))
def test_a_third_place_is_no_whole_hundredth(hundredths, thousandths):
    value = units.from_hundredths(hundredths) + Decimal(thousandths) / 1000
    with pytest.raises(ValueError, match="two decimal places"):
        units.to_hundredths(value)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_no_amount(text):
    with pytest.raises(ValueError, match="not a finite amount"):
        units.to_hundredths(Decimal(text))


@given(FEET)
def test_ice_and_cost_follow_from_the_feet_exactly(feet):
    built = Built(feet)
    assert built.ice == built.feet * 195
    assert built.cost == built.ice * 1900


@given(HUNDREDTHS, st.integers(1, 3_000_000))
def test_an_average_is_rounded_half_up(hundredths, count):
    with localcontext(prec=60):
        exact = (Decimal(hundredths) / 100 / count).quantize(CENT, ROUND_HALF_UP)
    assert units.from_hundredths(units.average(hundredths, count)) == exact


@given(HUNDREDTHS)
def test_exactly_half_a_hundredth_is_rounded_up(whole):
    assert units.average(2 * whole + 1, 2) == whole + 1


@given(HUNDREDTHS, st.integers(1, 3_000_000))
def test_an_average_of_equal_shares_is_the_share(share, count):
    assert units.average(share * count, count) == share


@pytest.mark.parametrize(("part", "whole"), [(9_999, 10_000), (10**18 - 1, 10**18)])
def test_almost_all_is_never_a_hundred_percent(part, whole):
    assert units.percent(part, whole) == 99


def test_more_than_the_whole_is_more_than_a_hundred_percent():
    assert units.percent(750, 500) == 150


def test_nothing_has_no_share_in_nothing():
    assert units.percent(0, 0) == 0


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (15, 26, "57.7"),
        (1, 2_001, "< 0.1"),
        (1_999, 2_000, "> 99.9"),
        (0, 5, "0.0"),
        (5, 5, "100.0"),
        (1, 400, "0.3"),
        (1, 1_600, "0.1"),
    ],
)
def test_a_part_is_rounded_half_up_but_never_to_nothing_or_to_all(part, whole, text):
    assert units.part_text(part, whole) == text


def test_more_digits_than_arithmetic_usually_keeps_are_not_rounded_away():
    with pytest.raises(ValueError, match="two decimal places"):
        units.to_hundredths(Decimal("1" * 30 + ".123"))
