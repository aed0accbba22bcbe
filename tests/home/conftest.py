"""A Wall as the dashboard reads it on one day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from construction.home.survey import Survey
from construction.tracking.recording import record_progress

TODAY = date(2026, 3, 18)
"""A Wednesday."""


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def survey(db):
    return Survey(TODAY)


@pytest.fixture
def ago():
    """The day so many days before."""
    return lambda days: TODAY - timedelta(days=days)


@pytest.fixture
def report(by):
    """Record feet on a section, on a Wall that has no other than the test makes."""

    def record(section, feet, day):
        return record_progress(section, date=day, feet=Decimal(feet), by=by)[0]

    return record
