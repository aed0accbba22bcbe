"""Migrations are complete and say what they do."""

import re
import uuid
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from construction.models import SentRequest
from construction.tracking.totals import check_totals

MIGRATIONS = sorted(Path("construction/migrations").glob("[0-9]*.py"))


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.name)
def test_migrations_are_named(path):
    assert not re.search(r"_auto_|\d{4}_\w*_\d{8}", path.stem)


@pytest.mark.django_db(transaction=True)
def test_requests_that_were_sent_before_keep_their_records(build):
    record, sent = build(), uuid.UUID("6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21")
    call_command("migrate", "construction", "0003", verbosity=0)
    with connection.cursor() as cursor:
        stored = sent if connection.vendor == "postgresql" else sent.hex
        cursor.execute("UPDATE daily_progress SET request_id = %s", [stored])
    call_command("migrate", "construction", verbosity=0)
    assert list(SentRequest.objects.values_list("request_id", "progress_id")) == [(sent, record.pk)]
    record.refresh_from_db()
    assert record.no_work_reason == ""


@pytest.mark.django_db(transaction=True)
def test_months_of_what_was_recorded_before_are_filled_in(build):
    build(day=31)
    call_command("migrate", "construction", "0001", verbosity=0)
    call_command("migrate", "construction", verbosity=0)
    assert "profile_months" in connection.introspection.table_names()
    assert check_totals().first is None
