"""Whatever is sent, the answer is an answer: never a 500, always the envelope, and nothing half-done."""

import json

import pytest

pytestmark = pytest.mark.django_db
VALUES = [
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**400, 0.1, -0.0, 1e308, 5e-324, "", " ", "0", "x", "x" * 10_000,
    "\x00", "\ud800", "\u202e", "\ufeff", "\u2028", "é" * 300, "ﬀ" * 255, "İ" * 255, "ΐ" * 255, "😀" * 255, "\U0010ffff",
    "<script>alert(1)</script>", "'; DROP TABLE profiles; --", "{{ 7*7 }}", "{% debug %}", "%s%n%x", "../../etc/passwd",
    "${jndi:ldap://x}", "\r\nX-Injected: 1", "=1+1", "NaN", "Infinity", "1e999", "2025-02-30", "9999-12-31", "0001-01-01",
    [], [[]], [None], ["x"], [1, 2], {}, {"a": {}}, {"__class__": "x"}, {"": ""}, [{}] * 100,
]  # fmt: skip
FIELDS = {
    "/api/profiles/": ["name", "team_lead", "is_active", "id", "unknown"],
    "/api/sections/": ["profile_id", "section_name", "start_position", "target_length_feet", "unknown"],
    "/api/profiles/{profile}/sections/": [
        "profile_id",
        "section_name",
        "start_position",
        "target_length_feet",
    ],
    "/api/profiles/{profile}/progress/": [
        "wall_section_id",
        "date",
        "feet_built",
        "notes",
        "mode",
        "unknown",
    ],
}
ITEMS = {
    "/api/profiles/{profile}/": ["name", "team_lead", "is_active"],
    "/api/sections/{section}/": ["profile_id", "section_name", "start_position", "target_length_feet"],
    "/api/progress/{record}/": ["wall_section_id", "date", "feet_built", "notes"],
}
PARAMETERS = {
    "/api/profiles/": ["page", "page_size", "ordering", "search", "is_active", "format", "unknown"],
    "/api/sections/": ["page", "page_size", "ordering", "search", "profile_id"],
    "/api/progress/": [
        "page",
        "ordering",
        "search",
        "profile_id",
        "wall_section_id",
        "start_date",
        "end_date",
    ],
    "/api/profiles/{profile}/daily-ice-usage/": ["date"],
    "/api/profiles/{profile}/cost-overview/": ["start_date", "end_date"],
}
QUERIES = [
    "%", "%%", "%00", "%ff", "%c0%af", "%ed%a0%80", "&", "=", "&&&", "=x", "?", "??", "page", "page=&page", "page[]=1",
    "a[b][c]=1", "page=1;page=2", "page=1%26page=2", "#", "x" * 5_000, "&".join("x=1" for _ in range(5_000)),
    "&".join("x" for _ in range(10_001)),
    "search=" + "%f0%9f%98%80" * 300,
    "ordering=" + ",".join(["name"] * 1_000), "page=" + "9" * 4_000, "page_size=1e1", "search=%u0000", "search=\\x00",
    "ordering=,", "ordering=,,name", "ordering=%2Dname,-name", "format=json&format=xml", "_method=DELETE",
]  # fmt: skip


@pytest.fixture
def place(profile, section, build):
    """A path with the ids of things that exist."""
    record = build()
    return lambda path: path.format(profile=profile.pk, section=section.pk, record=record.pk)


@pytest.fixture
def stands():
    """Whether an answer is one of the contract's."""

    def check(answer):
        assert answer.status_code < 500, answer.content
        if answer.status_code >= 400:
            assert list(answer.json()) == ["error", "message", "details"]
        answer.content.decode("utf-8")
        return True

    return check


@pytest.mark.parametrize(
    ("path", "field"), [(path, name) for path, names in FIELDS.items() for name in names]
)
def test_no_value_in_a_new_thing_breaks_the_server(path, field, api, place, section, stands):
    whole = {
        "/api/profiles/": {"name": "Eastwatch", "team_lead": "Cotter Pyke"},
        "/api/sections/": {
            "profile_id": section.profile_id,
            "section_name": "T",
            "start_position": 0,
            "target_length_feet": 1,
        },
        "/api/profiles/{profile}/sections/": {
            "section_name": "T",
            "start_position": 0,
            "target_length_feet": 1,
        },
        "/api/profiles/{profile}/progress/": {
            "wall_section_id": section.pk,
            "date": "2025-10-15",
            "feet_built": 1,
        },
    }[path]
    for value in VALUES:
        body = json.dumps(whole | {field: value})
        assert stands(api.generic("POST", place(path), body, content_type="application/json"))


@pytest.mark.parametrize(("path", "field"), [(path, name) for path, names in ITEMS.items() for name in names])
def test_no_value_in_a_change_breaks_the_server(path, field, api, place, stands):
    for value in VALUES:
        body = json.dumps({field: value})
        assert stands(api.generic("PATCH", place(path), body, content_type="application/json"))


@pytest.mark.parametrize(
    ("path", "name"), [(path, name) for path, names in PARAMETERS.items() for name in names]
)
def test_no_value_in_a_parameter_breaks_the_server(path, name, api, place, stands):
    texts = [value for value in VALUES if isinstance(value, str) and "\ud800" not in value]
    for text in texts:
        assert stands(api.get(place(path), {name: text}))


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:20])
@pytest.mark.parametrize("path", ["/api/profiles/", "/api/progress/", "/api/profiles/bulk_cost_overview/"])
def test_no_query_breaks_the_server(path, query, api, place, stands):
    assert stands(api.get(f"{path}?{query}"))


@pytest.mark.parametrize(
    ("path", "status"), [("/", 400), ("/profiles/", 400), ("/nowhere/", 404), ("/api/nowhere/", 404)]
)
def test_more_parameters_than_are_read_are_no_defect(path, status, api, db):
    assert api.get(f"{path}?{'&x' * 10_001}").status_code == status


@pytest.mark.parametrize("headers", [
    {"accept": ""}, {"accept": "*/*;q=x"}, {"accept": "," * 500}, {"accept": "text/html;q=0"}, {"accept": "é"},
    {"content-length": "x"}, {"content-length": "-1"}, {"cookie": "csrftoken=\x01; sessionid=../../x"},
    {"hx-request": "true"}, {"hx-request": "maybe", "hx-target": "\x7f"}, {"x-http-method-override": "DELETE"},
    {"x-forwarded-host": "evil.example"}, {"if-match": "*"}, {"range": "bytes=0-1"}, {"expect": "100-continue"},
], ids=str)  # fmt: skip
def test_no_header_breaks_the_server(headers, api, place, stands):
    assert stands(api.get("/api/profiles/", headers=headers))


def test_what_is_stored_can_be_read(api, place):
    for number, value in enumerate(v for v in VALUES if isinstance(v, str) and 0 < len(v) <= 255):
        api.post("/api/profiles/", {"name": f"{value} {number}", "team_lead": "Jon Snow"})
    page = api.get("/api/profiles/?page_size=200").json()
    assert page["count"] == len(page["results"]) > 20


def test_an_unknown_host_is_refused_in_the_envelope(api, refused):
    answer = api.get("/api/profiles/", headers={"host": "evil.example"})
    assert refused(answer, 400, "validation_error") == {}
