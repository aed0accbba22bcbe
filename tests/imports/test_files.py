"""Files that come out of an import: as many as all others at a time, whole or marked as broken."""

import threading

import pytest

from construction import downloads
from construction.models import Import, ImportBatch

pytestmark = pytest.mark.django_db
GOOD = "2025-01-01,Northern Watch,Tower 1-2,12.50,Clear"
WRONG = "2025-02-31,Northern Watch,Tower 1-2,12.50,Clear"


@pytest.fixture
def found(send, csv_file, section):
    """A checked import of a new day and a wrong one."""
    send(csv_file(GOOD, WRONG))
    return Import.objects.get()


@pytest.mark.parametrize("name", ["rejects", "differences"])
@pytest.mark.parametrize("form", ["json", "pdf"])
def test_they_are_tables_and_nothing_else(client, found, name, form):
    assert client.get(f"/imports/{found.pk}/{name}/", {"format": form}).status_code == 406


@pytest.mark.parametrize("name", ["rejects", "differences"])
def test_they_wait_for_their_turn(client, found, name, monkeypatch):
    monkeypatch.setattr(downloads, "_places", threading.BoundedSemaphore(1))
    with downloads._places:
        response = client.get(f"/imports/{found.pk}/{name}/")
    assert (response.status_code, response["Retry-After"]) == (503, "2")


def test_days_that_are_merged_meanwhile_are_missed(found):
    days = found.days()
    ImportBatch.of(found, "days", 1, []).save()
    next(days)
    found.batches.filter(kind="days").delete()
    with pytest.raises(ImportBatch.DoesNotExist):
        list(days)


def test_there_are_no_differences_once_it_is_over(client, found, act):
    act(found, "good_rows")
    assert client.get(f"/imports/{found.pk}/differences/").status_code == 409


def test_wrong_rows_that_were_let_go_are_missed(client, found):
    found.batches.all().delete()
    assert client.get(f"/imports/{found.pk}/rejects/").status_code == 404
