"""Progress series: the same as adding up day by day."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from construction.models import ProfileDay
from construction.models.rollups import DayChange
from construction.reports.series import progress_series, wall_series

from .test_periods import GRANULARITIES, first_of

pytestmark = pytest.mark.django_db
FIRST = date(2023, 12, 1)
SPAN = 430
PLACES = Decimal("0.01")
IN_A_TEST = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

offsets = st.integers(0, SPAN - 1)
records = st.dictionaries(st.tuples(st.integers(0, 1), offsets), st.integers(0, 9_999_999_999), max_size=60)
ranges = st.tuples(offsets, offsets).map(sorted)


def day_after(first, passed):
    return first + timedelta(days=passed)


def naive(built, start, end, granularity):
    """Each period by its first day, from (day, hundredths of feet) of every record, in decimals."""
    found = {}
    for passed in range((end - start).days + 1):
        day = day_after(start, passed)
        period = found.setdefault(str(first_of(day, granularity)), [str(day), str(day), 0, Decimal(0), set()])
        period[1], period[2] = str(day), period[2] + 1
        for recorded, feet in built:
            if recorded == day:
                period[3] += Decimal(feet) / 100
                period[4].add(day)
    return [(first, *figures(*period)) for first, period in found.items()]


def figures(start, end, days, feet, worked):
    average = (feet / len(worked)).quantize(PLACES, ROUND_HALF_UP) if worked else None
    amounts = [str((feet * rate).quantize(PLACES)) for rate in (1, 195, 195 * 1_900)]
    return start, end, days, len(worked), *amounts, None if average is None else str(average)


@pytest.fixture
def recorded(make_profile):
    """Keep totals for two profiles, see what `report` says of them, and forget them again."""
    profiles = [make_profile("Northern Watch"), make_profile("Eastwatch")]

    def run(built, report):
        changes = [
            DayChange(profiles[who].pk, day_after(FIRST, on), feet, 1) for (who, on), feet in built.items()
        ]
        with transaction.atomic():
            ProfileDay.objects.add(changes)
            found = report(profiles)
            transaction.set_rollback(True)
        return [tuple(period.values()) for period in found.to_dict()["periods"]]

    return run


@IN_A_TEST
@given(built=records, days=ranges, granularity=st.sampled_from(GRANULARITIES))
def test_one_profile_is_added_up_as_by_hand(recorded, built, days, granularity):
    start, end = (day_after(FIRST, passed) for passed in days)
    found = recorded(built, lambda profiles: progress_series(profiles[0].pk, start, end, granularity))
    own = [(day_after(FIRST, on), feet) for (who, on), feet in built.items() if who == 0]
    assert found == naive(own, start, end, granularity)


@IN_A_TEST
@given(
    built=records, days=ranges, granularity=st.sampled_from(GRANULARITIES), chosen=st.sets(st.integers(0, 1))
)
def test_several_profiles_are_added_up_as_by_hand(recorded, built, days, granularity, chosen):
    start, end = (day_after(FIRST, passed) for passed in days)
    found = recorded(
        built, lambda profiles: wall_series([profiles[n].pk for n in chosen], start, end, granularity)
    )
    theirs = [
        (day_after(FIRST, on), feet) for (who, on), feet in built.items() if not chosen or who in chosen
    ]
    assert found == naive(theirs, start, end, granularity)


def test_the_summary_is_of_the_whole_range(profile, build):
    build("12.50", 1)
    build("0.00", 9)
    assert progress_series(profile.pk, date(2025, 1, 1), date(2025, 1, 31), "week").to_dict()["summary"] == {
        "days": 31,
        "days_worked": 2,
        "total_feet_built": "12.50",
        "total_ice_cubic_yards": "2437.50",
        "total_cost_gold_dragons": "4631250.00",
        "average_feet_built": "6.25",
    }


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_a_series_is_one_query(profile, build, granularity, django_assert_num_queries):
    build()
    with django_assert_num_queries(1):
        progress_series(profile.pk, date(2024, 1, 1), date(2025, 12, 31), granularity).to_dict()


def test_a_period_knows_whether_it_is_clipped(profile):
    series = progress_series(profile.pk, date(2025, 1, 2), date(2025, 2, 28), "month")
    assert [period.is_clipped for period in series.periods] == [True, False]


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_a_name_that_looks_like_a_day_is_a_name(make_profile, make_section, build, granularity):
    profile = make_profile("2025-01-01")
    build(feet="1.00", on=make_section(profile))
    report = progress_series(profile.pk, date(2025, 1, 1), date(2025, 1, 31), granularity)
    assert (report.profile.name, report.total.hundredths) == ("2025-01-01", 100)


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_there_is_no_series_of_a_profile_that_does_not_exist(granularity):
    assert progress_series(4711, date(2025, 1, 1), date(2025, 1, 31), granularity) is None
