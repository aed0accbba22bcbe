"""Fixtures for changes and what they leave behind."""

import pytest

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
