"""What every section of the contract shares: one moment, and one way to read a refusal."""

import pytest
import time_machine

MOMENT = "2025-10-15T14:30:00Z"


@pytest.fixture
def at_half_past_two():
    """15 October 2025, 14:30 UTC, and no later."""
    with time_machine.travel(MOMENT, tick=False):
        yield MOMENT


@pytest.fixture
def refused():
    """The details of a refusal, which has the given status and code in exactly the contract's envelope."""

    def read(answer, status, error):
        assert answer.status_code == status, answer.content
        assert answer["Content-Type"] == "application/json"
        assert answer["X-Request-ID"]
        body = answer.json()
        assert list(body) == ["error", "message", "details"]
        assert body["error"] == error
        assert isinstance(body["message"], str)
        assert body["message"]
        assert all(isinstance(s, str) and s for texts in body["details"].values() for s in texts)
        return body["details"]

    return read


@pytest.fixture
def starts_like():
    """Whether an object has the sample's keys first, in its order, and the sample's values."""

    def compare(given, sample):
        return list(given.items())[: len(sample)] == list(sample.items())

    return compare
