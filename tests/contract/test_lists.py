"""Contract, Lists."""

import pytest

pytestmark = pytest.mark.django_db
LISTS = [
    "/api/profiles/",
    "/api/sections/",
    "/api/progress/",
    "/api/profiles/{}/sections/",
    "/api/profiles/{}/progress/",
]


@pytest.fixture(params=LISTS)
def path(request, profile):
    """Each list, of a profile that exists."""
    return request.param.format(profile.pk)


@pytest.fixture
def five(make_profile):
    """Profiles A to E, the last made first in the list."""
    return [make_profile(name, team_lead=f"Lead of {name}") for name in "ABCDE"]


@pytest.fixture
def names(api):
    return lambda **query: [row["name"] for row in api.get("/api/profiles/", query).json()["results"]]


def test_an_empty_list_has_the_whole_envelope(api, db):
    answer = api.get("/api/progress/")
    assert list(answer.json().items()) == [("count", 0), ("next", None), ("previous", None), ("results", [])]


def test_every_list_has_the_envelope(api, path):
    assert list(api.get(path).json()) == ["count", "next", "previous", "results"]


def test_pages_lead_to_their_neighbours_and_keep_the_other_parameters(api, five):
    page = api.get("/api/profiles/?page=2&page_size=2&ordering=name&is_active=true").json()
    assert [row["name"] for row in page["results"]] == ["C", "D"]
    keep = "page_size=2&ordering=name&is_active=true"
    assert page["next"] == f"http://testserver/api/profiles/?page=3&{keep}"
    assert page["previous"] == f"http://testserver/api/profiles/?page=1&{keep}"


def test_the_first_page_has_no_previous_and_the_last_no_next(api, five):
    first = api.get("/api/profiles/?page_size=3").json()
    last = api.get(first["next"]).json()
    assert (first["count"], first["previous"], last["next"], len(last["results"])) == (5, None, None, 2)


def test_following_next_meets_every_row_once(api, five):
    url, met = "/api/profiles/?page_size=2", []
    while url:
        page = api.get(url).json()
        met += [row["name"] for row in page["results"]]
        url = page["next"]
    assert met == ["E", "D", "C", "B", "A"]


def test_a_page_has_fifty_rows_unless_asked_otherwise(api, make_profile):
    for number in range(51):
        make_profile(f"Profile {number}")
    page = api.get("/api/profiles/").json()
    assert (page["count"], len(page["results"])) == (51, 50)


def test_a_page_past_the_end_is_not_found(api, path, refused):
    assert refused(api.get(path, {"page": "2"}), 404, "not_found") == {}


def test_the_first_page_of_nothing_is_there(api, db):
    assert api.get("/api/progress/?page=1").status_code == 200


@pytest.mark.parametrize("size", ["1", "200"])
def test_page_sizes_within_bounds_are_taken(size, api, path):
    assert api.get(path, {"page_size": size}).status_code == 200


@pytest.mark.parametrize("name", ["page", "page_size"])
@pytest.mark.parametrize("value", ["0", "-1", "201x", "1.0", "1e2", "٣", "+1", " 1", "1_0", "9" * 30])
def test_other_page_numbers_are_refused(name, value, api, path, refused):
    assert list(refused(api.get(path, {name: value}), 400, "validation_error")) == [name]


def test_a_page_has_200_rows_at_most(api, path, refused):
    details = refused(api.get(path, {"page_size": "201"}), 400, "validation_error")
    assert details == {"page_size": ["Must be a whole number from 1 to 200"]}


@pytest.mark.parametrize("name", ["colour", "id", "name", "pagesize", "Page", "page[]", "limit", "offset"])
def test_unknown_parameters_are_refused(name, api, path, refused):
    assert list(refused(api.get(path, {name: "1"}), 400, "validation_error")) == [name]


@pytest.mark.parametrize(
    "query",
    [
        "page=1&page=1",
        "page_size=5&page_size=6",
        "search=a&search=b",
        "ordering=created_at&ordering=-created_at",
    ],
)
def test_a_parameter_given_twice_is_refused(query, api, path, refused):
    assert list(refused(api.get(f"{path}?{query}"), 400, "validation_error")) == [query.split("=")[0]]


def test_ordering_goes_both_ways(names, five):
    assert names(ordering="name") == ["A", "B", "C", "D", "E"]
    assert names(ordering="-name") == ["E", "D", "C", "B", "A"]


def test_ordering_takes_several_columns(names, make_profile):
    make_profile("B", "Jon")
    make_profile("A", "Jon")
    make_profile("C", "Alys")
    assert names(ordering="team_lead,-name") == ["C", "B", "A"]


def test_rows_that_tie_come_newest_first(names, five):
    assert names(ordering="is_active") == ["E", "D", "C", "B", "A"]


@pytest.mark.parametrize(
    "column", ["colour", "--name", "name_key", "password", "-", "name,colour", "wall_section__id"]
)
def test_other_columns_are_refused(column, api, path, refused):
    assert list(refused(api.get(path, {"ordering": column}), 400, "validation_error")) == ["ordering"]


def test_a_column_named_twice_is_refused(api, db, refused):
    answer = api.get("/api/profiles/?ordering=name,team_lead,-name")
    assert refused(answer, 400, "validation_error") == {"ordering": ["Name each column once"]}


def test_search_finds_part_of_a_name_whatever_its_case(names, make_profile):
    make_profile("Northern Watch")
    make_profile("Eastwatch", "Cotter Pyke")
    make_profile("Shadow Tower")
    assert names(search="WATCH") == ["Eastwatch", "Northern Watch"]


def test_search_finds_the_lead_as_well(names, five):
    assert names(search="lead of c") == ["C"]


@pytest.mark.parametrize("text", ["%", "_", "'", '"', "\\", "a' OR 1=1 --"])
def test_search_takes_every_character_as_it_is(text, names, five):
    assert names(search=text) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [("/api/profiles/", "ÉOWYN"), ("/api/sections/", "øDEGÅRD"), ("/api/progress/", "снеГ (СИЛ")],
)
def test_search_knows_the_case_of_every_alphabet(path, text, api, make_profile, make_section, build):
    profile = make_profile("Rohan", team_lead="Éowyn")
    build(on=make_section(profile, name="Ødegård"), notes="Снег (сильный)")
    assert api.get(path, {"search": text}).json()["count"] == 1


@pytest.mark.parametrize("text", ["é.*", "(é", "é\\", "é|x", "[é]", "é#", "é ", "***=é"])
def test_search_beyond_ascii_takes_every_character_as_it_is(text, api, make_profile):
    make_profile(team_lead="Éowyn")
    answer = api.get("/api/profiles/", {"search": text})
    assert (answer.status_code, answer.json()["count"]) == (200, text.strip() == "é")


def test_search_in_sections_is_by_name(api, profile, make_section):
    make_section(profile, "Tower 1-2")
    make_section(profile, "Gate")
    assert api.get("/api/sections/?search=tower").json()["count"] == 1


def test_search_in_progress_is_in_the_notes(api, build):
    build(day=1, notes="Heavy snow")
    build(day=2, notes="Clear")
    assert api.get("/api/progress/?search=SNOW").json()["count"] == 1


def test_counts_agree_with_the_rows_under_every_filter(api, profile, section, build, make_section):
    for day in (1, 2, 3):
        build(day=day)
    build(day=2, on=make_section(profile, "Tower 2-3"))
    for query in [
        "",
        "start_date=2025-01-02",
        f"wall_section_id={section.pk}",
        "search=x",
        f"profile_id={profile.pk}",
        f"wall_section_id={section.pk}&end_date=2025-01-02",
        "profile_id=77",
        "wall_section_id=77",
    ]:
        page = api.get(f"/api/progress/?{query}").json()
        assert page["count"] == len(page["results"]), query


@pytest.mark.parametrize("name", ["profile_id", "wall_section_id"])
@pytest.mark.parametrize("value", ["x", "0", "-1", "1.5", str(2**63), "true", "1,2"])
def test_malformed_ids_are_refused(name, value, api, db, refused):
    assert list(refused(api.get("/api/progress/", {name: value}), 400, "validation_error")) == [name]


def test_an_id_that_nothing_has_narrows_to_nothing(api, section, build):
    build()
    assert api.get(f"/api/progress/?profile_id={2**63 - 1}").json()["count"] == 0


def test_the_profile_in_the_path_is_no_parameter(api, profile, refused):
    answer = api.get(f"/api/profiles/{profile.pk}/progress/?profile_id={profile.pk}")
    assert list(refused(answer, 400, "validation_error")) == ["profile_id"]


def test_a_list_that_is_asked_for_again_shows_what_was_written_meanwhile(
    api, path, profile, build, make_section
):
    """What a query string asks for is kept; what was answered never is."""
    section, address = make_section(profile, "Tower 9"), f"{path}?page_size=10"
    api.get(address)
    record = build(on=section)
    names = {"team_lead": "Cotter Pyke"}, {"section_name": "Tower 10"}, {"notes": "Snow"}
    addresses = f"profiles/{section.profile_id}", f"sections/{section.pk}", f"progress/{record.pk}"
    for before, change in zip(addresses, names, strict=True):
        api.patch(f"/api/{before}/", change)
    again = api.get(address).json()
    fresh = api.get(f"{address}&ordering=").json()
    assert (again["count"], again["results"]) == (fresh["count"], fresh["results"])
    assert any(value in str(again["results"]) for change in names for value in change.values())


def test_what_one_profile_is_asked_is_not_what_another_is(api, make_profile, make_section):
    one, other = make_profile("Eastwatch"), make_profile("Westwatch")
    make_section(one, "Tower 1")
    counts = [api.get(f"/api/profiles/{each.pk}/sections/?page=1").json()["count"] for each in (one, other)]
    assert counts == [1, 0]
