"""How the demo's crews work: their pace, how they learn, when they idle and what they forget. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from random import Random

from . import notes
from .stretches import Stretch
from .weather import Sky, Weather, season

LEARNING_DAYS = 60
GREEN_PACE = 0.72
"""What a new crew manages of its later pace."""
USUAL_YIELD = 0.82
"""The share of its pace that is left to a crew after storms, idle days and learning."""
NOISE = 0.17
LEAST_FEET, MOST_FEET = 1.5, 68.0
IDLE_CHANCE = 0.025
NOTE_CHANCE = 0.1
REMARKABLE = 0.22
"""A day this far from the crew's usual pace is worth a note more often."""
STORM_IDLE, STORM_WORK = 0.62, 0.16
"""Shares of stormy days on which a crew reports that it stood still, or works a little; on the rest it is silent."""


class Fate(Enum):
    """What becomes of a section."""

    FINISHED = "finished"
    STEADY = "steady"
    LATE = "late"
    STRUGGLING = "struggling"
    WAITING = "waiting"


FATES = (
    *(Fate.FINISHED, Fate.STEADY, Fate.STEADY, Fate.LATE, Fate.STEADY),
    *(Fate.FINISHED, Fate.STRUGGLING, Fate.STEADY, Fate.WAITING),
)
"""Dealt to a stretch's sections in an order of its own."""


@dataclass(frozen=True, slots=True)
class Crew:
    """One crew on one section: it works from the day `starts` to the day before `ends`; `pace` is in feet a day."""

    section: str
    fate: Fate
    starts: int
    ends: int
    pace: float
    grain: int
    forgetful: float

    @property
    def expected_feet(self) -> float:
        """What it will have built by the end, storms and learning included."""
        return USUAL_YIELD * self.pace * (self.ends - self.starts)


@dataclass(frozen=True, slots=True)
class Report:
    """What a crew writes down for the calendar's day `day`; feet in hundredths, why where there are none."""

    day: int
    feet: int
    notes: str
    no_work_reason: str = ""


def crews_of(stretch: Stretch, days: int, rng: Random) -> list[Crew]:
    """A crew for each section of the stretch."""
    fates = list(FATES[: len(stretch.sections)])
    rng.shuffle(fates)
    return [_crew(stretch, name, fate, days, rng) for name, fate in zip(stretch.sections, fates, strict=True)]


def _crew(stretch: Stretch, section: str, fate: Fate, days: int, rng: Random) -> Crew:
    ends = days if stretch.left is None else stretch.left
    span = ends - stretch.founded
    starts = stretch.founded + int(span * max(0, rng.uniform(-0.06, 0.12)))
    pace = stretch.pace * rng.uniform(0.78, 1.25)
    if fate is Fate.FINISHED and span < LEARNING_DAYS:
        fate = Fate.STEADY
    if fate is Fate.LATE:
        starts = stretch.founded + int(span * rng.uniform(0.45, 0.75))
    elif fate is Fate.STRUGGLING:
        pace *= 0.45
    elif fate is Fate.WAITING:
        starts = ends
    return Crew(section, fate, starts, ends, pace, stretch.grain, forgetful=rng.uniform(0.005, 0.05))


def work(
    crew: Crew, length: int, calendar: Sequence[date], weather: Weather, stretch: int, rng: Random
) -> Iterator[Report]:
    """The crew's days until its section is `length` hundredths of a foot long, or the calendar ends."""
    built = 0
    for day in range(crew.starts, crew.ends):
        report = _day(crew, day, calendar[day], weather.on(day, stretch), rng)
        if report is None:
            continue
        if built == 0 and report.feet:
            report = Report(day, report.feet, rng.choice(notes.FIRST))
        if built + report.feet >= length:
            yield Report(day, length - built, rng.choice(notes.FINISHED))
            return
        built += report.feet
        yield report


def _day(crew: Crew, day: int, date: date, sky: Sky, rng: Random) -> Report | None:
    """None where the crew wrote nothing down."""
    if sky is Sky.STORM:
        return _stormy_day(crew, day, date, rng)
    if rng.random() < crew.forgetful:
        return None
    if rng.random() < IDLE_CHANCE:
        return Report(day, 0, *rng.choice(notes.IDLE))
    luck = max(0.3, rng.gauss(1, NOISE))
    if sky is Sky.AFTER_STORM:
        return Report(day, _feet(crew, day, date, 0.6 * luck), rng.choice(notes.DUG_OUT))
    return Report(day, _feet(crew, day, date, luck), _remark(luck, rng))


def _stormy_day(crew: Crew, day: int, date: date, rng: Random) -> Report | None:
    chance = rng.random()
    if chance < STORM_IDLE:
        return Report(day, 0, rng.choice(notes.STORM), "weather")
    if chance < STORM_IDLE + STORM_WORK:
        return Report(day, _feet(crew, day, date, rng.uniform(0.15, 0.4)), rng.choice(notes.STORM_WORK))
    return None


def _feet(crew: Crew, day: int, date: date, luck: float) -> int:
    """Hundredths of a foot, rounded as the crew rounds."""
    learned = GREEN_PACE + (1 - GREEN_PACE) * min(1, (day - crew.starts) / LEARNING_DAYS)
    feet = min(max(crew.pace * season(date) * learned * luck, LEAST_FEET), MOST_FEET)
    return round(feet * 100 / crew.grain) * crew.grain


def _remark(luck: float, rng: Random) -> str:
    if abs(luck - 1) > REMARKABLE and rng.random() < 2 * NOTE_CHANCE:
        return rng.choice(notes.GOOD if luck > 1 else notes.SLOW)
    return rng.choice(notes.PLAIN) if rng.random() < NOTE_CHANCE / 2 else ""
