"""A Wall arrives whole in another database, or not at all."""

import threading
import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from construction.models import DailyProgress, Event, Profile, ProfileDay
from construction.moving.tables import Table, all_tables
from construction.moving.targets import MoveRefused
from construction.moving.transfer import move
from construction.tracking.recording import correct_progress, remove_progress
from construction.tracking.totals import check_totals

pytestmark = pytest.mark.django_db(transaction=True)
AWKWARD = "Snow\ton the\nWall \\N, \\. “ice” 'n' \"gold\" ☃ 🏰"


@pytest.fixture
def wall(build, make_section, profile, by):
    """A Wall with a correction, a removal, awkward notes and the largest amount."""
    build(feet="0.00", day=1)
    correct_progress(build(feet="12.50", day=2, notes=AWKWARD), feet=Decimal("13.01"), by=by)
    remove_progress(build(feet="1.00", day=4), by=by)
    build(feet="99999999.99", day=3, on=make_section(profile, "Tower 2-3", "500.00"))
    build(feet="0.00", day=5, no_work_reason="weather", request_id=uuid.uuid4())
    remove_progress(build(feet="1.00", day=6, request_id=uuid.uuid4()), by=by)
    return profile


@pytest.fixture
def unwatched():
    return lambda step, done, total: None


def rows_of(model, using):
    return list(model._base_manager.using(using).order_by("pk").values_list())


@pytest.mark.usefixtures("wall")
def test_every_row_arrives_as_it_is(target, unwatched):
    move(connection, target, unwatched)
    for table in all_tables():
        assert rows_of(table.model, "target") == rows_of(table.model, "default")
    assert check_totals(using="target").first is None


@pytest.mark.usefixtures("wall")
def test_accounts_keep_their_groups_permissions_and_sessions(target, unwatched):
    watch = Group.objects.create(name="Night's Watch")
    watch.permissions.add(Permission.objects.get(codename="add_dailyprogress"))
    User.objects.create_user("jon", password="ghost").groups.add(watch)
    Session.objects.create(session_key="Zebra", session_data="x", expire_date=timezone.now())
    move(connection, target, unwatched)
    assert User.objects.using("target").get().has_perm("construction.add_dailyprogress")
    assert Session.objects.using("target").get().session_key == "Zebra"


@pytest.mark.usefixtures("wall")
def test_no_key_of_a_removed_record_is_given_again(target, unwatched, section, build, by):
    last = build(day=9)
    remove_progress(last, by=by)
    move(connection, target, unwatched)
    new = DailyProgress(
        wall_section=section, date=date(2025, 2, 1), feet_built=0, ice_cubic_yards=0, cost_gold_dragons=0
    )
    new.save(using="target")
    assert new.pk > last.pk


@pytest.mark.usefixtures("wall")
def test_a_database_with_rows_is_refused_and_stays_as_it_is(target, unwatched):
    move(connection, target, unwatched)
    before = rows_of(Event, "target")
    with pytest.raises(MoveRefused, match="is not empty"):
        move(connection, target, unwatched)
    assert rows_of(Event, "target") == before


@pytest.mark.usefixtures("wall")
def test_an_interrupted_move_leaves_the_target_empty_for_the_next(target, unwatched):
    def interrupted(step, done, total):
        if step == "Proving daily_progress":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(connection, target, interrupted)
    assert not Profile.objects.using("target").exists()
    move(connection, target, unwatched)


@pytest.mark.usefixtures("wall")
def test_a_row_that_does_not_arrive_stops_the_move(target, unwatched, monkeypatch):
    whole = Table.batches
    monkeypatch.setattr(
        Table,
        "batches",
        lambda table, source: (rows[source is target :] for rows in whole(table, source)),
    )
    with pytest.raises(MoveRefused, match="did not arrive"):
        move(connection, target, unwatched)
    assert not Profile.objects.using("target").exists()


@pytest.mark.usefixtures("wall")
def test_wrong_totals_stop_the_move(target, unwatched):
    ProfileDay.objects.filter(date=date(2025, 1, 2)).update(feet_built=7)
    with pytest.raises(MoveRefused, match="rebuild_totals"):
        move(connection, target, unwatched)
    assert not Profile.objects.using("target").exists()


@pytest.mark.usefixtures("wall")
def test_a_wall_without_all_migrations_is_refused(target, unwatched):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, app, name, applied FROM django_migrations WHERE app = 'construction' ORDER BY id"
        )
        *_, last = cursor.fetchall()
        cursor.execute("DELETE FROM django_migrations WHERE id = %s", [last[0]])
    try:
        with pytest.raises(MoveRefused, match="lacks migrations"):
            move(connection, target, unwatched)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO django_migrations VALUES (%s, %s, %s, %s)", last)


@pytest.fixture
def blocked():
    """Whether a write to the source is refused at once, from a thread and connection of its own."""
    outcome = []

    def write():
        try:
            with connection.cursor() as cursor:
                short = (
                    "PRAGMA busy_timeout = 1" if connection.vendor == "sqlite" else "SET lock_timeout = '1ms'"
                )
                cursor.execute(short)
            with transaction.atomic():
                Profile.objects.update(team_lead="Somebody else")
            outcome.append(False)
        except DatabaseError:
            outcome.append(True)
        finally:
            connections["default"].close()

    def run():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
        return outcome.pop()

    return run


@pytest.mark.usefixtures("wall")
def test_nobody_writes_meanwhile(target, blocked):
    refused = set()

    def watch(step, done, total):
        if step == "Copying daily_progress":
            refused.add(blocked())

    move(connection, target, watch)
    assert refused == {True}
    assert not blocked()


@pytest.mark.usefixtures("wall")
def test_the_source_stays_as_it_is(target, unwatched):
    before = {table.name: rows_of(table.model, "default") for table in all_tables()}
    move(connection, target, unwatched)
    assert {table.name: rows_of(table.model, "default") for table in all_tables()} == before


def test_every_table_of_django_is_carried_but_its_list_of_migrations():
    names = {table.name for table in all_tables()}
    assert names == set(connection.introspection.django_table_names(only_existing=True)) - {
        "django_migrations"
    }


def test_a_table_comes_after_those_it_points_to():
    seen = []
    for table in all_tables():
        keys = [field for field in table.fields if field.is_relation]
        assert all(key.related_model in [*seen, table.model] for key in keys)
        seen.append(table.model)
