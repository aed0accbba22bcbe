"""Fixtures for changes and what they leave behind."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from construction.models import Event
from construction.tracking.totals import check_totals


@pytest.fixture
def last_event(db):
    """The newest event."""
    return lambda: Event.objects.first()


@pytest.fixture
def totals_agree():
    """Whether every kept total equals its records."""
    return lambda: check_totals().first is None


@pytest.fixture
def broken_log(monkeypatch):
    """Makes every attempt to write an event fail."""

    def fail(*args, **kwargs):
        raise RuntimeError("the log is broken")

    monkeypatch.setattr(Event, "of", fail)


@pytest.fixture
def at_once(transactional_db):
    """Run calls at the same moment, each in a thread with a connection of its own; what they return or raise."""

    def run(*calls):
        ready = threading.Barrier(len(calls))

        def outcome(call):
            try:
                ready.wait(timeout=10)
                return call()
            except Exception as error:
                return error
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(outcome, calls))

    return run
