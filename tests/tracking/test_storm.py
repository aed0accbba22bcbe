"""Many writers, every verb, one small Wall: what is left is what the log tells, and every total agrees."""

import random
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from construction.models import DailyProgress, Event, ProfileDay, ProfileMonth, WallSection
from construction.tracking.merging import Day, merge_progress
from construction.tracking.recording import correct_progress, record_many, record_progress, remove_progress
from construction.tracking.roster import change_section, remove_section
from construction.tracking.totals import rebuild_totals
from construction.tracking.writing import DayOfWork
from construction.units import Built

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = date(2025, 1, 28)
WRITERS, WRITES = 6, 20
LOST_THE_RACE = (ObjectDoesNotExist, ValidationError)


@pytest.fixture
def profiles(make_profile, make_section):
    """Two profiles with three sections each."""
    made = [make_profile(name) for name in ("Westwatch", "Eastwatch")]
    for number in range(6):
        make_section(made[number % 2], f"Tower {number}")
    return made


@pytest.fixture
def writer(profiles, by):
    """A call that makes random writes, one after the other, in an order of its own; what it met with besides losing."""

    def one(dice):
        day = FIRST + timedelta(days=dice.randrange(6))
        section = dice.choice(list(WallSection.objects.all()))
        record = DailyProgress.objects.filter(date=day).order_by("?").first()
        feet = Decimal(dice.randrange(10_000)).scaleb(-2)
        many = [
            (tower.pk, day + timedelta(days=n))
            for tower in WallSection.objects.order_by("?")[:3]
            for n in (0, 40)
        ]
        verbs = [
            lambda: record_progress(
                section, date=day, feet=feet, mode=dice.choice(["create", "replace", "add"]), by=by
            ),
            lambda: record and correct_progress(record, section=section, date=day, feet=feet, by=by),
            lambda: record and correct_progress(record, feet=feet, by=by),
            lambda: record and remove_progress(record, by=by),
            lambda: change_section(section, profile=dice.choice(profiles), by=by),
            lambda: merge_progress([Day(pk, when, dice.randrange(10_000), None) for pk, when in many], by=by),
            rebuild_totals,
        ]
        dice.choice(verbs)()

    def of(seed):
        def run():
            dice = random.Random(seed)
            for _ in range(WRITES):
                with suppress(*LOST_THE_RACE):
                    one(dice)

        return run

    return of


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]


def test_no_write_of_a_storm_is_lost_or_blocked(at_once, writer, totals_agree):
    assert failures(at_once(*(writer(seed) for seed in range(WRITERS)))) == []
    assert totals_agree()
    last = {}
    for event in Event.objects.filter(subject="daily_progress").order_by("position"):
        version = (event.after or {"version": float("inf")})["version"]
        if version >= last.get(event.subject_id, (0,))[0]:
            last[event.subject_id] = version, event.after
    left = {pk: after for pk, (_, after) in last.items() if after}
    assert left == {record.pk: record.to_dict() for record in DailyProgress.objects.all()}


def test_batches_in_opposite_orders_do_not_block_each_other(at_once, profiles, by, totals_agree):
    sections = list(WallSection.objects.all())
    days = [FIRST + timedelta(days=number) for number in range(120)]
    there = [DayOfWork(section, day, Built(100)) for section in sections for day in days[::2]]
    back = [DayOfWork(section, day, Built(100)) for section in sections[::-1] for day in days[::-2]]
    assert failures(at_once(lambda: record_many(there, by=by), lambda: record_many(back, by=by))) == []
    assert totals_agree()
    assert DailyProgress.objects.count() == len(sections) * len(days)


def test_imports_in_opposite_orders_do_not_block_each_other(at_once, profiles, by, totals_agree):
    sections = list(WallSection.objects.values_list("pk", flat=True))
    days = [FIRST + timedelta(days=number) for number in range(60)]
    there = [Day(section, day, 100, None) for section in sections for day in days]
    back = [Day(section, day, 200, None) for section in sections[::-1] for day in days[::-1]]
    assert failures(at_once(*(lambda m=m: merge_progress(m, by=by) for m in (there, back, there)))) == []
    assert totals_agree()


def test_crews_that_begin_and_empty_the_same_days_leave_no_row_behind(at_once, profiles, by, totals_agree):
    one, two = WallSection.objects.filter(profile=profiles[0])[:2]

    def coming_and_going(section, days):
        for day in days:
            remove_progress(record_progress(section, date=day, feet=Decimal(1), by=by)[0], by=by)

    days = [FIRST + timedelta(days=number) for number in range(8)]
    calls = [lambda: coming_and_going(one, days), lambda: coming_and_going(two, days[::-1])]
    assert failures(at_once(*calls)) == []
    assert not ProfileDay.objects.exists()
    assert not ProfileMonth.objects.exists()


def test_a_section_goes_while_crews_record_on_it(at_once, profiles, by, totals_agree):
    for section in WallSection.objects.all():
        calls = [
            lambda s=section, n=n: record_progress(s, date=FIRST + timedelta(days=n), feet=Decimal(1), by=by)
            for n in range(4)
        ]
        lost = failures(at_once(lambda s=section: remove_section(s, by=by), *calls))
        assert all(isinstance(failure, ObjectDoesNotExist) for failure in lost)
    assert totals_agree()
    assert not ProfileMonth.objects.exists()
