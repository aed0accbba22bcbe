"""Merging days from a file: new ones recorded, others replaced, the same left alone; each batch whole or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from construction.models import DailyProgress, Event, WallSection
from construction.models.events import Origin
from construction.tracking import merging
from construction.tracking.merging import Day, Merged, merge_in_batches, merge_progress

pytestmark = pytest.mark.django_db
BY = Origin("import", actor="maester")


@pytest.fixture
def day(section):
    """A day of January 2025 on `section` unless another is given; feet in hundredths."""

    def make(number=1, feet=1250, notes="Clear", on=None):
        return Day((on or section).pk, date(2025, 1, number), feet, notes)

    return make


def merge(*days):
    return merge_progress(days, by=BY)


def test_a_new_day_is_recorded(day):
    assert merge(day(feet=1250)) == Merged(new=1)
    assert DailyProgress.objects.get().feet_built == Decimal("12.50")


def test_ice_and_cost_follow_the_feet(day):
    merge(day(feet=1250))
    record = DailyProgress.objects.get()
    assert (record.ice_cubic_yards, record.cost_gold_dragons) == (Decimal("2437.50"), Decimal("4631250.00"))


def test_another_figure_replaces_the_one_recorded(day, build):
    build("3.00", day=1)
    assert merge(day(feet=1250)) == Merged(changed=1)
    assert DailyProgress.objects.get().feet_built == Decimal("12.50")


def test_a_replaced_record_counts_its_version_up(day, build):
    build("3.00", day=1)
    merge(day(feet=1250))
    assert DailyProgress.objects.get().version == 2


@pytest.mark.parametrize("seen", [None, (300, "", ""), (400, "Snow", ""), (400, "", "crew")])
def test_a_day_that_is_not_as_it_was_seen_is_left_alone(day, build, seen):
    build("4.00", day=1)
    wanted = day(feet=1250)
    key = wanted[:2]
    assert merge_progress([wanted], by=BY, seen={key: seen}) == Merged(overtaken=frozenset({key}))
    assert DailyProgress.objects.get().feet_built == Decimal("4.00")


def test_a_day_that_is_as_it_was_seen_is_replaced(day, build):
    build("4.00", day=1, notes="Snow")
    wanted = day(feet=1250)
    assert merge_progress([wanted], by=BY, seen={wanted[:2]: (400, "Snow", "")}) == Merged(changed=1)


def test_other_notes_are_a_change(day, build):
    build("12.50", day=1, notes="Snow")
    assert merge(day(feet=1250, notes="Clear")) == Merged(changed=1)
    assert DailyProgress.objects.get().notes == "Clear"


def test_without_notes_those_there_stay(day, build):
    build("3.00", day=1, notes="Snow")
    merge(day(feet=1250, notes=None))
    assert DailyProgress.objects.get().notes == "Snow"


def test_empty_notes_take_those_there_away(day, build):
    build("3.00", day=1, notes="Snow")
    merge(day(feet=1250, notes=""))
    assert DailyProgress.objects.get().notes == ""


def test_the_same_again_changes_nothing(day):
    merge(day(1), day(2))
    before = list(DailyProgress.objects.values())
    assert merge(day(1), day(2)) == Merged(same=2)
    assert list(DailyProgress.objects.values()) == before


def test_the_same_again_logs_nothing(day):
    merge(day())
    events = Event.objects.count()
    merge(day())
    assert Event.objects.count() == events


def test_the_event_of_a_new_day_is_as_one_recorded_by_hand(day, last_event):
    merge(day())
    event = last_event()
    assert (event.kind, event.door, event.actor) == ("progress.recorded", "import", "maester")
    assert (event.before, event.after) == (None, DailyProgress.objects.get().to_dict())


def test_the_event_of_a_change_has_both_sides(day, build, last_event):
    before = build("3.00", day=1).to_dict()
    merge(day())
    event = last_event()
    assert event.kind == "progress.replaced"
    assert (event.before, event.after) == (before, DailyProgress.objects.get().to_dict())
    assert event.subject_id == before["id"]


def test_totals_follow_every_kind_of_change(day, build, make_section, profile, totals_agree):
    other = make_section(profile, "Tower 2-3")
    build("3.00", day=1)
    build("4.00", day=2)
    merge(day(1, feet=100), day(2, feet=400), day(3), day(1, on=other), day(9, on=other))
    assert totals_agree()


def test_a_section_that_is_gone_stops_the_whole_batch(day):
    gone = Day(10**6, date(2025, 1, 1), 100, None)
    with pytest.raises(WallSection.DoesNotExist):
        merge(day(), gone)
    assert not DailyProgress.objects.exists()


def test_a_day_given_twice_is_refused(day):
    with pytest.raises(IntegrityError):
        merge(day(feet=1), day(feet=2))


def test_batches_are_kept_one_by_one(day, monkeypatch):
    monkeypatch.setattr(merging, "BATCH_SIZE", 2)
    each = list(merge_in_batches([day(number) for number in range(1, 6)], by=BY))
    assert each == [Merged(new=2), Merged(new=2), Merged(new=1)]


def test_a_batch_costs_the_same_statements_for_two_days_and_for_sixty(section, build):
    def statements(first, feet, days):
        found = [Day(section.pk, date(2025, first, number), feet, "") for number in range(1, days + 1)]
        with CaptureQueriesContext(connection) as captured:
            merge(*found)
        return len(captured)

    assert statements(1, 100, 2) == statements(3, 100, 28)


def test_many_changes_at_once(section, totals_agree):
    days = [
        Day(section.pk, date(2024, 1, 1) + (date(2024, 1, 2) - date(2024, 1, 1)) * n, n, "")
        for n in range(800)
    ]
    merge(*days)
    assert merge(*(each._replace(feet=each.feet + 1) for each in days)) == Merged(changed=800)
    assert totals_agree()


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_days_at_once_record_each_once(at_once, section, totals_agree):
    days = [Day(section.pk, date(2025, 1, number), number, "") for number in range(1, 29)]
    outcomes = at_once(*[lambda: merge_progress(days, by=BY)] * 3)
    assert sorted(outcomes, key=lambda merged: merged.new) == [
        Merged(same=28),
        Merged(same=28),
        Merged(new=28),
    ]
    assert totals_agree()
