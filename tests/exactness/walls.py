"""Walls for the tests and what they come to in Python's own whole numbers: nothing of the product reckons here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from hypothesis import strategies as st

from construction.models import Profile
from construction.models.events import Origin
from construction.tracking.recording import record_many
from construction.tracking.roster import create_profile, create_section
from construction.tracking.writing import DayOfWork
from construction.units import Built

ICE, GOLD = 195, 195 * 1900
MOST = 9_999_999_999
FIRST = date(2023, 12, 28)
DAYS = 70
BY = Origin(door="test")

lengths = st.one_of(st.just(0), st.just(MOST), st.integers(0, MOST))
days = st.integers(0, DAYS - 1).map(lambda number: FIRST + timedelta(days=number))
entries = st.tuples(st.integers(0, 2), st.integers(0, 2), days, lengths)


@dataclass(frozen=True)
class Entry:
    """What a section of a profile gained on a day; feet in hundredths."""

    profile: int
    section: int
    day: date
    feet: int


@st.composite
def walls(draw):
    """Up to forty days of work on up to nine sections of three profiles, around two ends of months and one of a year."""
    found = draw(st.lists(entries, max_size=40, unique_by=lambda entry: entry[:3]))
    return [Entry(*entry) for entry in found]


@st.composite
def ranges(draw):
    """Two days, in order."""
    return tuple(sorted((draw(days), draw(days))))


def build(wall: Iterable[Entry]) -> list[Profile]:
    """Record the wall through the verbs; its three profiles."""
    profiles = [
        create_profile(name=f"Profile {n}", team_lead="Lead", is_active=True, by=BY) for n in range(3)
    ]
    nothing = Decimal("0.00")
    sections = {
        (p, s): create_section(
            profile, section_name=f"Tower {s}", start_position=nothing, target_length_feet=nothing, by=BY
        )
        for p, profile in enumerate(profiles)
        for s in range(3)
    }
    record_many(
        [DayOfWork(sections[entry.profile, entry.section], entry.day, Built(entry.feet)) for entry in wall],
        by=BY,
    )
    return profiles


def feet_by_day(wall: Iterable[Entry], start: date, end: date) -> Counter:
    """Hundredths of feet on each day with a record; both days included."""
    total: Counter = Counter()
    for entry in wall:
        if start <= entry.day <= end:
            total[entry.day] += entry.feet
    return total


def text(hundredths: int) -> str:
    """1250 → 12.50, however many digits."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def texts(feet: int) -> tuple[str, str, str]:
    """Feet, ice and cost as the contract writes them."""
    return text(feet), text(feet * ICE), text(feet * GOLD)


def half_up(hundredths: int, count: int) -> str:
    """An average with two places, by way of exact fractions and decimals of a hundred digits."""
    exact = Fraction(hundredths, 100 * count)
    context = Context(prec=100, rounding=ROUND_HALF_UP)
    found = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return str(found.quantize(Decimal("0.01"), context=context))
