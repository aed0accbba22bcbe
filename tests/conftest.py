"""Fixtures that read as the nouns and verbs of the domain."""

import os
import tempfile
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import hypothesis
import pytest
from django.db import connections
from django.test import Client

from construction.models.events import Origin
from construction.tracking.recording import record_progress
from construction.tracking.roster import create_profile, create_section

from .chromium import run_chromium
from .selection import impossible_markers
from .servers import RunningWall, run_wall

hypothesis.settings.register_profile("wall", deadline=None)
hypothesis.settings.load_profile("wall")
FOREMAN = Origin(door="test", actor="foreman")


def pytest_addoption(parser):
    parser.addoption("--pictures", type=Path, metavar="FOLDER", help="keep the README's pictures there")


def pytest_collection_modifyitems(config, items):
    """Leave out tests that need what is not here."""
    impossible = impossible_markers()
    left_out = [item for item in items if any(mark.name in impossible for mark in item.iter_markers())]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_unconfigure(config):
    """Remove what SQLite keeps beside a database that the report threads still had open."""
    for leftover in Path(tempfile.gettempdir()).glob(f"wall-test-{os.getpid()}.sqlite3*"):
        leftover.unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _plain_static_storage(settings):
    """The manifest exists only after `collectstatic`."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def by():
    """Who makes the changes of a test."""
    return FOREMAN


@pytest.fixture
def empty_database():
    """The URL of a PostgreSQL database that holds nothing."""
    import psycopg

    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    name = f"wall_{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def make_profile(db):
    def make(name="Northern Watch", team_lead="Jon Snow", is_active=True):
        return create_profile(name=name, team_lead=team_lead, is_active=is_active, by=FOREMAN)

    return make


@pytest.fixture
def make_section():
    def make(profile, name="Tower 1-2", start="0.00", target="500.00"):
        return create_section(
            profile,
            section_name=name,
            start_position=Decimal(start),
            target_length_feet=Decimal(target),
            by=FOREMAN,
        )

    return make


@pytest.fixture
def profile(make_profile):
    return make_profile()


@pytest.fixture
def section(make_section, profile):
    return make_section(profile)


@pytest.fixture
def build(section):
    """Record feet on a day of January 2025, on `section` unless another is given."""

    def record(feet="1.00", day=1, on=None, **kwargs):
        when = day if isinstance(day, date) else date(2025, 1, day)
        return record_progress(on or section, date=when, feet=Decimal(feet), by=FOREMAN, **kwargs)[0]

    return record


@pytest.fixture
def at_once(transactional_db):
    """Run calls at the same moment, each in a thread with a connection of its own; what they return or raise."""

    def run(*calls):
        ready = threading.Barrier(len(calls))

        def outcome(call):
            try:
                ready.wait(timeout=60)
                return call()
            except Exception as error:
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(outcome, calls))

    return run


class JSONClient(Client):
    """Speaks JSON to `/api/`."""

    def post(self, path, data=None, **extra):
        return super().post(path, data, content_type=extra.pop("content_type", "application/json"), **extra)

    def put(self, path, data=None, **extra):
        return super().put(path, data, content_type=extra.pop("content_type", "application/json"), **extra)

    def patch(self, path, data=None, **extra):
        return super().patch(path, data, content_type=extra.pop("content_type", "application/json"), **extra)


@pytest.fixture
def api():
    return JSONClient()


@pytest.fixture(scope="session")
def wall(tmp_path_factory) -> RunningWall:
    """The real server with demo data on a free loopback port."""
    with run_wall(tmp_path_factory.mktemp("wall"), WALL_DEMO="1") as running:
        yield running


@pytest.fixture(scope="session")
def chromium():
    """A real browser."""
    with run_chromium() as browser:
        yield browser
