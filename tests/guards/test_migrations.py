"""Migrations are complete and say what they do."""

import re
import uuid
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from construction.models import DailyProgress, SentRequest
from construction.tracking.totals import check_totals

SENT = uuid.UUID("6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21")
MIGRATIONS = sorted(Path("construction/migrations").glob("[0-9]*.py"))


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.name)
def test_migrations_are_named(path):
    assert not re.search(r"_auto_|\d{4}_\w*_\d{8}", path.stem)


@pytest.fixture
def before_reasons(transactional_db):
    """The tables as they were before there were reasons for no work; at the end all are as they are now."""
    call_command("migrate", "construction", "0003", verbosity=0)
    yield
    call_command("migrate", "construction", verbosity=0)


@pytest.fixture
def sent(build):
    """The record of a request, among other records."""
    build(feet="0.00", day=2), build(day=3, notes="Fog")
    return build(request_id=SENT)


def stored(columns):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM daily_progress ORDER BY id")
        return cursor.fetchall()


def as_text(request_id):
    return request_id and str(uuid.UUID(str(request_id)))


def test_requests_that_were_sent_before_keep_their_records(sent, before_reasons):
    call_command("migrate", "construction", verbosity=0)
    assert list(SentRequest.objects.values_list("request_id", "progress_id")) == [(SENT, sent.pk)]


def test_the_way_back_gives_records_their_requests(sent, before_reasons):
    ids = [as_text(request_id) for (request_id,) in stored("request_id")]
    assert ids == [None, None, str(SENT)]


def test_the_way_to_reasons_and_back_keeps_every_row(sent, before_reasons):
    before = stored("*")
    call_command("migrate", "construction", verbosity=0)
    assert DailyProgress.objects.filter(no_work_reason="").count() == len(before) == 3
    call_command("migrate", "construction", "0003", verbosity=0)
    assert stored("*") == before


def test_what_comes_with_the_reasons_checks_them(sent, before_reasons):
    call_command("migrate", "construction", verbosity=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyProgress.objects.filter(pk=sent.pk).update(no_work_reason="weather")
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyProgress.objects.filter(feet_built=0).update(no_work_reason="laziness")


@pytest.mark.sqlite
def test_the_days_of_work_are_written_anew_once(sent, before_reasons):
    with CaptureQueriesContext(connection) as asked:
        call_command("migrate", "construction", verbosity=0)
    assert sum('CREATE TABLE "new__daily_progress"' in each["sql"] for each in asked) == 1


@pytest.mark.django_db(transaction=True)
def test_months_of_what_was_recorded_before_are_filled_in(build):
    build(day=31)
    call_command("migrate", "construction", "0001", verbosity=0)
    call_command("migrate", "construction", verbosity=0)
    assert "profile_months" in connection.introspection.table_names()
    assert check_totals().first is None
