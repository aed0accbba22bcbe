"""Contract, why nothing was built; and feet that look implausible."""

import pytest

pytestmark = pytest.mark.django_db
REFUSED = {"no_work_reason": ["Only a day of 0 ft has a reason for no work."]}


@pytest.fixture
def body(section):
    return {"wall_section_id": section.pk, "date": "2025-10-15", "feet_built": 0}


@pytest.fixture
def record(api, profile):
    """Posts to the profile's progress."""
    return lambda sent: api.post(f"/api/profiles/{profile.pk}/progress/", sent)


@pytest.mark.parametrize("reason", ["weather", "material", "crew", "other", None])
def test_a_reason_comes_back_as_it_was_sent(api, record, body, reason):
    answer = record(body | {"no_work_reason": reason})
    assert (answer.status_code, answer.json()["no_work_reason"]) == (201, reason)
    assert api.get("/api/progress/").json()["results"] == [answer.json()]


def test_a_record_without_one_has_none(record, body):
    assert record(body | {"feet_built": 1}).json()["no_work_reason"] is None


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("rain", "Must be one of the choices offered"),
        ("Weather", "Must be one of the choices offered"),
        ("", "Must be one of the choices offered"),
        (7, "Must be a string"),
        (True, "Must be a string"),
        (["weather"], "Must be a string"),
    ],
)
def test_other_reasons_are_refused(record, body, refused, reason, sentence):
    details = refused(record(body | {"no_work_reason": reason}), 400, "validation_error")
    assert details == {"no_work_reason": [sentence]}


def test_a_day_with_work_has_no_reason(record, body, refused):
    sent = body | {"feet_built": "0.01", "no_work_reason": "crew"}
    assert refused(record(sent), 400, "validation_error") == REFUSED


def test_nor_has_it_where_nothing_is_added_to_it(record, body, refused):
    record(body | {"feet_built": 1})
    sent = body | {"no_work_reason": "crew", "mode": "add"}
    assert refused(record(sent), 400, "validation_error") == REFUSED


@pytest.fixture
def storm(record, body):
    """The address of a day lost to the weather."""
    return record(body | {"no_work_reason": "weather"})["Location"]


def test_a_partial_edit_of_the_feet_ends_the_reason(api, storm):
    assert api.patch(storm, {"feet_built": 2}).json()["no_work_reason"] is None


def test_a_partial_edit_of_the_notes_leaves_it(api, storm):
    assert api.patch(storm, {"notes": "Snow"}).json()["no_work_reason"] == "weather"


@pytest.mark.parametrize("reason", ["crew", None])
def test_a_partial_edit_changes_it(api, storm, reason):
    assert api.patch(storm, {"no_work_reason": reason}).json()["no_work_reason"] == reason


def test_a_partial_edit_gives_none_to_a_day_with_work(api, storm, refused):
    api.patch(storm, {"feet_built": 2})
    assert refused(api.patch(storm, {"no_work_reason": "crew"}), 400, "validation_error") == REFUSED


def test_a_whole_edit_without_one_takes_it_away(api, storm, body):
    assert api.put(storm, body).json()["no_work_reason"] is None


def test_what_was_read_can_be_sent_back(api, storm):
    read = api.get(storm).json()
    assert api.put(storm, read).json()["no_work_reason"] == "weather"


@pytest.mark.parametrize(
    ("asked", "days"), [("any", [3, 2]), ("weather", [2]), ("crew", [3]), ("other", []), ("", [4, 3, 2, 1])]
)
@pytest.mark.parametrize("path", ["/api/progress/", "/api/profiles/{}/progress/"])
def test_lists_are_narrowed_to_a_reason(api, profile, build, path, asked, days):
    build("0.00", day=1)
    build("0.00", day=2, no_work_reason="weather")
    build("0.00", day=3, no_work_reason="crew")
    build("5.00", day=4)
    found = api.get(path.format(profile.pk), {"no_work_reason": asked}).json()
    assert [each["date"] for each in found["results"]] == [f"2025-01-0{day}" for day in days]
    assert found["count"] == len(days)


def test_they_are_narrowed_to_days_as_well(api, build):
    for day in range(1, 5):
        build("0.00", day=day, no_work_reason="weather")
    asked = {"no_work_reason": "weather", "start_date": "2025-01-02", "end_date": "2025-01-03"}
    assert api.get("/api/progress/", asked).json()["count"] == 2


def test_a_list_is_not_narrowed_to_what_is_no_reason(api, db, refused):
    details = refused(api.get("/api/progress/", {"no_work_reason": "rain"}), 400, "validation_error")
    assert details == {"no_work_reason": ["Must be one of the choices offered"]}


def test_programs_are_not_asked_whether_they_mean_it(record, body):
    assert record(body | {"feet_built": "900.00"}).status_code == 201


def test_programs_that_want_to_be_are(record, body, refused):
    sent = body | {"feet_built": "900.00", "confirmed": False}
    assert refused(record(sent), 400, "validation_error") == {
        "feet_built": ["The section would come to 900.00 ft, past its target of 500.00 ft."]
    }
    assert record(sent | {"confirmed": True}).status_code == 201


def test_a_day_that_is_taken_is_told_before_any_doubt(record, body, refused):
    record(body)
    details = refused(record(body | {"feet_built": "900.00", "confirmed": False}), 400, "validation_error")
    assert list(details) == ["date"]


@pytest.mark.parametrize(("mode", "feet"), [("add", "100.01"), ("replace", "500.01")])
def test_doubts_are_about_what_the_record_would_say(record, body, refused, mode, feet):
    record(body | {"feet_built": "400.00"})
    sent = body | {"mode": mode, "confirmed": False}
    details = refused(record(sent | {"feet_built": feet}), 400, "validation_error")
    assert details == {"feet_built": ["The section would come to 500.01 ft, past its target of 500.00 ft."]}
    assert record(sent | {"feet_built": str(float(feet) - 0.01)}).status_code == 200
