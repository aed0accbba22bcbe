"""After each write, in whatever order, reports say what a dictionary of the records says."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from construction.models import DailyProgress, WallSection
from construction.reports.bulk import profile_rows
from construction.reports.costs import cost_overview
from construction.reports.ice import daily_ice_usage
from construction.reports.series import progress_series, wall_series
from construction.tracking.recording import correct_progress, record_progress, remove_progress
from construction.tracking.roster import change_section, remove_section
from construction.tracking.totals import check_totals

from .walls import BY, MOST, build

FIRST, LAST = date(2024, 1, 30), date(2024, 3, 2)

few_days = st.sampled_from([FIRST, date(2024, 1, 31), date(2024, 2, 1), LAST])
feet = st.one_of(st.sampled_from([0, 1, MOST]), st.integers(0, MOST))
pick = st.integers(0, 1_000)


def decimal(hundredths):
    return Decimal(hundredths).scaleb(-2)


class Wall(RuleBasedStateMachine):
    """Writes through the verbs and into `records`: hundredths of feet by (section id, day)."""

    @initialize()
    def found(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        self.profiles = build([])
        self.owner = dict(WallSection.objects.values_list("pk", "profile_id"))
        self.records = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def section(self, number):
        return WallSection.objects.get(pk=sorted(self.owner)[number % len(self.owner)])

    def record(self, number):
        section, day = sorted(self.records)[number % len(self.records)]
        return DailyProgress.objects.get(wall_section_id=section, date=day)

    @rule(number=pick, day=few_days, feet=feet, mode=st.sampled_from(["create", "replace", "add"]))
    def write(self, number, day, feet, mode):
        section = self.section(number)
        there = self.records.get((section.pk, day))
        after = feet + (there or 0) if mode == "add" else feet
        refused = after > MOST or (there is not None and mode == "create")
        try:
            record_progress(section, date=day, feet=decimal(feet), mode=mode, by=BY)
        except ValidationError:
            assert refused
        else:
            assert not refused
            self.records[section.pk, day] = after

    @precondition(lambda self: self.records)
    @rule(number=pick, place=pick, day=few_days, feet=feet)
    def correct(self, number, place, day, feet):
        record, section = self.record(number), self.section(place)
        old, new = (record.wall_section_id, record.date), (section.pk, day)
        try:
            correct_progress(record, section=section, date=day, feet=decimal(feet), by=BY)
        except ValidationError:
            assert new != old
            assert new in self.records
        else:
            assert new == old or new not in self.records
            del self.records[old]
            self.records[new] = feet

    @precondition(lambda self: self.records)
    @rule(number=pick)
    def remove(self, number):
        record = self.record(number)
        remove_progress(record, by=BY)
        del self.records[record.wall_section_id, record.date]

    @rule(number=pick, owner=st.integers(0, 2))
    def move(self, number, owner):
        section, profile = self.section(number), self.profiles[owner]
        # Names repeat from profile to profile, but not within one.
        change_section(section, profile=profile, section_name=f"Moved {section.pk}", by=BY)
        self.owner[section.pk] = profile.pk

    @precondition(lambda self: len(self.owner) > 5)
    @rule(number=pick)
    def demolish(self, number):
        section = self.section(number)
        remove_section(section, by=BY)
        del self.owner[section.pk]
        self.records = {key: feet for key, feet in self.records.items() if key[0] != section.pk}

    @invariant()
    def the_kept_totals_are_those_of_the_records(self):
        assert check_totals().first is None

    @invariant()
    def reports_say_what_the_records_say(self):
        for profile in self.profiles:
            by_day = {}
            for (section, day), feet in self.records.items():
                if self.owner[section] == profile.pk:
                    by_day[day] = by_day.get(day, 0) + feet
            total = sum(by_day.values())
            costs = cost_overview(profile.pk, FIRST, LAST)
            assert {row["date"]: row["feet_built"] for row in costs.to_dict()["daily_breakdown"]} == {
                str(day): str(decimal(feet)) for day, feet in by_day.items()
            }
            assert (
                costs.total.hundredths == profile_rows([profile.pk], FIRST, LAST)[0].total.hundredths == total
            )
            months = progress_series(profile.pk, FIRST, LAST, "month")
            assert (months.total.hundredths, months.total_days_worked) == (total, len(by_day))
            ice = daily_ice_usage(profile.pk, FIRST).to_dict()
            assert Decimal(ice["total_feet_built"]) == decimal(by_day.get(FIRST, 0))

    @invariant()
    def the_series_over_all_says_so_too(self):
        weeks = wall_series([], FIRST, LAST, "week")
        worked = {day for _, day in self.records}
        assert (weeks.total.hundredths, weeks.total_days_worked) == (sum(self.records.values()), len(worked))


@pytest.mark.django_db
def test_every_report_keeps_in_step_with_every_write():
    run_state_machine_as_test(
        Wall, settings=settings(max_examples=12, stateful_step_count=25, deadline=None, derandomize=True)
    )
