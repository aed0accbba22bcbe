"""An import that is killed in the middle is finished by running it again: nothing lost, nothing twice, totals right."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date, timedelta

import pytest

from ..servers import ROOT

pytestmark = pytest.mark.server
DAYS, BATCH = 400, 100
IMPORT = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from construction.tracking import merging
path, batch, last = sys.argv[1], *map(int, sys.argv[2:])
merging.BATCH_SIZE = batch
merge = merging.merge_progress

def merge_until_killed(days, *, by):
    global last
    merged = merge(days, by=by)
    last -= 1
    if not last:
        os.kill(os.getpid(), signal.SIGKILL)
    return merged

merging.merge_progress = merge_until_killed
call_command("import_progress", path)
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


def test_a_killed_import_is_finished_by_another_run(tmp_path, manage, days):
    killed = manage("-c", IMPORT, str(days), str(BATCH), "2")
    assert killed.wait() == -signal.SIGKILL
    assert count(tmp_path) == 2 * BATCH

    again, _ = manage("manage.py", "import_progress", str(days)).communicate()
    assert f"{DAYS - 2 * BATCH} new days, 0 changed, {2 * BATCH} the same already" in again
    assert count(tmp_path, "COUNT(DISTINCT date)") == DAYS
    checked, _ = manage("manage.py", "check_totals").communicate()
    assert f"Totals agree: {DAYS} records" in checked
