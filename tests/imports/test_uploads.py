"""What the page refuses of an upload, and that nothing of it is ever an error of ours."""

from datetime import timedelta
from threading import BoundedSemaphore

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from construction.imports import applying
from construction.models import Import, ImportBatch
from construction.models.events import Origin

from .test_reading import far_cell, workbook

pytestmark = pytest.mark.django_db
GOOD = "2025-01-01,Northern Watch,Tower 1-2,12.50,Clear"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Date,Section\n",
        b"Date,Section,Feet,a\x00b\n2025-01-01,Tower 1-2,1,x\n",
        bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04" + bytes(50),
        workbook(["Date", "Section", "Feet"])[:-100],
        far_cell(),
        b'Date,Section,Feet\n"',
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(send, content):
    response = send(content)
    assert response.status_code == 422
    assert not Import.objects.exists()


def test_without_a_file_there_is_nothing_to_check(client, db):
    response = client.post("/imports/new/", {"profile_id": "", "whole": "True"})
    assert (response.status_code, "Choose a file" in response.content.decode()) == (422, True)


def test_an_upload_that_was_cut_off_is_refused(send, csv_file, section):
    response = send(csv_file(GOOD), whole="")
    assert (response.status_code, "did not arrive whole" in response.content.decode()) == (422, True)


def test_a_large_upload_in_chunks_is_refused(client, send):
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked"}
    file = SimpleUploadedFile("days.csv", b"x" * 1_048_577)
    response = client.post("/imports/new/", {"file": file}, **chunked)
    assert (response.status_code, "Content-Length" in response.content.decode()) == (413, True)


@pytest.mark.parametrize("more", ["file", "other"])
def test_one_file_is_taken_at_a_time(client, csv_file, section, more):
    files = [SimpleUploadedFile("days.csv", csv_file(GOOD)) for _ in range(2)]
    posted = {"file": files} if more == "file" else {"file": files[0], more: files[1]}
    response = client.post("/imports/new/", posted | {"profile_id": "", "whole": "True"})
    assert (response.status_code, "one file at a time" in response.content.decode()) == (422, True)


def test_an_upload_has_twenty_megabytes_at_most(send):
    assert send(bytes(21 * 1024 * 1024)).status_code == 413


def test_a_file_has_twenty_megabytes_at_most(send, section):
    response = send(bytes(20 * 1024 * 1024 + 1))
    assert (response.status_code, "larger than 20 MB" in response.content.decode()) == (422, True)


def test_so_many_files_are_checked_at_a_time(send, csv_file, section, monkeypatch):
    places = BoundedSemaphore(1)
    monkeypatch.setattr("construction.imports.views._checks", places)
    with places:
        response = send(csv_file(GOOD))
    assert (response.status_code, response["Retry-After"]) == (503, "2")
    assert [send(content).status_code for content in (b"x", csv_file(GOOD))] == [422, 303]


def test_a_file_may_be_larger_than_any_other_body(send, csv_file, section):
    assert send(csv_file(GOOD, *["," * 100] * 40_000)).status_code == 303


def test_other_forms_take_no_large_body(client, profile):
    response = client.post("/profiles/", {"name": "x" * 2_000_000, "team_lead": "y"})
    assert response.status_code == 413


def test_a_profile_that_is_none_is_refused(send, csv_file):
    assert send(csv_file(GOOD), profile_id="99").status_code == 422


def test_a_profile_can_be_chosen(send, section, profile):
    send(b"Date,Section,Feet\n2025-01-01,Tower 1-2,1\n", profile_id=str(profile.pk))
    assert Import.objects.get().new == 1


def test_a_file_without_profiles_is_refused_once(send, section):
    response = send(b"Date,Section,Feet\n2025-01-01,Tower 1-2,1\n")
    assert response.status_code == 422
    assert "no column Profile. Add it, or choose the profile here." in response.content.decode()


def test_a_hostile_file_name_is_shown_as_text(send, csv_file, section, client):
    send(csv_file(GOOD), name="<script>alert(1)</script>.csv")
    page = client.get(f"/imports/{Import.objects.get().pk}/").content.decode()
    assert "<script>alert" not in page


def test_hostile_cells_are_shown_as_text(send, csv_file, section, client):
    send(csv_file("<img src=x>,<b>,<i>,<u>,\x00"))
    page = client.get(f"/imports/{Import.objects.get().pk}/").content.decode()
    assert "<img src=x>" not in page


def test_a_file_of_nothing_but_headings_has_nothing_to_import(send, csv_file, section, client):
    send(csv_file())
    assert (
        "there are no rows below the headings"
        in client.get(f"/imports/{Import.objects.get().pk}/").content.decode()
    )


def test_what_nobody_confirms_is_let_go_after_a_week(send, csv_file, section):
    send(csv_file(GOOD))
    Import.objects.update(created_at=timezone.now() - timedelta(days=8))
    send(csv_file(GOOD))
    assert list(Import.objects.values_list("state", flat=True)) == ["checked", "cancelled"]
    assert ImportBatch.objects.count() == 1


def test_what_waited_a_week_is_not_imported(send, act, csv_file, section, recorded, client):
    send(csv_file(GOOD))
    Import.objects.update(created_at=timezone.now() - timedelta(days=8))
    act(Import.objects.get(), "import")
    assert recorded() == []
    page = client.get(f"/imports/{Import.objects.get().pk}/").content.decode()
    assert "not imported within a week" in page


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_import_each_day_once(at_once, send, csv_file, section, recorded, monkeypatch):
    monkeypatch.setattr("construction.imports.staging.BATCH_SIZE", 2)
    send(csv_file(*(f"2025-01-{day:02},Northern Watch,Tower 1-2,{day}.00," for day in range(1, 21))))
    found = Import.objects.get()
    applying.begin(found, good_rows=False)
    at_once(*[lambda: applying.merge_for_a_moment(found, by=Origin("import"))] * 3)
    found.refresh_from_db()
    assert (found.state, found.recorded, found.replaced, found.left) == ("done", 20, 0, 0)
    assert len(recorded()) == 20


def test_an_import_keeps_so_much_at_most(send, csv_file, section, monkeypatch):
    monkeypatch.setattr("construction.imports.staging.MOST_KEPT", 10_000)
    response = send(csv_file(*["x" * 1_000] * 20))
    assert (response.status_code, "send the file in parts" in response.content.decode()) == (422, True)
    assert not Import.objects.exists()
