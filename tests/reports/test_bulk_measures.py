"""What profiles are compared by is exactly what their days add up to, and costs programs nothing."""

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest

from construction.models import DailyProgress, WallSection
from construction.models.measures import courses_by_profile, measures_by_profile
from construction.reports import bulk
from construction.reports.runs import runs_of
from construction.tracking.recording import record_many
from construction.tracking.writing import DayOfWork
from construction.units import Built, to_hundredths

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = date(2023, 12, 20)
RANGES = [
    (date(2024, 1, 1), date(2024, 1, 31)),
    (date(2024, 1, 10), date(2024, 1, 10)),
    (date(2023, 12, 25), date(2024, 3, 4)),
    (date(2024, 1, 1), date(2024, 2, 29)),
    (date(2024, 2, 1), date(2024, 2, 15)),
    (date(2020, 1, 1), date(2024, 2, 10)),
    (date(2023, 1, 31), date(2027, 5, 2)),
    (date(1900, 1, 1), date(9999, 12, 31)),
    (date(2030, 1, 1), date(2030, 6, 30)),
]


@pytest.fixture
def wall(make_profile, make_section, by):
    """Three profiles with days at random over some months, and one that has none; their ids."""
    chance = random.Random(7)
    profiles = [make_profile(f"Profile {number}") for number in range(4)]
    towers = [
        make_section(profile, f"Tower {n}", target="125.50") for profile in profiles[:3] for n in range(2)
    ]
    work = [
        DayOfWork(tower, FIRST + timedelta(days=day), Built(chance.randint(0, 5_000)))
        for tower in towers
        for day in range(100)
        if chance.random() < 0.4
    ]
    record_many(work, by=by)
    return [profile.pk for profile in profiles]


def days_of(pk):
    """Hundredths of feet by day, from the records themselves."""
    days = defaultdict(int)
    for record in DailyProgress.objects.filter(wall_section__profile=pk):
        days[record.date] += to_hundredths(record.feet_built)
    return days


@pytest.mark.parametrize(("start", "end"), RANGES)
def test_measures_are_what_the_days_add_up_to(wall, start, end):
    measured = {row.profile_id: row for row in measures_by_profile(wall, start, end)}
    for pk in wall:
        days = days_of(pk)
        inside = {day: feet for day, feet in days.items() if start <= day <= end}
        until = {day: feet for day, feet in days.items() if day <= end}
        target = sum(to_hundredths(s.target_length_feet) for s in WallSection.objects.filter(profile=pk))
        assert measured[pk][2:] == (
            sum(inside.values()),
            len(inside),
            max(until).isoformat() if until else None,
            sum(until.values()),
            target,
        )


@pytest.mark.parametrize(("start", "end"), RANGES)
def test_courses_are_what_the_days_of_each_run_add_up_to(wall, start, end):
    runs = runs_of(start, end)
    courses = courses_by_profile(wall, runs)
    for pk in wall:
        days = days_of(pk)
        together = [[feet for day, feet in days.items() if first <= day <= last] for first, last in runs]
        assert courses[pk] == [sum(feet) if feet else None for feet in together]


def test_a_day_of_nothing_is_no_gap(build, profile):
    build(feet="0", day=2)
    days = [(date(2025, 1, day), date(2025, 1, day)) for day in (1, 2)]
    assert courses_by_profile([profile.pk], days) == {profile.pk: [None, 0]}


def test_what_is_measured_has_the_totals_of_what_is_not(wall):
    plain, measured = (
        bulk.bulk_cost_overview([*wall, 4711], *RANGES[2], measured=on) for on in (False, True)
    )
    assert [(row.profile_id, row.total, row.error) for row in plain.rows] == [
        (row.profile_id, row.total, row.error) for row in measured.rows
    ]


def test_the_average_is_over_calendar_days_and_rounded_half_up(build, profile):
    build(feet="0.05", day=1)
    report = bulk.bulk_cost_overview([profile.pk], date(2025, 1, 1), date(2025, 1, 2), measured=True)
    assert report.average_of(report.rows[0]) == 3


@pytest.mark.parametrize("ordering", ["", "&ordering=share", "&ordering=-average_feet_per_day"])
def test_programs_are_not_kept_waiting_for_measures(api, profile, monkeypatch, ordering):
    monkeypatch.setattr(bulk, "measured_rows", None)
    query = f"profile_ids={profile.pk}&start_date=2025-01-01&end_date=2025-01-31{ordering}"
    assert api.get(f"/api/profiles/bulk_cost_overview/?{query}").status_code == 200


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("-days_worked", ["often", "seldom", "never", "error"]),
        ("days_worked", ["never", "seldom", "often", "error"]),
        ("-percent_of_target", ["seldom", "often", "never", "error"]),
        ("-last_record", ["seldom", "often", "never", "error"]),
        ("-share", ["seldom", "often", "never", "error"]),
        ("average_feet_per_day", ["never", "often", "seldom", "error"]),
    ],
)
def test_rows_are_ordered_by_every_measure(api, make_profile, make_section, build, ordering, expected):
    never, often, seldom = (make_profile(name) for name in ("never", "often", "seldom"))
    tower = make_section(often)
    build(feet="1.00", day=1, on=tower)
    build(feet="1.00", day=2, on=tower)
    build(feet="9.00", day=5, on=make_section(seldom))
    ids = f"4711,{never.pk},{often.pk},{seldom.pk}"
    query = f"profile_ids={ids}&start_date=2025-01-01&end_date=2025-01-31&ordering={ordering}"
    rows = api.get(f"/api/profiles/bulk_cost_overview/?{query}").json()["results"]
    assert [row.get("profile_name", "error") for row in rows] == expected
    assert set(rows[0]) == {
        "profile_id",
        "profile_name",
        "total_feet_built",
        "total_ice_cubic_yards",
        "total_cost_gold_dragons",
        "calculation_thread",
    }
