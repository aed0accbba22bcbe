"""The Wall as of a day, against a recount of its records day by day."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from construction.models import DailyProgress, WallSection
from construction.models.as_of import days_recorded
from construction.wall.as_of import wall_as_of
from tests.exactness.walls import build as build_wall
from tests.exactness.walls import days, walls

pytestmark = pytest.mark.django_db
JANUARY = [date(2025, 1, 1) + timedelta(days=number) for number in range(31)]


class Undo(Exception):
    """Takes a wall back."""


def recount(day):
    """Feet in hundredths, first and last day with feet, by section."""
    built, worked = defaultdict(int), defaultdict(list)
    for pk, when, feet in DailyProgress.objects.order_by("date").values_list(
        "wall_section", "date", "feet_built"
    ):
        if when <= day:
            built[pk] += int(feet * 100)
            worked[pk] += [when] if feet else []
    return {
        pk: (built[pk], *((worked[pk][0], worked[pk][-1]) if worked[pk] else (None, None)))
        for pk in WallSection.objects.values_list("pk", flat=True)
    }


def found(day):
    wall = wall_as_of(day, days_recorded())
    return {line.pk: (line.feet_built, line.began, line.last_worked) for line in wall.sections}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(wall=walls(), asked=st.lists(days, min_size=3, max_size=3))
def test_any_day_of_any_wall_is_a_recount_of_its_records(wall, asked):
    try:
        with transaction.atomic():
            build_wall(wall)
            for day in asked:
                assert found(day) == recount(day)
            raise Undo
    except Undo:
        pass


def test_every_day_adds_its_own(build, section, make_section, profile):
    other = make_section(profile, "Other", start="500")
    for day, feet in ((3, "1.25"), (4, "0.00"), (9, "2.50"), (20, "0.01")):
        build(feet=feet, day=day)
    build(feet="7.00", day=10, on=other)
    assert [found(day) for day in JANUARY] == [recount(day) for day in JANUARY]


def test_before_the_first_record_nothing_stands(build):
    build(feet="5.00", day=3)
    wall = wall_as_of(date(2025, 1, 2), days_recorded())
    assert (wall.built, wall.sections[0].state, wall.sections[0].began) == (0, "planned", None)


def test_after_the_last_record_all_of_it_stands(build, section):
    build(feet="5.00", day=3)
    assert wall_as_of(date(2030, 1, 1), days_recorded()).built == 500


def test_a_day_of_nothing_is_no_day_worked(build):
    build(feet="0.00", day=3)
    assert wall_as_of(date(2025, 1, 9), days_recorded()).sections[0].last_worked is None


def test_the_recent_feet_are_those_of_28_days(build):
    """2 ft on each of 40 days, then little: the mean falls slower than the pace."""
    for number in range(40):
        build(feet="2.00", day=date(2025, 1, 1) + timedelta(days=number))
    for number in range(40, 60):
        build(feet="0.10", day=date(2025, 1, 1) + timedelta(days=number))
    states = [
        wall_as_of(date(2025, 1, 1) + timedelta(days=number), days_recorded()).sections[0].state
        for number in (39, 50, 59, 72, 73)
    ]
    assert states == ["on_pace", "on_pace", "behind", "behind", "idle"]


def test_today_needs_no_span(build):
    build(feet="5.00", day=3)
    day = date(2025, 1, 3)
    assert wall_as_of(day, None).sections == wall_as_of(day, days_recorded()).sections


def test_the_first_sections_along_the_wall_are_those_of_all(build, profile, section, make_section):
    for number in range(4):
        build(feet="1.00", on=make_section(profile, f"Before {number}", start=str(number)))
    day = date(2025, 1, 3)
    assert wall_as_of(day, None, most=3).sections == wall_as_of(day, None).sections[:3]
