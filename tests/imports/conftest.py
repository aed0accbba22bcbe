"""Files to import, and what comes of them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from construction.imports import applying, staging
from construction.imports.checking import check_table
from construction.imports.reading import UPLOAD, open_table
from construction.models import DailyProgress, Import

HEAD = "Date,Profile,Section,Feet,Notes\n"
GOOD = "2025-01-01,Northern Watch,Tower 1-2,12.50,Clear"
WRONG = "2025-02-31,Northern Watch,Tower 1-2,12.50,Clear"
FIVE_DAYS = [f"2025-01-0{day},Northern Watch,Tower 1-2,{day}.00," for day in range(1, 6)]


@pytest.fixture
def csv_file():
    """A CSV file of these lines below the usual headings, as bytes."""

    def make(*lines, head=HEAD):
        return (head + "\n".join(lines) + "\n").encode()

    return make


@pytest.fixture
def check(section):
    """What the check finds in a file."""

    def run(content, chosen=None):
        with open_table(io.BytesIO(content), UPLOAD) as table:
            return check_table(table, chosen)

    return run


@pytest.fixture
def problems(check):
    """(row, column, sentence) of everything that is wrong with a file."""

    def run(content, chosen=None):
        found = check(content, chosen).problems
        return [(row, one.column, one.sentence) for row, each in found.items() for one in each]

    return run


@pytest.fixture
def send(client):
    """Upload a file on the page; the response."""

    def post(content, name="days.csv", **more):
        file = SimpleUploadedFile(name, content)
        return client.post("/imports/new/", {"file": file, "profile_id": "", "whole": "True"} | more)

    return post


@pytest.fixture
def sent(send, csv_file, section):
    """The import that an upload of these lines makes."""

    def make(*lines):
        response = send(csv_file(*lines))
        assert response.status_code == 303, response.content.decode()
        return Import.objects.get()

    return make


@pytest.fixture
def act(client):
    """Post an action to an import's page; the response."""

    def post(found, action, **extra):
        return client.post(f"/imports/{found.pk}/", {"action": action}, **extra)

    return post


@pytest.fixture
def recorded():
    """(day, feet, notes) of every record."""
    return lambda: [
        (str(each.date), str(each.feet_built), each.notes)
        for each in DailyProgress.objects.order_by("date", "pk")
    ]


@pytest.fixture
def slowly(monkeypatch):
    """Each request merges one batch of two days."""
    monkeypatch.setattr(applying, "SECONDS", 0)
    monkeypatch.setattr(staging, "BATCH_SIZE", 2)
