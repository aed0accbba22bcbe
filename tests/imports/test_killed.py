"""An import that is killed in the middle is finished by running it again: nothing lost, nothing twice, totals right."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from ..servers import ROOT

pytestmark = pytest.mark.server
DAYS = 4_000
IMPORT = """
import sys, django
django.setup()
from django.core.management import call_command
from construction.tracking import merging
merging.BATCH_SIZE = 100
call_command("import_progress", sys.argv[1])
"""


@pytest.fixture
def manage(tmp_path):
    """Start Python or a command on a database of this test's own."""
    environment = os.environ | {
        "WALL_DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "wallproject.settings",
        "PYTHONPATH": str(ROOT),
    }

    def start(*words):
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )

    return start


@pytest.fixture
def days(tmp_path, manage):
    """A database with one section, and a file of many days of it."""
    assert manage("manage.py", "migrate", "-v0").wait() == 0
    make = (
        "import django; django.setup();"
        "from construction.tracking.roster import create_profile, create_section;"
        "from construction.models.events import Origin; by = Origin('test');"
        "west = create_profile(name='West', team_lead='Jon', is_active=True, by=by);"
        "create_section(west, section_name='Gate', start_position=0, target_length_feet=500, by=by)"
    )
    assert manage("-c", make).wait() == 0
    path = tmp_path / "days.csv"
    lines = (f"{date(2010, 1, 1) + timedelta(days=day)},West,Gate,{day % 60}.25,Snow" for day in range(DAYS))
    path.write_text("Date,Profile,Section,Feet,Notes\n" + "\n".join(lines))
    return path


def count(tmp_path, what="COUNT(*)"):
    database = sqlite3.connect(tmp_path / "db.sqlite3", timeout=20)
    try:
        return database.execute(f"SELECT {what} FROM daily_progress").fetchone()[0]
    finally:
        database.close()


def kill_in_the_middle(running, tmp_path):
    until = time.monotonic() + 60
    while not count(tmp_path) and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()


def test_a_killed_import_is_finished_by_another_run(tmp_path, manage, days):
    kill_in_the_middle(manage("-c", IMPORT, str(days)), tmp_path)
    first = count(tmp_path)
    assert 0 < first < DAYS
    assert first % 100 == 0

    again, _ = manage("-c", IMPORT, str(days)).communicate()
    assert f"{DAYS - first:,} new days, 0 changed, {first:,} the same already" in again
    assert count(tmp_path, "COUNT(DISTINCT date)") == DAYS
    checked, _ = manage("manage.py", "check_totals").communicate()
    assert f"Totals agree: {DAYS} records" in checked
