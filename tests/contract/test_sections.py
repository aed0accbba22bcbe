"""Contract, Sections."""

import pytest

pytestmark = pytest.mark.django_db
BODY = {"section_name": "Tower 1-2", "start_position": "0.00", "target_length_feet": "500.00"}


def test_a_new_section_is_answered_as_in_the_sample(api, profile, at_half_past_two):
    answer = api.post("/api/sections/", BODY | {"profile_id": profile.pk})
    assert answer.status_code == 201
    assert list(answer.json().items())[1:6] == [
        ("profile_id", profile.pk),
        ("section_name", "Tower 1-2"),
        ("start_position", "0.00"),
        ("target_length_feet", "500.00"),
        ("created_at", "2025-10-15T14:30:00Z"),
    ]


def test_a_new_section_says_where_it_is(api, profile):
    answer = api.post("/api/sections/", BODY | {"profile_id": profile.pk})
    assert answer["Location"] == f"http://testserver/api/sections/{answer.json()['id']}/"
    assert api.get(answer["Location"]).json() == answer.json()


def test_a_section_made_under_a_profile_is_that_profiles(api, profile):
    answer = api.post(f"/api/profiles/{profile.pk}/sections/", BODY)
    assert (answer.status_code, answer.json()["profile_id"]) == (201, profile.pk)


def test_a_section_made_under_a_profile_cannot_be_anothers(api, profile, make_profile, refused):
    other = make_profile("Eastwatch")
    answer = api.post(f"/api/profiles/{profile.pk}/sections/", BODY | {"profile_id": other.pk})
    assert list(refused(answer, 400, "validation_error")) == ["profile_id"]


def test_a_profile_that_does_not_exist_has_no_sections(api, refused):
    assert refused(api.post("/api/profiles/77/sections/", BODY), 404, "not_found") == {}


@pytest.mark.parametrize("profile_id", [77, 0, -1, 1.5, "1", None, True, 2**63, []])
def test_a_section_needs_a_profile_that_exists(profile_id, api, refused):
    answer = api.post("/api/sections/", BODY | {"profile_id": profile_id})
    assert list(refused(answer, 400, "validation_error")) == ["profile_id"]


@pytest.mark.parametrize("field", ["start_position", "target_length_feet"])
@pytest.mark.parametrize("value", ["0", 0, "99999999.99", 99999999.99])
def test_lengths_within_bounds_are_taken(field, value, api, profile):
    assert api.post(f"/api/profiles/{profile.pk}/sections/", BODY | {field: value}).status_code == 201


@pytest.mark.parametrize("field", ["start_position", "target_length_feet"])
@pytest.mark.parametrize("value", ["-0.01", -1, "100000000", 100000000, "1.001", "", None])
def test_lengths_beyond_bounds_are_refused(field, value, api, profile, refused):
    answer = api.post(f"/api/profiles/{profile.pk}/sections/", BODY | {field: value})
    assert list(refused(answer, 400, "validation_error")) == [field]


def test_every_field_is_required(api, refused):
    assert sorted(refused(api.post("/api/sections/", {}), 400, "validation_error")) == [
        "profile_id",
        "section_name",
        "start_position",
        "target_length_feet",
    ]


def test_a_name_is_taken_within_its_profile(api, profile, section, refused):
    answer = api.post(f"/api/profiles/{profile.pk}/sections/", BODY)
    assert list(refused(answer, 400, "validation_error")) == ["section_name"]


def test_another_profile_may_use_the_name(api, section, make_profile):
    assert api.post(f"/api/profiles/{make_profile('Eastwatch').pk}/sections/", BODY).status_code == 201


def test_sections_can_be_narrowed_to_a_profile(api, make_profile, make_section):
    mine = make_section(make_profile("A"))
    make_section(make_profile("B"))
    rows = api.get("/api/sections/", {"profile_id": mine.profile_id}).json()["results"]
    assert [row["id"] for row in rows] == [mine.pk]


def test_a_profiles_sections_are_its_own(api, make_profile, make_section):
    mine = make_section(make_profile("A"))
    make_section(make_profile("B"))
    rows = api.get(f"/api/profiles/{mine.profile_id}/sections/").json()["results"]
    assert [row["id"] for row in rows] == [mine.pk]


def test_put_replaces_the_whole_section(api, section):
    sent = {
        "profile_id": section.profile_id,
        "section_name": "Tower 9",
        "start_position": 1,
        "target_length_feet": 2.5,
    }
    answer = api.put(f"/api/sections/{section.pk}/", sent)
    assert answer.status_code == 200
    assert (answer.json()["start_position"], answer.json()["target_length_feet"]) == ("1.00", "2.50")
    assert answer["Location"] == f"http://testserver/api/sections/{section.pk}/"


def test_put_needs_every_field(api, section, refused):
    answer = api.put(f"/api/sections/{section.pk}/", {"section_name": "Tower 9"})
    assert sorted(refused(answer, 400, "validation_error")) == [
        "profile_id",
        "start_position",
        "target_length_feet",
    ]


def test_patch_keeps_what_it_does_not_name(api, section):
    before = api.get(f"/api/sections/{section.pk}/").json()
    after = api.patch(f"/api/sections/{section.pk}/", {"target_length_feet": "650"}).json()
    assert after == before | {"target_length_feet": "650.00"}


def test_what_was_read_can_be_sent_back(api, section):
    read = api.get(f"/api/sections/{section.pk}/").json()
    answer = api.put(f"/api/sections/{section.pk}/", read)
    assert (answer.status_code, answer.json()) == (200, read)


def test_a_removed_section_takes_its_progress_along(api, section, build):
    record = build()
    assert api.delete(f"/api/sections/{section.pk}/").status_code == 204
    assert api.get(f"/api/progress/{record.pk}/").status_code == 404


def test_a_moved_section_takes_its_progress_along(api, section, build, make_profile):
    build(feet="2.00")
    other = make_profile("Eastwatch")
    api.patch(f"/api/sections/{section.pk}/", {"profile_id": other.pk})
    report = api.get(f"/api/profiles/{other.pk}/daily-ice-usage/", {"date": "2025-01-01"}).json()
    assert report["total_feet_built"] == "2.00"


def test_a_profiles_own_list_takes_no_other_profile(api, profile, refused):
    answer = api.get(f"/api/profiles/{profile.pk}/sections/", {"profile_id": profile.pk})
    assert list(refused(answer, 400, "validation_error")) == ["profile_id"]
