"""Contract, Progress."""

import pytest

from construction.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(section):
    """The body of the contract's sample."""
    return {
        "wall_section_id": section.pk,
        "date": "2025-10-15",
        "feet_built": 12.5,
        "notes": "Clear weather, good progress",
    }


@pytest.fixture
def record(api, profile, at_half_past_two):
    """Posts to the profile's progress on 15 October 2025."""
    return lambda sent: api.post(f"/api/profiles/{profile.pk}/progress/", sent)


def test_a_day_is_answered_as_in_the_sample(record, body, section):
    answer = record(body)
    assert answer.status_code == 201
    assert list(answer.json().items())[1:8] == [
        ("wall_section_id", section.pk),
        ("date", "2025-10-15"),
        ("feet_built", "12.50"),
        ("ice_cubic_yards", "2437.50"),
        ("cost_gold_dragons", "4631250.00"),
        ("notes", "Clear weather, good progress"),
        ("created_at", "2025-10-15T14:30:00Z"),
    ]


def test_the_id_comes_first_and_the_version_is_there(record, body):
    answer = record(body).json()
    assert next(iter(answer)) == "id"
    assert answer["version"] == 1


def test_a_new_record_says_where_it_is(api, record, body):
    answer = record(body)
    assert answer["Location"] == f"http://testserver/api/progress/{answer.json()['id']}/"
    assert api.get(answer["Location"]).json() == answer.json()


@pytest.mark.parametrize("feet", ["0", "0.01", "99999999.99", 0, 0.01, 99999999.99, "12.5", "012.50"])
def test_feet_within_bounds_are_taken(feet, record, body):
    assert record(body | {"feet_built": feet}).status_code == 201


def test_the_longest_day_is_computed_exactly(record, body):
    answer = record(body | {"feet_built": "99999999.99"}).json()
    assert answer["ice_cubic_yards"] == "19499999998.05"
    assert answer["cost_gold_dragons"] == "37049999996295.00"


@pytest.mark.parametrize(
    ("feet", "sentence"),
    [
        ("-0.01", "Must be 0 or more"),
        (-1, "Must be 0 or more"),
        ("100000000", "Must be at most 99999999.99"),
        (100000000.5, "Must be at most 99999999.99"),
        ("1.005", "Must have at most two decimal places"),
        (1.005, "Must have at most two decimal places"),
        ("", "This field is required."),
        (None, "May not be null"),
        (True, "Must be a number or a string of digits"),
        ([12.5], "Must be a number or a string of digits"),
        ({"feet": 1}, "Must be a number or a string of digits"),
    ],
)
def test_other_feet_are_refused_with_a_reason(feet, sentence, record, body, refused):
    assert refused(record(body | {"feet_built": feet}), 400, "validation_error") == {"feet_built": [sentence]}


@pytest.mark.parametrize("field", ["wall_section_id", "date", "feet_built"])
def test_the_field_is_required(field, record, body, refused):
    del body[field]
    assert refused(record(body), 400, "validation_error") == {field: ["This field is required."]}


def test_notes_may_be_left_out(record, body):
    del body["notes"]
    assert record(body).json()["notes"] == ""


def test_notes_have_4000_characters_at_most(record, body, refused):
    assert list(refused(record(body | {"notes": "x" * 4001}), 400, "validation_error")) == ["notes"]
    assert record(body | {"notes": "x" * 4000}).status_code == 201


def test_notes_may_be_of_any_script(record, body):
    assert record(body | {"notes": "❄️ 冬 зима"}).json()["notes"] == "❄️ 冬 зима"


def test_ice_and_cost_are_never_taken_from_a_body(record, body):
    answer = record(body | {"ice_cubic_yards": "1.00", "cost_gold_dragons": "1.00"}).json()
    assert (answer["ice_cubic_yards"], answer["cost_gold_dragons"]) == ("2437.50", "4631250.00")


def test_a_malformed_date_is_answered_as_in_the_sample(record, body):
    assert record(body | {"date": "15-10-2025"}).json() == {
        "error": "validation_error",
        "message": "Invalid date format",
        "details": {"date": ["Date must be in YYYY-MM-DD format"]},
    }


def test_a_section_of_another_profile_is_refused(record, body, make_profile, make_section, refused):
    other = make_section(make_profile("Eastwatch"))
    details = refused(record(body | {"wall_section_id": other.pk}), 400, "validation_error")
    assert list(details) == ["wall_section_id"]


@pytest.mark.parametrize("section_id", [77, 0, -1, 1.0, 1.5, "1", None, True, 2**63, 10**30, [], {}])
def test_a_section_that_is_none_is_refused(section_id, record, body, refused):
    details = refused(record(body | {"wall_section_id": section_id}), 400, "validation_error")
    assert list(details) == ["wall_section_id"]


def test_a_profile_that_does_not_exist_has_no_progress(api, body, refused):
    assert refused(api.post("/api/profiles/77/progress/", body), 404, "not_found") == {}


def test_tomorrow_may_be_recorded(record, body):
    assert record(body | {"date": "2025-10-16"}).status_code == 201


def test_the_day_after_tomorrow_may_not(record, body, refused):
    assert list(refused(record(body | {"date": "2025-10-17"}), 400, "validation_error")) == ["date"]


def test_a_second_record_for_the_day_leaves_the_first(api, record, body, refused):
    first = record(body).json()
    assert list(refused(record(body | {"feet_built": 99}), 400, "validation_error")) == ["date"]
    assert api.get(f"/api/progress/{first['id']}/").json() == first


def test_replace_puts_the_new_figures_in_place(record, body):
    first = record(body).json()
    answer = record(body | {"feet_built": "3", "notes": "", "mode": "replace"})
    assert answer.status_code == 200
    assert answer.json()["id"] == first["id"]
    assert (answer.json()["feet_built"], answer.json()["cost_gold_dragons"]) == ("3.00", "1111500.00")


def test_add_sums_the_feet(record, body):
    record(body)
    answer = record(body | {"feet_built": "0.25", "mode": "add"})
    assert (answer.status_code, answer.json()["feet_built"]) == (200, "12.75")
    assert answer.json()["ice_cubic_yards"] == "2486.25"


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_the_event_log_tells_of_the_second_record(mode, record, body):
    saved = record(body).json()
    record(body | {"mode": mode})
    assert Event.objects.filter(subject="daily_progress", subject_id=saved["id"]).count() == 2


@pytest.mark.parametrize("mode", ["replace", "add"])
def test_a_mode_on_a_free_day_records_it(mode, record, body):
    assert record(body | {"mode": mode}).status_code == 201


def test_a_sum_beyond_the_bounds_is_refused(record, body, refused):
    record(body | {"feet_built": "99999999.99"})
    answer = record(body | {"feet_built": "0.01", "mode": "add"})
    assert list(refused(answer, 400, "validation_error")) == ["feet_built"]


@pytest.mark.parametrize("mode", ["", "REPLACE", "overwrite", None, 1, True, [], {}])
def test_other_modes_are_refused(mode, record, body, refused):
    answer = record(body | {"mode": mode})
    assert list(refused(answer, 400, "validation_error")) == ["mode"]


def test_a_profiles_progress_comes_newest_first(api, profile, build):
    build(day=1)
    build(day=3)
    build(day=2)
    rows = api.get(f"/api/profiles/{profile.pk}/progress/").json()["results"]
    assert [row["date"] for row in rows] == ["2025-01-03", "2025-01-02", "2025-01-01"]


def test_a_profiles_progress_is_its_own(api, profile, build, make_profile, make_section):
    build()
    build(on=make_section(make_profile("Eastwatch")))
    assert api.get(f"/api/profiles/{profile.pk}/progress/").json()["count"] == 1
    assert api.get("/api/progress/").json()["count"] == 2


@pytest.mark.parametrize("path", ["/api/progress/", "/api/profiles/{}/progress/"])
def test_progress_can_be_narrowed_to_days(path, api, profile, build):
    for day in (1, 2, 3, 4):
        build(day=day)
    page = api.get(path.format(profile.pk), {"start_date": "2025-01-02", "end_date": "2025-01-03"}).json()
    assert page["count"] == 2
    assert [row["date"] for row in page["results"]] == ["2025-01-03", "2025-01-02"]


@pytest.mark.parametrize("path", ["/api/progress/", "/api/profiles/{}/progress/"])
def test_progress_can_be_narrowed_to_a_section(path, api, profile, section, build, make_section):
    build()
    build(on=make_section(profile, "Tower 2-3"))
    page = api.get(path.format(profile.pk), {"wall_section_id": section.pk}).json()
    assert (page["count"], page["results"][0]["wall_section_id"]) == (1, section.pk)


def test_progress_can_be_narrowed_to_a_profile(api, profile, build, make_profile, make_section):
    build()
    build(on=make_section(make_profile("Eastwatch")))
    assert api.get("/api/progress/", {"profile_id": profile.pk}).json()["count"] == 1


def test_end_before_start_is_contradictory(api, refused):
    answer = api.get("/api/progress/", {"start_date": "2025-01-02", "end_date": "2025-01-01"})
    assert list(refused(answer, 400, "validation_error")) == ["end_date"]


def test_an_edit_computes_ice_and_cost_anew(api, build):
    path = f"/api/progress/{build(feet='1.00').pk}/"
    answer = api.patch(path, {"feet_built": "2.00"}).json()
    assert (answer["ice_cubic_yards"], answer["cost_gold_dragons"]) == ("390.00", "741000.00")


def test_an_edit_raises_the_version(api, build):
    path = f"/api/progress/{build().pk}/"
    assert api.patch(path, {"notes": "Snow"}).json()["version"] == 2


def test_put_replaces_the_whole_record(api, build, section):
    path = f"/api/progress/{build(notes='Snow').pk}/"
    sent = {"wall_section_id": section.pk, "date": "2025-01-02", "feet_built": "4"}
    answer = api.put(path, sent)
    assert (answer.status_code, answer["Location"]) == (200, f"http://testserver{path}")
    assert (answer.json()["date"], answer.json()["notes"]) == ("2025-01-02", "")


def test_patch_keeps_what_it_does_not_name(api, build):
    path = f"/api/progress/{build(feet='7.25', notes='Snow').pk}/"
    answer = api.patch(path, {"date": "2025-01-09"}).json()
    assert (answer["date"], answer["feet_built"], answer["notes"]) == ("2025-01-09", "7.25", "Snow")


def test_what_was_read_can_be_sent_back(api, build):
    path = f"/api/progress/{build(feet='7.25', notes='Snow').pk}/"
    read = api.get(path).json()
    assert api.put(path, read).json()["feet_built"] == read["feet_built"]


def test_an_edit_cannot_take_another_records_day(api, build, refused):
    build(day=1)
    path = f"/api/progress/{build(day=2).pk}/"
    assert list(refused(api.patch(path, {"date": "2025-01-01"}), 400, "validation_error")) == ["date"]


def test_a_removed_record_is_gone_from_the_totals(api, profile, build):
    path = f"/api/progress/{build().pk}/"
    assert api.delete(path).status_code == 204
    query = {"start_date": "2025-01-01", "end_date": "2025-01-01"}
    report = api.get(f"/api/profiles/{profile.pk}/cost-overview/", query).json()
    assert (api.get(path).status_code, report["daily_breakdown"]) == (404, [])
