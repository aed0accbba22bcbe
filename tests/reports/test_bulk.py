"""Bulk overview: one row an id, in the order asked, each failing for itself."""

from concurrent.futures import Future
from datetime import date
from decimal import Decimal

import pytest
from django.db import OperationalError

from construction.reports import bulk
from construction.reports.bulk import bulk_cost_overview

JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def three(make_profile, make_section, build):
    """Three profiles that built 1, 2 and 3 feet."""
    profiles = [make_profile(f"Profile {n}") for n in range(3)]
    for feet, profile in enumerate(profiles, start=1):
        build(feet=f"{feet}.00", on=make_section(profile))
    return profiles


def test_rows_come_in_the_order_asked(three):
    first, second, third = (profile.pk for profile in three)
    report = bulk_cost_overview([third, first, second], *JANUARY)
    assert [row.total.feet for row in report.rows] == [Decimal("3.00"), Decimal("1.00"), Decimal("2.00")]


def test_an_id_asked_twice_is_answered_once(three):
    pk = three[0].pk
    assert len(bulk_cost_overview([pk, pk], *JANUARY).rows) == 1


def test_one_profile_that_fails_spares_the_others(three, monkeypatch):
    whole, broken = bulk.profile_rows, three[1].pk

    def failing(profile_ids, start, end):
        if broken in profile_ids:
            raise RuntimeError("the ledger is wet")
        return whole(profile_ids, start, end)

    monkeypatch.setattr(bulk, "profile_rows", failing)
    rows = bulk_cost_overview([profile.pk for profile in three], *JANUARY).rows
    assert [row.error for row in rows] == ["", f"Profile {broken} could not be computed.", ""]
    assert "ledger" not in str([row.to_dict() for row in rows])


def test_a_database_that_answers_nobody_is_not_asked_again_for_each(three, monkeypatch):
    asked = []

    def silent(profile_ids, start, end):
        asked.append(profile_ids)
        raise OperationalError("the connection is closed")

    monkeypatch.setattr(bulk, "profile_rows", silent)
    with pytest.raises(OperationalError):
        bulk_cost_overview([profile.pk for profile in three], *JANUARY)
    assert len(asked) == 1


def test_a_profile_without_work_has_zero_totals(make_profile):
    [row] = bulk_cost_overview([make_profile("Idle").pk], *JANUARY).rows
    assert row.to_dict()["total_cost_gold_dragons"] == "0.00"


@pytest.fixture
def without_threads(monkeypatch):
    """Compute on the test's own connection, whose queries are counted."""

    def run_all(tasks):
        futures = [Future() for _ in tasks]
        for future, task in zip(futures, tasks, strict=True):
            future.set_result(task())
        return futures

    monkeypatch.setattr(bulk.pool, "run_all", run_all)


@pytest.mark.usefixtures("without_threads")
@pytest.mark.parametrize("more_sections", [0, 10])
def test_a_call_is_one_query_however_many_sections(
    three, more_sections, make_section, build, django_assert_num_queries
):
    for n in range(more_sections):
        build(on=make_section(three[0], f"More {n}"))
    with django_assert_num_queries(1):
        bulk_cost_overview([profile.pk for profile in three], *JANUARY)
