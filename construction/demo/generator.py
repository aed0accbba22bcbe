"""Makes up the demo: pure, the last day and the seed go in, the same Wall and days of work come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from .crews import Crew, Fate, Report, crews_of, work
from .stretches import STRETCHES, WALL_LENGTH_FEET, Stretch
from .weather import forecast

DAYS = 400
FOUNDED_AT = time(8, 30, tzinfo=UTC)
EVENING = time(16, 30, tzinfo=UTC)
EVENING_SECONDS = 3 * 60 * 60
NEXT_MORNING = timedelta(hours=13)
LATE_CHANCE = 0.04
WHOLE_LENGTHS = 50
"""Sections are surveyed in steps of so many feet."""


@dataclass(frozen=True, slots=True)
class DemoSection:
    """A section; amounts in hundredths of a foot."""

    name: str
    start_position: int
    target_length: int


@dataclass(frozen=True, slots=True)
class DemoProfile:
    """A profile, its sections from west to east and when it was founded."""

    name: str
    team_lead: str
    is_active: bool
    founded_at: datetime
    sections: Sequence[DemoSection]


@dataclass(frozen=True, slots=True)
class DemoDay:
    """What a crew built on a section on a day, in hundredths of a foot, and when it wrote that down."""

    profile: str
    section: str
    date: date
    feet: int
    notes: str
    no_work_reason: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class DemoWall:
    """Profiles in the order they were founded, days in the order they were written down."""

    profiles: Sequence[DemoProfile]
    days: Sequence[DemoDay]


def demo_wall(*, until: date, seed: int) -> DemoWall:
    """The whole demo, its last day being `until`."""
    rng = Random(seed)  # noqa: S311
    calendar = [until - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    weather = forecast(calendar, len(STRETCHES), rng)
    crews = [crews_of(stretch, DAYS, rng) for stretch in STRETCHES]
    sections = iter(_surveyed([crew for of_stretch in crews for crew in of_stretch], rng))

    profiles: list[DemoProfile] = []
    days: list[DemoDay] = []
    for number, (stretch, of_stretch) in enumerate(zip(STRETCHES, crews, strict=True)):
        stretch_sections = [next(sections) for _ in of_stretch]
        profiles.append(_profile(stretch, stretch_sections, calendar))
        for crew, section in zip(of_stretch, stretch_sections, strict=True):
            reports = work(crew, section.target_length, calendar, weather, number, rng)
            days.extend(_written_down(stretch, crew, reports, calendar, rng))
    return DemoWall(
        sorted(profiles, key=lambda profile: profile.founded_at),
        sorted(days, key=lambda day: day.written_at),
    )


def _surveyed(crews: Sequence[Crew], rng: Random) -> list[DemoSection]:
    """The crews' sections end to end along the whole Wall.

    A section that is to be finished is as long as its crew can build in time; the others share the rest.
    """
    wanted = [_wanted_feet(crew, rng) for crew in crews]
    done = sum(feet for crew, feet in zip(crews, wanted, strict=True) if crew.fate is Fate.FINISHED)
    stretching = (WALL_LENGTH_FEET - done) / (sum(wanted) - done)
    sections = []
    start = 0
    for crew, feet in zip(crews, wanted, strict=True):
        feet *= 1 if crew.fate is Fate.FINISHED else stretching
        end = start + round(feet / WHOLE_LENGTHS) * WHOLE_LENGTHS
        if crew is crews[-1]:
            end = WALL_LENGTH_FEET
        sections.append(DemoSection(crew.section, start * 100, (end - start) * 100))
        start = end
    return sections


def _wanted_feet(crew: Crew, rng: Random) -> float:
    if crew.fate is Fate.FINISHED:
        return crew.expected_feet * rng.uniform(0.45, 0.9)
    return rng.uniform(3_000, 17_000)


def _profile(stretch: Stretch, sections: Sequence[DemoSection], calendar: Sequence[date]) -> DemoProfile:
    """Founded a few minutes apart, so that newest first is one order."""
    minutes = timedelta(minutes=7 * STRETCHES.index(stretch))
    founded_at = datetime.combine(calendar[stretch.founded], FOUNDED_AT) + minutes
    return DemoProfile(stretch.name, stretch.team_lead, stretch.left is None, founded_at, sections)


def _written_down(
    stretch: Stretch, crew: Crew, reports: Iterator[Report], calendar: Sequence[date], rng: Random
) -> Iterator[DemoDay]:
    """Each report in the evening, now and then on the next morning."""
    for report in reports:
        day = calendar[report.day]
        written_at = datetime.combine(day, EVENING) + timedelta(seconds=rng.randrange(EVENING_SECONDS))
        if rng.random() < LATE_CHANCE and day != calendar[-1]:
            written_at += NEXT_MORNING
        said = report.feet, report.notes, report.no_work_reason
        yield DemoDay(stretch.name, crew.section, day, *said, written_at)
