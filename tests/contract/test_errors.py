"""Contract, Errors: every row of the table, in the envelope, everywhere under /api/ and wherever JSON was asked for."""

import uuid

import pytest
from django.db import OperationalError, connection

from construction.reports.pool import PoolSaturated
from construction.reports.views import bulk
from construction.tracking import roster

pytestmark = pytest.mark.django_db
BODY = {"name": "Northern Watch", "team_lead": "Jon Snow"}
ALLOWED = {
    "/api/": "GET, HEAD",
    "/api/openapi.json": "GET, HEAD",
    "/api/profiles/": "GET, HEAD, POST",
    "/api/profiles/1/": "GET, HEAD, PUT, PATCH, DELETE",
    "/api/profiles/1/sections/": "GET, HEAD, POST",
    "/api/profiles/1/progress/": "GET, HEAD, POST",
    "/api/profiles/1/daily-ice-usage/": "GET, HEAD",
    "/api/profiles/1/cost-overview/": "GET, HEAD",
    "/api/profiles/bulk_cost_overview/": "GET, HEAD",
    "/api/sections/": "GET, HEAD, POST",
    "/api/sections/1/": "GET, HEAD, PUT, PATCH, DELETE",
    "/api/progress/": "GET, HEAD",
    "/api/progress/1/": "GET, HEAD, PUT, PATCH, DELETE",
}
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
REFUSED_METHODS = [
    (path, m) for path, allowed in ALLOWED.items() for m in METHODS if m not in allowed.split(", ")
]


@pytest.mark.parametrize(("path", "method"), REFUSED_METHODS)
def test_other_methods_are_refused_and_the_possible_ones_named(path, method, api, refused):
    answer = api.generic(method, path)
    assert refused(answer, 405, "method_not_allowed") == {}
    assert answer["Allow"] == ALLOWED[path]


@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing/",
        "/api/profiles/77/",
        "/api/sections/77/",
        "/api/progress/77/",
        "/api/profiles/77/sections/",
        "/api/profiles/77/progress/",
        "/api/profiles/77/cost-overview/",
        "/api/profiles/1/nothing/",
        "/api/profiles/1/edit/",
        "/api/profiles/new/",
        "/api/admin/",
        "/api//profiles/",
        "/api/%00/",
        "/api/%ff/",
        "/api/../../etc/passwd",
    ],
)
def test_what_does_not_exist_is_not_found(path, api, refused):
    assert refused(api.get(path), 404, "not_found") == {}


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "0",
        "-1",
        "+1",
        "1.0",
        "1e1",
        "01",
        "٣",
        "1_0",
        " 1",
        "1%00",
        "null",
        "true",
        str(2**63),
        "9" * 400,
    ],
)
@pytest.mark.parametrize(
    "path", ["/api/profiles/{}/", "/api/sections/{}/", "/api/progress/{}/", "/api/profiles/{}/progress/"]
)
def test_an_id_that_is_no_id_is_not_found(path, text, api, refused):
    assert refused(api.get(path.format(text)), 404, "not_found") == {}


def test_the_largest_id_is_looked_for(api, refused):
    assert refused(api.get(f"/api/profiles/{2**63 - 1}/"), 404, "not_found") == {}


def test_a_write_without_the_closing_slash_is_not_found(api, refused):
    assert refused(api.post("/api/profiles", BODY), 404, "not_found") == {}


@pytest.mark.parametrize("method", ["get", "delete", "put", "patch"])
def test_what_does_not_exist_cannot_be_changed(method, api, refused):
    assert refused(getattr(api, method)("/api/profiles/77/"), 404, "not_found") == {}


@pytest.mark.parametrize("wanted", ["csv", "xlsx", "xml", "html", "JSON", ""])
def test_a_format_that_is_none_of_ours_is_not_acceptable(wanted, api, refused):
    assert refused(api.get(f"/api/profiles/?format={wanted}"), 406, "not_acceptable") == {}


def test_accept_does_not_matter_under_api(api):
    answer = api.get("/api/profiles/", headers={"accept": "text/html"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")


def test_a_format_refused_writes_nothing(api, profile, refused):
    refused(
        api.post("/api/profiles/?format=xml", {"name": "Second", "team_lead": "Edd"}), 406, "not_acceptable"
    )
    refused(api.patch(f"/api/profiles/{profile.pk}/?format=xml", {"name": "Second"}), 406, "not_acceptable")
    refused(api.delete(f"/api/profiles/{profile.pk}/?format=xml"), 406, "not_acceptable")
    assert [row["name"] for row in api.get("/api/profiles/").json()["results"]] == ["Northern Watch"]


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_a_parameter_where_none_is_read_is_refused(method, api, profile, refused):
    answer = getattr(api, method)(f"/api/profiles/{profile.pk}/?colour=red")
    assert refused(answer, 400, "validation_error") == {"colour": ["Unknown parameter"]}


def test_a_parameter_with_a_body_is_refused_and_nothing_written(api, refused):
    refused(api.post("/api/profiles/?colour=red", BODY), 400, "validation_error")
    assert api.get("/api/profiles/").json()["count"] == 0


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "text/json",
        "",
        "application/json; charset=latin-1",
        "application/json; charset=utf-16",
    ],
)
def test_a_body_that_is_not_declared_as_json_is_unsupported(kind, api, refused):
    answer = api.generic("POST", "/api/profiles/", b'{"name": "A", "team_lead": "B"}', content_type=kind)
    assert refused(answer, 415, "unsupported_media_type") == {}


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]
)
def test_json_is_taken_however_it_is_declared(kind, api):
    answer = api.generic("POST", "/api/profiles/", b'{"name": "A", "team_lead": "B"}', content_type=kind)
    assert answer.status_code == 201


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_a_body_over_a_mebibyte_is_too_large(method, api, profile, refused):
    path = "/api/profiles/" if method == "POST" else f"/api/profiles/{profile.pk}/"
    answer = api.generic(method, path, b" " * 1_048_577, content_type="application/json")
    assert refused(answer, 413, "body_too_large") == {}


def test_a_posted_form_over_a_mebibyte_is_too_large(client, db):
    body = b"name=" + b"x" * 1_048_577
    kind = "application/x-www-form-urlencoded"
    assert client.generic("POST", "/profiles/", body, content_type=kind).status_code == 413


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_are_answered_whatever_the_host(path, client, db):
    assert client.get(path, headers={"host": "10.0.0.5"}).status_code == 200


def test_a_body_of_a_mebibyte_is_read(api):
    body = b'{"name": "A", "team_lead": "B"}'.ljust(1_048_576)
    assert api.generic("POST", "/api/profiles/", body, content_type="application/json").status_code == 201


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("database is locked", "busy"),
        ("attempt to write a readonly database", "read_only"),
        ("database or disk is full", "storage_full"),
        ("the connection is closed", "busy"),
    ],
)
def test_what_the_database_refuses_is_said_with_a_time_to_wait(words, code, api, monkeypatch, refused):
    def refuse(**arguments):
        raise OperationalError(words)

    monkeypatch.setattr(roster, "create_profile", refuse)
    answer = api.post("/api/profiles/", BODY)
    assert refused(answer, 503, code) == {}
    assert int(answer["Retry-After"]) > 0


def test_a_lost_connection_promises_nothing_about_the_write(api, monkeypatch):
    def lose(**arguments):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(roster, "create_profile", lose)
    assert "nothing was written" not in api.post("/api/profiles/", BODY).json()["message"]


@pytest.mark.postgres
def test_a_read_only_postgresql_is_said_to_be_so(api, db, refused):
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    answer = api.post("/api/profiles/", BODY)
    assert refused(answer, 503, "read_only") == {}


def test_a_full_pool_is_overloaded(api, monkeypatch, refused):
    def saturated(*arguments, **options):
        raise PoolSaturated

    monkeypatch.setattr(bulk, "bulk_cost_overview", saturated)
    query = "profile_ids=1&start_date=2025-01-01&end_date=2025-01-02"
    answer = api.get(f"/api/profiles/bulk_cost_overview/?{query}")
    assert refused(answer, 503, "overloaded") == {}
    assert int(answer["Retry-After"]) > 0


@pytest.fixture
def defective(api, monkeypatch):
    """A client of a server whose `create_profile` fails with an internal message."""

    def fail(**arguments):
        raise RuntimeError("the ledger is wet")

    monkeypatch.setattr(roster, "create_profile", fail)
    api.raise_request_exception = False
    return api


def test_a_defect_of_ours_shows_no_internals(defective, refused):
    answer = defective.post("/api/profiles/", BODY)
    assert refused(answer, 500, "server_error") == {}
    assert "ledger" not in answer.content.decode()


def test_a_defect_is_json_wherever_json_was_asked_for(defective, refused):
    answer = defective.post("/profiles/", BODY)
    assert refused(answer, 500, "server_error") == {}


def test_a_defect_is_answered_where_even_its_page_fails(api, refused, monkeypatch):
    def fail(*arguments, **context):
        raise ValueError("the parchment is wet")

    monkeypatch.setattr("construction.http.render", fail)
    api.raise_request_exception = False
    answer = api.get("/profiles/", HTTP_ACCEPT="text/html")
    assert refused(answer, 500, "server_error") == {}


def test_every_answer_repeats_the_clients_request_id(api):
    for path in ("/api/profiles/", "/api/nothing/", "/healthz"):
        assert api.get(path, headers={"X-Request-ID": "crew-7.a_b"})["X-Request-ID"] == "crew-7.a_b"


@pytest.mark.parametrize("name", ["", "x" * 65, "a b", "a\tb", "<script>", "é", "a/b"])
def test_another_request_id_is_replaced(name, api):
    given = api.get("/api/profiles/", headers={"X-Request-ID": name})["X-Request-ID"]
    assert uuid.UUID(given)


def test_every_answer_varies_on_what_was_asked_for(api):
    for path in ("/api/profiles/", "/api/nothing/", "/api/openapi.json"):
        assert {"Accept", "HX-Request"} <= set(api.get(path)["Vary"].split(", "))


@pytest.mark.parametrize(
    ("name", "echo"), [("x" * 300, "x" * 100), ("\ud800", "\\ud800"), ("a\x00b", "a\x00b")]
)
def test_an_unknown_key_is_named_in_characters_that_can_be_sent(name, echo, api, refused):
    assert list(refused(api.post("/api/profiles/", BODY | {name: 1}), 400, "validation_error")) == [echo]


def test_the_envelope_names_fields_and_non_field_errors_apart(api, refused):
    details = refused(api.post("/api/profiles/", {"name": "", "colour": "red"}), 400, "validation_error")
    assert details == {
        "name": ["This field is required."],
        "team_lead": ["This field is required."],
        "colour": ["Unknown field"],
    }


def test_several_errors_get_a_message_that_names_the_fields(api):
    answer = api.post("/api/profiles/", {})
    assert answer.json()["message"] == "Check what you sent: name, team_lead"
