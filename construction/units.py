"""The rates of the Wall and the exact arithmetic on them; no other module knows these numbers.

Every amount is held as a whole number of hundredths (of a foot, a cubic yard, a Gold Dragon), because whole
numbers add up exactly in Python, SQLite and PostgreSQL alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation

WALL_HEIGHT_FEET = 30
ICE_CUBIC_YARDS_PER_FOOT = 195
GOLD_DRAGONS_PER_CUBIC_YARD = 1_900
GOLD_DRAGONS_PER_FOOT = ICE_CUBIC_YARDS_PER_FOOT * GOLD_DRAGONS_PER_CUBIC_YARD

GOLD_DRAGONS_PER_HUNDREDTH = GOLD_DRAGONS_PER_FOOT // 100

MAX_HUNDREDTHS = 9_999_999_999
"""The longest length anyone may enter: 99,999,999.99 ft."""

HUNDREDTH = Decimal("0.01")
EXACT = Context(prec=50, traps=[Inexact, InvalidOperation])
"""Arithmetic that refuses to round."""

ALMOST_ALL = 999
"""The last thousandth before the whole."""
PLACES = tuple(f".{places:02}" for places in range(100))
"""The decimal places as they are written; reports write thousands of amounts."""


def to_hundredths(value: Decimal) -> int:
    """The amount as whole hundredths; ValueError if it has more than two places or is not finite."""
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite amount")
    try:
        return int(value.quantize(HUNDREDTH, context=EXACT).scaleb(2, context=EXACT))
    except ArithmeticError:
        raise ValueError(f"{value} has more than two decimal places") from None


def from_hundredths(hundredths: int) -> Decimal:
    """The amount as a Decimal with exactly two places."""
    return Decimal(hundredths).scaleb(-2)


def decimal_text(hundredths: int) -> str:
    """A non-negative amount as the contract writes it: 1250 → "12.50"."""
    return f"{hundredths // 100}{PLACES[hundredths % 100]}"


def grouped_text(hundredths: int) -> str:
    """A non-negative amount as people read it: 123456 → "1,234.56"."""
    return f"{hundredths // 100:,}{PLACES[hundredths % 100]}"


def ice_for(feet: int) -> int:
    """Ice in hundredths of a cubic yard for feet in hundredths."""
    return feet * ICE_CUBIC_YARDS_PER_FOOT


def cost_for(feet: int) -> int:
    """Cost in hundredths of a Gold Dragon for feet in hundredths."""
    return feet * GOLD_DRAGONS_PER_FOOT


def amount_texts(lengths: Iterable[int]) -> list[tuple[str, str, str]]:
    """(feet, ice, cost) as the contract writes them, for each length in hundredths of a foot.

    Reports write thousands of these, so they are made in one go; 0.01 ft costs whole Gold Dragons.
    """
    places = PLACES
    return [
        (
            f"{feet // 100}{places[feet % 100]}",
            f"{(ice := feet * ICE_CUBIC_YARDS_PER_FOOT) // 100}{places[ice % 100]}",
            f"{feet * GOLD_DRAGONS_PER_HUNDREDTH}.00",
        )
        for feet in lengths
    ]


def average(hundredths: int, count: int) -> int:
    """A non-negative amount divided by a positive count, in hundredths, rounded half up."""
    return (2 * hundredths + count) // (2 * count)


def percent(part: int, whole: int) -> int:
    """The part in percent, rounded down, so that only the whole is 100 %; 0 where there is no whole."""
    return part * 100 // whole if whole else 0


def part_text(part: int, whole: int) -> str:
    """The part in percent as people read it, to one place and rounded half up; never 0 of something, never all of it."""
    thousandths = average(part * 1_000, whole)
    if part and thousandths < 1:
        return "< 0.1"
    if whole > part and thousandths > ALMOST_ALL:
        return "> 99.9"
    return f"{thousandths // 10}.{thousandths % 10}"


@dataclass(frozen=True, slots=True)
class Built:
    """A length of finished wall, from which all it used and cost follows. `hundredths` is in 0.01 ft."""

    hundredths: int

    @property
    def feet(self) -> Decimal:
        return from_hundredths(self.hundredths)

    @property
    def ice(self) -> Decimal:
        """Cubic yards."""
        return from_hundredths(ice_for(self.hundredths))

    @property
    def cost(self) -> Decimal:
        """Gold Dragons."""
        return from_hundredths(cost_for(self.hundredths))

    @property
    def amounts(self) -> tuple[int, int, int]:
        """Feet, ice and cost in hundredths."""
        return self.hundredths, ice_for(self.hundredths), cost_for(self.hundredths)

    def texts(self) -> tuple[str, str, str]:
        """Feet, ice and cost as the contract writes them."""
        return amount_texts([self.hundredths])[0]
