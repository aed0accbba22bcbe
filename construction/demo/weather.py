"""The demo's weather: seasons that change the pace, storms that stop neighbouring crews together. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from random import Random

DEEPEST_WINTER = 15
"""Day of the year."""
SEASONAL_SWING = 0.22
STORM_CHANCE = 0.035
"""For each day of the calendar, halved in high summer and raised by half in deep winter."""


class Sky(Enum):
    """What a crew finds in the morning; the first day after a storm goes to the shovels."""

    FAIR = "fair"
    STORM = "storm"
    AFTER_STORM = "after storm"


@dataclass(frozen=True, slots=True)
class Storm:
    """Hits the stretches from `west` to `east` on the days from `first` to `last`, all of them included."""

    first: int
    last: int
    west: int
    east: int


@dataclass(frozen=True, slots=True)
class Weather:
    """What the weather was on each day of the calendar, along the Wall."""

    storms: Sequence[Storm]

    def on(self, day: int, stretch: int) -> Sky:
        if self._is_stormy(day, stretch):
            return Sky.STORM
        return Sky.AFTER_STORM if self._is_stormy(day - 1, stretch) else Sky.FAIR

    def _is_stormy(self, day: int, stretch: int) -> bool:
        return any(
            storm.first <= day <= storm.last and storm.west <= stretch <= storm.east for storm in self.storms
        )


def winter(day: date) -> float:
    """1 in deepest winter, -1 in high summer."""
    return math.cos(2 * math.pi * (day.timetuple().tm_yday - DEEPEST_WINTER) / 365.25)


def season(day: date) -> float:
    """How the time of the year changes a crew's pace: short, bitter days build least."""
    return 1 - SEASONAL_SWING * winter(day)


def forecast(calendar: Sequence[date], stretches: int, rng: Random) -> Weather:
    """Storms of two to six days over the calendar, each over two to four neighbouring stretches."""
    storms = []
    for number, day in enumerate(calendar):
        if rng.random() < STORM_CHANCE * (1 + winter(day) / 2):
            west = rng.randrange(stretches - 1)
            length, breadth = rng.randint(2, 6), rng.randint(1, 3)
            storms.append(Storm(number, number + length - 1, west, min(west + breadth, stretches - 1)))
    return Weather(storms)
