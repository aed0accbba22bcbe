"""Puts the demo into the database, through the same verbs as everyone's work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import transaction

from ..models import Profile, WallSection
from ..models.events import Origin
from ..models.profiles import name_key
from ..tracking.recording import record_many
from ..tracking.roster import create_profile, create_section
from ..tracking.writing import DayOfWork
from ..units import Built, from_hundredths
from .generator import DemoDay, DemoProfile, DemoWall, demo_wall

BY = Origin(door="command", actor="demo")
DEFAULT_SEED = 8
Places = dict[tuple[str, str], WallSection]


class NotEmpty(Exception):
    """The database has what the demo would add to; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Loaded:
    """How much was loaded."""

    profiles: int
    sections: int
    days: int
    records: int


def load_demo(*, until: date, seed: int, beside: bool = False) -> Loaded:
    """Load the demo, its last day being `until`, in one transaction.

    NotEmpty where there are profiles already; with `beside`, only where one of them has the name of a demo profile.
    """
    wall = demo_wall(until=until, seed=seed)
    with transaction.atomic():
        _refuse_to_mix(wall.profiles, beside=beside)
        places: Places = {}
        for profile, written in _by_founding(wall):
            places |= _found(profile)
            record_many(_days_of_work(written, places), by=BY)
    return Loaded(
        len(wall.profiles), len(places), len({day.date for day in wall.days}), records=len(wall.days)
    )


def _refuse_to_mix(profiles: Iterable[DemoProfile], *, beside: bool) -> None:
    there = Profile.objects.count()
    if there and not beside:
        raise NotEmpty(f"The database is not empty (profiles: {there}); the demo goes into an empty one.")
    keys = [name_key(profile.name) for profile in profiles]
    taken = Profile.objects.filter(name_key__in=keys).by_name().first()
    if taken:
        raise NotEmpty(f"There is a profile named “{taken.name}” already, as one of the demo's is.")


def _by_founding(wall: DemoWall) -> Iterable[tuple[DemoProfile, list[DemoDay]]]:
    """Each profile with what was written between its founding and the next, so that events are in order."""
    foundings = [*(profile.founded_at for profile in wall.profiles), None]
    for profile, (start, end) in zip(wall.profiles, pairwise(foundings), strict=True):
        yield profile, [day for day in wall.days if _is_between(day.written_at, start, end)]


def _is_between(moment: datetime, start: datetime | None, end: datetime | None) -> bool:
    return (start is None or start <= moment) and (end is None or moment < end)


def _found(profile: DemoProfile) -> Places:
    """Create the profile and its sections; the sections by profile and section name."""
    owner = create_profile(
        name=profile.name,
        team_lead=profile.team_lead,
        is_active=profile.is_active,
        by=BY,
        at=profile.founded_at,
    )
    return {
        (profile.name, section.name): create_section(
            owner,
            section_name=section.name,
            start_position=from_hundredths(section.start_position),
            target_length_feet=from_hundredths(section.target_length),
            by=BY,
            at=profile.founded_at,
        )
        for section in profile.sections
    }


def _days_of_work(days: Iterable[DemoDay], places: Places) -> Iterable[DayOfWork]:
    for day in days:
        section = places[day.profile, day.section]
        yield DayOfWork(section, day.date, Built(day.feet), day.notes, day.no_work_reason, day.written_at)
