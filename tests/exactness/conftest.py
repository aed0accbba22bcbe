"""Ways to read what the product answers."""

from concurrent.futures import Future

import pytest
from django.db import transaction

from construction.reports.pool import ReportPool


@pytest.fixture
def on_this_connection(monkeypatch):
    """Compute bulk reports where they are asked for: the pool's own connections see only what is committed."""

    def run_all(pool, tasks):
        futures = [Future() for _ in tasks]
        for future, task in zip(futures, tasks, strict=True):
            future.set_result(task())
        return futures

    monkeypatch.setattr(ReportPool, "run_all", run_all)


@pytest.fixture
def undone(db):
    """A context whose writes do not stay."""

    class Undone:
        def __enter__(self):
            self.block = transaction.atomic()
            self.block.__enter__()

        def __exit__(self, *error):
            transaction.set_rollback(True)
            self.block.__exit__(*error)

    return Undone


@pytest.fixture
def read(api):
    """The JSON at an address."""

    def get(address, **query):
        answer = api.get(address, query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return get
