"""`prepare` may be started many times at once, `serve` keeps its port for itself and stops when told."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from construction.management.commands import prepare

from ..servers import ROOT, STOP_SECONDS, answers, environment, run_wall

pytestmark = pytest.mark.server


def start(folder, *command, **settings):
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(folder, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture(scope="module")
def quiet_wall(tmp_path_factory):
    """A server without demo data."""
    with run_wall(tmp_path_factory.mktemp("quiet"), WALL_DEMO="0") as running:
        yield running


def test_simultaneous_first_starts_all_succeed_and_load_demo_data_once(tmp_path):
    starts = [start(tmp_path, "prepare", WALL_DEMO="1") for _ in range(6)]
    output = [process.communicate(timeout=240)[0] for process in starts]
    assert [process.returncode for process in starts] == [0] * 6, output
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM profiles").fetchone() == (8,)


def test_a_second_server_of_the_same_data_is_refused_the_port(quiet_wall):
    port = quiet_wall.url.rpartition(":")[2]
    second = start(quiet_wall.folder, "serve", PORT=port)
    assert "set PORT or HOST" in second.communicate(timeout=STOP_SECONDS)[0]
    assert second.returncode == 1


def test_a_second_server_of_other_data_is_refused_the_port(quiet_wall, tmp_path):
    port = quiet_wall.url.rpartition(":")[2]
    second = start(tmp_path, "serve", PORT=port)
    assert "set PORT or HOST" in second.communicate(timeout=STOP_SECONDS)[0]


def test_a_worker_does_not_outlive_the_server(quiet_wall):
    with run_wall(quiet_wall.folder) as wall:
        os.kill(wall.process.pid, signal.SIGKILL)
        deadline = time.monotonic() + STOP_SECONDS
        while answers(f"{wall.url}/healthz") and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not answers(f"{wall.url}/healthz")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_start_that_is_interrupted_is_no_failure(tmp_path, number):
    process = start(tmp_path, "serve")
    while not (tmp_path / "prepare.lock").exists():
        time.sleep(0.02)
    process.send_signal(number)
    assert process.wait(STOP_SECONDS) == 0


def test_static_files_are_collected_again_only_when_they_changed(settings, tmp_path, monkeypatch):
    settings.WALL_DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    collected = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: collected.append(name))
    (settings.STATIC_ROOT / "staticfiles.json").touch()
    for files in (["a.css 1 1"], ["a.css 1 1"], ["a.css 2 2"]):
        monkeypatch.setattr(prepare, "_static_files", lambda files=files: iter(files))
        prepare.collect_static()
    assert collected == ["collectstatic", "collectstatic"]


@pytest.mark.parametrize(
    "command", [["check_totals"], ["rebuild_totals"], ["demo_data"], ["import_progress", "days.csv"]]
)
def test_without_a_database_a_command_says_so_and_makes_none(tmp_path, command):
    said = start(tmp_path, *command).communicate(timeout=STOP_SECONDS)[0]
    assert said.strip() == (
        f"CommandError: There is no SQLite file {tmp_path / 'db.sqlite3'}; `manage.py prepare` makes it."
    )
    assert not (tmp_path / "db.sqlite3").exists()


def test_a_database_without_our_tables_is_named(tmp_path):
    (tmp_path / "db.sqlite3").touch()
    said = start(tmp_path, "check_totals").communicate(timeout=STOP_SECONDS)[0]
    assert said.startswith(f"CommandError: The SQLite file {tmp_path / 'db.sqlite3'} lacks ")
    assert "prepare" in said


def test_the_settings_keep_everything_below_the_data_directory(quiet_wall):
    assert (quiet_wall.folder / "static" / "staticfiles.json").exists()


def test_prepare_leaves_data_as_it_is(quiet_wall):
    assert quiet_wall.manage("prepare").returncode == 0
    assert answers(f"{quiet_wall.url}/readyz")
