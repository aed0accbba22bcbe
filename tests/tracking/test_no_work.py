"""Days on which nothing was built, and why."""

from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from construction.models import DailyProgress
from construction.models.reasons import NoWork
from construction.models.without_work import COUNTED, OF_ALL
from construction.tracking.recording import correct_progress, record_many
from construction.tracking.writing import DayOfWork
from construction.units import Built


@pytest.fixture
def correct(by):
    """Correct a record."""
    return partial(correct_progress, by=by)


@pytest.fixture
def storm(build):
    """A day lost to the weather."""
    return build(feet="0.00", no_work_reason="weather", notes="Storm")


@pytest.mark.parametrize("reason", NoWork.values)
def test_a_day_without_work_has_its_reason(build, reason):
    assert build(feet="0.00", no_work_reason=reason).to_dict()["no_work_reason"] == reason


def test_a_day_of_nothing_needs_no_reason(build):
    assert build(feet="0.00").to_dict()["no_work_reason"] is None


def test_a_day_with_work_has_no_reason(build, totals_agree):
    with pytest.raises(ValidationError) as refusal:
        build(feet="0.01", no_work_reason="crew")
    assert refusal.value.message_dict == {"no_work_reason": ["Only a day of 0 ft has a reason for no work."]}
    assert totals_agree()


def test_the_log_tells_the_reason(storm, last_event):
    assert last_event().after["no_work_reason"] == "weather"


def test_feet_added_end_the_reason(storm, build):
    both = build(feet="3.00", mode="add")
    assert (both.feet_built, both.no_work_reason, both.notes) == (Decimal("3.00"), "", "Storm")


def test_nothing_added_leaves_the_reason(storm, build):
    assert build(feet="0.00", mode="add").no_work_reason == "weather"


def test_another_reason_added_takes_its_place(storm, build):
    assert build(feet="0.00", no_work_reason="crew", mode="add").no_work_reason == "crew"


def test_no_reason_is_added_to_a_day_with_work(build):
    build(feet="3.00")
    with pytest.raises(ValidationError) as refusal:
        build(feet="0.00", no_work_reason="weather", mode="add")
    assert list(refusal.value.message_dict) == ["no_work_reason"]


def test_a_replacement_brings_its_own_reason_or_none(storm, build):
    assert build(feet="0.00", mode="replace").no_work_reason == ""
    assert build(feet="0.00", no_work_reason="material", mode="replace").no_work_reason == "material"


def test_corrected_feet_end_the_reason(storm, correct):
    assert correct(storm, feet=Decimal("2.00")).no_work_reason == ""


def test_corrected_notes_leave_the_reason(storm, correct):
    assert correct(storm, notes="Snow storm").no_work_reason == "weather"


def test_a_reason_is_corrected_and_taken_away(storm, correct):
    assert correct(storm, no_work_reason="other").no_work_reason == "other"
    assert correct(storm, no_work_reason="").no_work_reason == ""


def test_a_correction_gives_no_reason_to_a_day_with_work(build, correct):
    record = build(feet="1.00")
    with pytest.raises(ValidationError) as refusal:
        correct(record, no_work_reason="weather")
    assert list(refusal.value.message_dict) == ["no_work_reason"]


def test_many_days_bring_their_reasons(section, storm, by):
    day = DayOfWork(section, storm.date.replace(day=2), Built(0), no_work_reason="crew")
    record_many([day], by=by)
    assert DailyProgress.objects.get(date=day.date).no_work_reason == "crew"


@pytest.mark.parametrize("columns", [{"no_work_reason": "laziness"}, {"feet_built": Decimal(1)}])
def test_the_database_holds_no_reason_that_does_not_fit(storm, columns):
    if "feet_built" in columns:
        columns = columns | {"ice_cubic_yards": Decimal(195), "cost_gold_dragons": Decimal(370_500)}
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyProgress.objects.update(**columns)


def test_those_with_a_reason_are_found_by_it(storm, build):
    build(feet="0.00", day=2)
    lost = build(feet="0.00", no_work_reason="crew", day=3)
    assert set(DailyProgress.objects.without_work()) == {storm, lost}
    assert list(DailyProgress.objects.without_work("crew")) == [lost]


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "days",
    [
        lambda: DailyProgress.objects.without_work(),
        lambda: DailyProgress.objects.without_work("weather"),
        lambda: DailyProgress.objects.without_reason(),
    ],
    ids=["any reason", "one reason", "no reason"],
)
def test_days_of_nothing_are_found_in_order_by_their_own_index(storm, days):
    plan = days().newest_first().explain()
    assert "USING INDEX daily_progress_of_nothing" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.sqlite
def test_they_are_counted_from_it_alone(storm):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {COUNTED} {OF_ALL}", ["2025-01-01", "2025-01-31"])
        plan = " ".join(row[-1] for row in cursor.fetchall())
    assert "USING COVERING INDEX daily_progress_of_nothing" in plan
