"""The kept totals equal the records, whatever happens; commands prove and restore it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from construction.models import DailyProgress, ProfileDay, ProfileMonth, WallSection
from construction.tracking.recording import correct_progress, record_progress, remove_progress
from construction.tracking.roster import change_section, remove_section
from construction.tracking.totals import Difference, Total, check_totals, rebuild_totals


@pytest.fixture
def two_days(build):
    """12.50 ft on 1 and 2.00 ft on 2 January 2025."""
    return [build(feet="12.50", day=1), build(feet="2.00", day=2)]


@pytest.fixture
def output(capsys):
    """What a command prints."""

    def run(name):
        call_command(name)
        return capsys.readouterr().out

    return run


def test_an_empty_database_agrees(db, output):
    assert (
        output("check_totals")
        == "Totals agree: 0 records, 0 profile days, 0 profile months (0 of them over all months).\n"
    )


def test_totals_that_agree_are_counted(two_days, output):
    assert (
        output("check_totals")
        == "Totals agree: 2 records, 2 profile days, 2 profile months (1 of them over all months).\n"
    )


def test_a_wrong_day_is_named(two_days):
    ProfileDay.objects.filter(date=date(2025, 1, 2)).update(feet_built=Decimal("2.01"))
    check = check_totals()
    assert check.first == Difference("Northern Watch on 2025-01-02", Total(200, 1), Total(201, 1))
    assert (check.wrong_days, check.wrong_sections) == (1, 0)


def test_a_missing_day_is_named(two_days):
    ProfileDay.objects.filter(date=date(2025, 1, 1)).delete()
    assert check_totals().first == Difference("Northern Watch on 2025-01-01", Total(1_250, 1), Total(0, 0))


def test_a_day_of_nothing_that_is_missing_is_named(build):
    build(feet="0.00")
    ProfileDay.objects.all().delete()
    assert check_totals().wrong_days == 1


def test_a_day_too_many_is_named(profile):
    ProfileDay.objects.create(profile=profile, date=date(2025, 1, 1), feet_built=Decimal(0), records=0)
    assert check_totals().first == Difference("Northern Watch on 2025-01-01", Total(0, 0), Total(0, 0))


def test_a_wrong_month_is_named(two_days):
    ProfileMonth.objects.filter(month=202501).update(days=3)
    expected = "Northern Watch in 202501 (2 days with a record, kept 3)"
    assert check_totals().first == Difference(expected, Total(1_450, 2), Total(1_450, 2))


def test_a_missing_month_is_named(two_days):
    ProfileMonth.objects.all().delete()
    assert check_totals().wrong_months == 2


def test_a_wrong_total_of_all_months_is_named(two_days):
    ProfileMonth.objects.filter(month=0).update(days=3)
    assert "Northern Watch in all months" in str(check_totals().first)


def test_a_wrong_section_is_named(two_days):
    WallSection.objects.update(days_recorded=3)
    expected = Difference("Section Tower 1-2 of Northern Watch", Total(1_450, 2), Total(1_450, 3))
    assert check_totals().first == expected


def test_the_command_fails_with_the_first_difference_and_how_many(two_days):
    ProfileDay.objects.update(feet_built=Decimal("3.00"))
    with pytest.raises(CommandError) as failure:
        call_command("check_totals")
    assert "Northern Watch on 2025-01-01: expected 12.50 ft in 1 records, found 3.00 ft in 1 records" in str(
        failure.value
    )
    assert "Profile days that differ: 2, months: 2, sections: 0." in str(failure.value)


def test_rebuilding_restores_every_total(two_days, output, totals_agree):
    ProfileDay.objects.filter(date=date(2025, 1, 1)).delete()
    ProfileDay.objects.update(feet_built=Decimal("3.00"))
    ProfileMonth.objects.update(days=9)
    WallSection.objects.update(feet_built=Decimal(0), days_recorded=9)
    assert (
        output("rebuild_totals")
        == "Totals rebuilt: 2 records, 2 profile days, 2 profile months (1 of them over all months).\n"
    )
    assert totals_agree()


def test_rebuilding_takes_out_what_has_no_records(section, profile, totals_agree):
    ProfileDay.objects.create(profile=profile, date=date(2025, 1, 1), feet_built=Decimal(1), records=1)
    WallSection.objects.update(feet_built=Decimal(1))
    rebuild_totals()
    assert not ProfileDay.objects.exists()
    assert totals_agree()


def test_checking_costs_the_same_whatever_the_size(two_days, django_assert_num_queries):
    with django_assert_num_queries(6):
        check_totals()


SECTIONS = st.integers(0, 3)
DAYS = st.sampled_from([date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1)])
FEET = st.sampled_from([Decimal(text) for text in ("0.00", "0.01", "12.50", "99999999.99")])
RECORDS = st.integers(0, 5)
CHANGES = st.one_of(
    st.tuples(st.just("record"), SECTIONS, DAYS, FEET, st.sampled_from(["create", "replace", "add"])),
    st.tuples(st.just("correct"), RECORDS, SECTIONS, DAYS, FEET),
    st.tuples(st.just("remove"), RECORDS),
    st.tuples(st.just("move"), SECTIONS, st.integers(0, 1)),
    st.tuples(st.just("remove section"), SECTIONS),
)


@pytest.fixture
def crews(make_profile, make_section, by):
    """Two profiles of two sections each, and the changes that can be made to them."""
    profiles = [make_profile("Eastwatch"), make_profile("Westwatch")]
    sections = [make_section(profiles[number // 2], name=f"Tower {number}") for number in range(4)]

    def record(section, day, feet, mode):
        record_progress(sections[section], date=day, feet=feet, mode=mode, by=by)

    def correct(record, section, day, feet):
        found = DailyProgress.objects.order_by("pk")[record]
        correct_progress(found, section=sections[section], date=day, feet=feet, notes="", by=by)

    def remove(record):
        remove_progress(DailyProgress.objects.order_by("pk")[record], by=by)

    def move(section, profile):
        current = WallSection.objects.get(pk=sections[section].pk)
        same = ("section_name", "start_position", "target_length_feet")
        values = {name: getattr(current, name) for name in same}
        change_section(current, profile=profiles[profile], **values, by=by)

    def lose(section):
        remove_section(sections[section], by=by)

    return {"record": record, "correct": correct, "remove": remove, "move": move, "remove section": lose}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(changes=st.lists(CHANGES, min_size=3, max_size=25))
def test_totals_agree_after_any_changes(crews, changes):
    with transaction.atomic():
        for name, *values in changes:
            try:
                crews[name](*values)
            except (ValidationError, ObjectDoesNotExist, IndexError):
                continue
        assert check_totals().first is None
        transaction.set_rollback(True)
