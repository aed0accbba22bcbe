"""`manage.py move_database`: what it says, and what it never says."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import connection

from construction.databases import described
from construction.management.steps import Steps
from construction.moving import targets

from ..servers import ROOT, environment

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "w1nter-1s-coming"


@pytest.fixture
def said():
    """What the command says when it moves this Wall to a URL."""

    def run(url):
        output = StringIO()
        call_command("move_database", to=url, stdout=output)
        return output.getvalue()

    return run


@pytest.fixture
def refusal(said):
    """The sentence with which the command refuses a URL."""

    def run(url):
        with pytest.raises(CommandError) as refused:
            said(url)
        return str(refused.value)

    return run


def test_it_says_what_was_moved_and_what_to_do_next(said, build, url):
    build(feet="12.50")
    lines = said(url)
    assert "Copying daily_progress: 1 rows" in lines
    assert "feet_built 12.50  ice_cubic_yards 2437.50  cost_gold_dragons 4631250.00" in lines
    assert "totals agree with 1 records" in lines
    assert "Set DATABASE_URL" in lines


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://jon:{SECRET}@127.0.0.1:port/wall",
        f"postgresql://jon:{SECRET}@127.0.0.1:1/wall",
        f"postgresql://jon:{SECRET}@[127.0.0.1/wall",
        f"mysql://jon:{SECRET}@127.0.0.1/wall",
        f"jon:{SECRET}@127.0.0.1",
        "sqlite:////no/such/folder/wall.sqlite3",
        "sqlite://",
        "",
    ],
)
def test_what_cannot_be_reached_is_said_in_a_sentence_without_the_password(refusal, url):
    sentence = refusal(url)
    assert sentence.startswith("Nothing was moved. ")
    assert SECRET not in sentence


def test_a_file_that_cannot_be_opened_is_named(refusal):
    assert "The SQLite file /no/such/folder/wall.sqlite3 cannot be opened" in refusal(
        "sqlite:////no/such/folder/wall.sqlite3"
    )


def test_an_installation_without_the_driver_is_told_what_to_install(refusal, monkeypatch):
    monkeypatch.setattr(targets, "find_spec", lambda name: None)
    assert "requirements-scaled.txt" in refusal("postgresql://wall:secret@127.0.0.1/wall")


def test_a_wall_is_not_moved_to_where_it_is(refusal):
    place = connection.settings_dict
    url = f"sqlite:///{place['NAME']}"
    if connection.vendor == "postgresql":
        url = f"postgresql://somebody@{place['HOST']}:{place['PORT']}/{place['NAME']}"
    assert "already" in refusal(url)


def test_a_full_target_is_named_in_the_refusal(said, refusal, build, url):
    build()
    said(url)
    assert "is not empty" in refusal(url)


def test_a_place_is_described_without_who_may_enter():
    assert "postgres@" not in described(connection)


def test_a_terminal_is_shown_a_bar(capsys):
    terminal = StringIO()
    terminal.isatty = lambda: True
    with Steps(OutputWrapper(terminal)) as steps:
        steps.advance("Copying profiles", 1, 2)
    assert "Copying profiles" in capsys.readouterr().out


def manage(folder, *command, **settings):
    line = [sys.executable, "manage.py", *command]
    env = environment(folder, **settings)
    return subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def contents(file):
    """Every row of our tables, events' figures as values."""
    with closing(sqlite3.connect(file)) as database:
        tables = ("profiles", "wall_sections", "daily_progress", "profile_days", "profile_months")
        rows = {name: database.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in tables}
        events = database.execute("SELECT * FROM events ORDER BY position").fetchall()
    return rows, [
        [*row[:8], *map(json.loads, (text or "null" for text in row[8:10])), row[10]] for row in events
    ]


@pytest.mark.postgres
def test_the_demo_wall_goes_to_postgresql_and_back_unchanged(empty_database, tmp_path):
    (tmp_path / "back").mkdir()
    manage(tmp_path, "migrate")
    manage(tmp_path, "demo_data")
    there = manage(tmp_path, "move_database", "--to", empty_database)
    back = f"sqlite:///{tmp_path / 'back' / 'db.sqlite3'}"
    again = manage(tmp_path, "move_database", "--to", back, DATABASE_URL=empty_database)
    assert (there.returncode, again.returncode) == (0, 0), there.stderr + again.stderr
    assert contents(tmp_path / "db.sqlite3") == contents(tmp_path / "back" / "db.sqlite3")
