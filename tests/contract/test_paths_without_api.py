"""Contract, the same paths without /api/: `?format=json` and `Accept` give the JSON."""

import pytest

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}
BODY = {"name": "Eastwatch", "team_lead": "Cotter Pyke"}
PATHS = [
    "/profiles/",
    "/profiles/{profile}/",
    "/profiles/{profile}/sections/",
    "/profiles/{profile}/progress/",
    "/profiles/{profile}/daily-ice-usage/?date=2025-01-01",
    "/profiles/{profile}/cost-overview/?start_date=2025-01-01&end_date=2025-01-02",
    "/sections/",
    "/sections/{section}/",
    "/progress/",
    "/progress/{record}/",
]


@pytest.fixture(params=PATHS)
def path(request, profile, section, build):
    return request.param.format(profile=profile.pk, section=section.pk, record=build().pk)


def test_accept_gives_the_json_of_the_api(api, path):
    assert api.get(path, headers=JSON).json() == api.get(f"/api{path}").json()


def test_format_gives_the_json_of_the_api(api, path):
    asked = f"{path}{'&' if '?' in path else '?'}format=json"
    answer = api.get(asked, headers={"accept": "text/html"})
    assert (answer["Content-Type"], answer.json()) == ("application/json", api.get(f"/api{path}").json())


def test_head_answers_as_get_without_the_body(api, path):
    head, get = api.head(f"/api{path}"), api.get(f"/api{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == get["Content-Type"]


def test_a_page_is_html_to_a_browser(client, path):
    answer = client.get(path, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")


def test_htmx_does_not_get_json_in_its_page(client, profile):
    answer = client.get("/profiles/", headers={"hx-request": "true", "accept": "*/*"})
    assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_a_json_body_is_answered_in_json(api):
    answer = api.post("/profiles/", BODY, headers=JSON)
    assert (answer.status_code, list(answer.json())[:2]) == (201, ["id", "name"])
    assert answer["Location"] == f"http://testserver/api/profiles/{answer.json()['id']}/"


def test_errors_are_in_the_envelope_where_json_was_asked_for(api, profile, refused):
    refused(api.get("/profiles/77/", headers=JSON), 404, "not_found")
    refused(api.get("/nothing/", headers=JSON), 404, "not_found")
    refused(api.get("/profiles/?page=x", headers=JSON), 400, "validation_error")
    refused(api.get("/profiles/?page=x&format=json"), 400, "validation_error")
    refused(api.delete("/profiles/", headers=JSON), 405, "method_not_allowed")
    refused(api.post("/profiles/", {"name": ""}, headers=JSON), 400, "validation_error")


@pytest.mark.parametrize("accept", ["image/png", "text/plain", "application/xml", "text/html;q=0"])
def test_what_we_do_not_have_is_not_acceptable(accept, client, db, refused):
    assert refused(client.get("/profiles/", headers={"accept": accept}), 406, "not_acceptable") == {}


def test_links_of_a_list_stay_on_their_path(api, make_profile):
    for name in "AB":
        make_profile(name)
    page = api.get("/profiles/?page_size=1&format=json").json()
    assert page["next"] == "http://testserver/profiles/?page_size=1&format=json&page=2"
