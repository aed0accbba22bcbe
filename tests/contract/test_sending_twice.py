"""Contract, Sending twice."""

import uuid

import pytest

from construction.models import DailyProgress

from ..conftest import JSONClient

SENT = "6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"


@pytest.fixture
def body(section):
    return {"wall_section_id": section.pk, "date": "2025-10-15", "feet_built": 12.5, "request_id": SENT}


@pytest.fixture
def record(api, profile):
    """Posts to the profile's progress."""
    return lambda sent: api.post(f"/api/profiles/{profile.pk}/progress/", sent)


def existing(answer):
    """The record that a 409 tells of, in exactly the contract's envelope."""
    assert answer.status_code == 409, answer.content
    told = answer.json()
    assert list(told) == ["error", "message", "details"]
    assert told["error"] == "duplicate_request"
    return told["details"].get("existing")


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["create", "replace", "add"])
def test_the_second_is_told_what_the_first_has_written(record, body, mode):
    first = record(body | {"mode": mode})
    second = record(body | {"mode": mode})
    assert (first.status_code, existing(second)) == (201, first.json())
    assert second["Location"] == first["Location"]
    assert DailyProgress.objects.get().version == 1


@pytest.mark.django_db
@pytest.mark.parametrize("spelled", [SENT.upper(), SENT])
def test_an_id_is_the_same_however_it_is_spelled(record, body, spelled):
    first = record(body).json()
    assert existing(record(body | {"request_id": spelled})) == first


@pytest.mark.django_db
def test_another_id_is_another_request(record, body):
    record(body)
    assert record(body | {"request_id": str(uuid.uuid4()), "mode": "add"}).json()["feet_built"] == "25.00"


@pytest.mark.django_db
def test_a_twin_is_told_so_whatever_else_is_wrong_with_it(record, body):
    first = record(body).json()
    assert existing(record(body | {"date": "2125-10-15", "feet_built": "x"})) == first


@pytest.mark.django_db
@pytest.mark.parametrize("more", [{"colour": "blue"}, {"feet_built": 9000, "confirmed": False}])
def test_a_twin_with_what_is_not_known_or_doubted_is_a_twin(record, body, more):
    first = record(body).json()
    assert existing(record(body | more)) == first


@pytest.mark.django_db
def test_a_record_of_another_profile_is_not_told(api, record, body, make_profile, make_section, refused):
    record(body)
    other = make_profile("Eastwatch")
    sent = body | {"wall_section_id": make_section(other, "Gate").pk}
    second = api.post(f"/api/profiles/{other.pk}/progress/", sent)
    assert refused(second, 409, "duplicate_request") == {}
    assert "Location" not in second


@pytest.mark.django_db
def test_a_refused_request_may_be_sent_again(record, body, refused):
    refused(record(body | {"feet_built": -1}), 400, "validation_error")
    assert record(body).status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/progress/{progress}/", "/api/sections/{section}/"])
def test_a_twin_of_what_is_gone_is_told_that_it_is(api, record, body, section, address, refused):
    first = record(body).json()
    api.delete(address.format(progress=first["id"], section=section.pk))
    second = record(body)
    assert refused(second, 409, "duplicate_request") == {}
    assert "gone" in second.json()["message"]
    assert "Location" not in second


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("request_id", "sentence"),
    [
        ("", "Must be a UUID"),
        ("6f1c9d0e", "Must be a UUID such as 6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"),
        (SENT.replace("-", ""), "Must be a UUID such as 6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"),
        (f"{{{SENT}}}", "Must be a UUID such as 6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"),
        (f"{SENT}\n", "Must be a UUID such as 6f1c9d0e-5b7a-4c53-9a57-0e2f8f5d4b21"),
        (7, "Must be a UUID"),
        (None, "May not be null"),
        ([SENT], "Must be a UUID"),
    ],
)
def test_other_ids_are_refused_with_a_reason(record, body, refused, request_id, sentence):
    details = refused(record(body | {"request_id": request_id}), 400, "validation_error")
    assert details == {"request_id": [sentence]}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "patch"])
def test_corrections_have_no_such_id(api, record, body, refused, method):
    address = record(body)["Location"]
    details = refused(getattr(api, method)(address, body), 400, "validation_error")
    assert details == {"request_id": ["Unknown field"]}


@pytest.mark.django_db
def test_a_page_lands_on_the_record(client, profile, body):
    address = f"/profiles/{profile.pk}/progress/"
    client.post(address, body)
    assert client.post(address, body).status_code == 303
    assert DailyProgress.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", ["create", "add", "replace"])
def test_of_simultaneous_twins_exactly_one_gets_201(at_once, profile, body, mode):
    def twin():
        return JSONClient().post(f"/api/profiles/{profile.pk}/progress/", body | {"mode": mode})

    answers = at_once(*[twin] * 6)
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert len({str(existing(answer)) for answer in answers if answer.status_code == 409}) == 1
    assert DailyProgress.objects.get().version == 1
