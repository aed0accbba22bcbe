"""Contract, Profiles."""

import pytest

pytestmark = pytest.mark.django_db
SAMPLE = {
    "name": "Northern Watch",
    "team_lead": "Jon Snow",
    "is_active": True,
    "created_at": "2025-10-15T14:30:00Z",
    "updated_at": "2025-10-15T14:30:00Z",
}
BODY = {"name": "Northern Watch", "team_lead": "Jon Snow"}


def test_a_new_profile_is_answered_as_in_the_sample(api, at_half_past_two):
    answer = api.post("/api/profiles/", BODY)
    assert answer.status_code == 201
    assert list(answer.json().items())[1:] == list(SAMPLE.items())


def test_the_id_comes_first(api):
    assert next(iter(api.post("/api/profiles/", BODY).json())) == "id"


def test_a_new_profile_says_where_it_is(api):
    answer = api.post("/api/profiles/", BODY)
    assert answer["Location"] == f"http://testserver/api/profiles/{answer.json()['id']}/"
    assert api.get(answer["Location"]).json() == answer.json()


def test_profiles_come_newest_first(api, make_profile):
    first, second = make_profile("First"), make_profile("Second")
    assert [row["id"] for row in api.get("/api/profiles/").json()["results"]] == [second.pk, first.pk]


@pytest.mark.parametrize(("wanted", "names"), [("true", ["Working"]), ("false", ["Idle"])])
def test_profiles_can_be_narrowed_to_the_active(wanted, names, api, make_profile):
    make_profile("Working")
    make_profile("Idle", is_active=False)
    rows = api.get("/api/profiles/", {"is_active": wanted}).json()["results"]
    assert [row["name"] for row in rows] == names


@pytest.mark.parametrize("value", ["True", "1", "yes", "maybe"])
def test_is_active_is_true_or_false(value, api, refused):
    assert list(refused(api.get("/api/profiles/", {"is_active": value}), 400, "validation_error")) == [
        "is_active"
    ]


def test_is_active_is_true_unless_said_otherwise(api):
    assert api.post("/api/profiles/", BODY).json()["is_active"] is True
    assert api.post("/api/profiles/", BODY | {"name": "B", "is_active": False}).json()["is_active"] is False


@pytest.mark.parametrize("field", ["name", "team_lead"])
@pytest.mark.parametrize("value", ["", "   ", "x" * 256, None, 5, True, [], {}, "a\x00b"])
def test_texts_have_1_to_255_characters(field, value, api, refused):
    answer = api.post("/api/profiles/", BODY | {field: value})
    assert list(refused(answer, 400, "validation_error")) == [field]


@pytest.mark.parametrize("field", ["name", "team_lead"])
def test_texts_are_required(field, api, refused):
    body = {name: value for name, value in BODY.items() if name != field}
    assert refused(api.post("/api/profiles/", body), 400, "validation_error") == {
        field: ["This field is required."]
    }


def test_255_characters_are_taken(api):
    assert api.post("/api/profiles/", BODY | {"name": "x" * 255}).status_code == 201


@pytest.mark.parametrize("beside", [" ", "\n", "\x1f", "\x85", "\u3000"])
@pytest.mark.parametrize("field", ["name", "team_lead"])
def test_what_is_trimmed_counts_among_the_255(field, beside, api, refused):
    answer = api.post("/api/profiles/", BODY | {field: beside + "x" * 255})
    assert list(refused(answer, 400, "validation_error")) == [field]
    assert api.post("/api/profiles/", BODY | {field: beside + "x" * 254}).json()[field] == "x" * 254


def test_what_is_trimmed_counts_among_what_is_searched(api, refused):
    assert list(refused(api.get("/api/profiles/", {"search": " " * 256}), 400, "validation_error")) == [
        "search"
    ]
    assert api.get("/api/profiles/", {"search": " " * 255}).status_code == 200


def test_texts_are_trimmed(api):
    assert (
        api.post("/api/profiles/", BODY | {"name": "  Northern Watch\n"}).json()["name"] == "Northern Watch"
    )


@pytest.mark.parametrize("name", ["Northern Watch", "NORTHERN WATCH", " northern watch "])
def test_a_name_is_taken_whatever_its_case(name, api, profile, refused):
    assert list(refused(api.post("/api/profiles/", BODY | {"name": name}), 400, "validation_error")) == [
        "name"
    ]


def test_case_is_ignored_beyond_ascii(api, make_profile, refused):
    make_profile("Straße der Wächter")
    answer = api.post("/api/profiles/", BODY | {"name": "STRASSE DER WÄCHTER"})
    assert list(refused(answer, 400, "validation_error")) == ["name"]


@pytest.mark.parametrize("value", [1, 0, "true", "false", None, [], {}])
def test_is_active_in_a_body_is_a_boolean(value, api, refused):
    answer = api.post("/api/profiles/", BODY | {"is_active": value})
    assert list(refused(answer, 400, "validation_error")) == ["is_active"]


def test_put_replaces_the_whole_profile(api, make_profile):
    profile = make_profile(is_active=False)
    answer = api.put(f"/api/profiles/{profile.pk}/", {"name": "Eastwatch", "team_lead": "Cotter Pyke"})
    assert answer.status_code == 200
    assert answer.json()["is_active"] is True
    assert answer["Location"] == f"http://testserver/api/profiles/{profile.pk}/"


def test_put_needs_every_required_field(api, profile, refused):
    answer = api.put(f"/api/profiles/{profile.pk}/", {"name": "Eastwatch"})
    assert list(refused(answer, 400, "validation_error")) == ["team_lead"]


def test_patch_keeps_what_it_does_not_name(api, make_profile):
    profile = make_profile(is_active=False)
    answer = api.patch(f"/api/profiles/{profile.pk}/", {"team_lead": "Alliser Thorne"})
    assert answer.status_code == 200
    assert (answer.json()["name"], answer.json()["is_active"]) == ("Northern Watch", False)


def test_an_empty_patch_changes_nothing_but_the_time(api, profile):
    before = api.get(f"/api/profiles/{profile.pk}/").json()
    after = api.patch(f"/api/profiles/{profile.pk}/", {}).json()
    assert after | {"updated_at": ""} == before | {"updated_at": ""}


def test_a_profile_keeps_its_own_name(api, profile):
    assert api.put(f"/api/profiles/{profile.pk}/", BODY | {"name": "NORTHERN WATCH"}).status_code == 200


def test_a_refused_change_changes_nothing(api, profile):
    api.patch(f"/api/profiles/{profile.pk}/", {"name": "Eastwatch", "team_lead": ""})
    assert api.get(f"/api/profiles/{profile.pk}/").json()["name"] == "Northern Watch"


def test_what_was_read_can_be_sent_back(api, profile):
    read = api.get(f"/api/profiles/{profile.pk}/").json()
    sent = read | {"id": 999, "created_at": "1999-01-01T00:00:00Z"}
    answer = api.put(f"/api/profiles/{profile.pk}/", sent)
    assert answer.status_code == 200
    assert (answer.json()["id"], answer.json()["created_at"]) == (read["id"], read["created_at"])


def test_delete_answers_nothing(api, profile):
    answer = api.delete(f"/api/profiles/{profile.pk}/")
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_removed_profile_takes_sections_and_progress_along(api, profile, section, build):
    record = build()
    api.delete(f"/api/profiles/{profile.pk}/")
    gone = [f"/api/profiles/{profile.pk}/", f"/api/sections/{section.pk}/", f"/api/progress/{record.pk}/"]
    assert [api.get(path).status_code for path in gone] == [404, 404, 404]
