"""The description says what the server does, no more and no less."""

import re

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from construction.openapi import examples
from construction.openapi.document import document
from construction.openapi.operations import OPERATIONS
from construction.openapi.routes import routes
from tests.guards.routes import ROUTES, address, query

PAGES_ABOUT_THE_API = {"api_docs"}
DESCRIBED = [route for route in ROUTES if route[0] in set(routes()) - PAGES_ABOUT_THE_API]
IMPLIED = {"HEAD"}
"""HEAD answers wherever GET does, so it is not described."""


@pytest.fixture(scope="module")
def described():
    return document()


@pytest.fixture(scope="module")
def operations(described):
    return [
        (path, method, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def schema(described, name):
    """A validator of one of the description's schemas."""
    root = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True)


def test_the_description_is_served(api, described):
    assert api.get("/api/openapi.json").json() == described


def test_the_description_obeys_the_openapi_3_1_meta_schema(described):
    assert [str(error) for error in OPENAPI_31_VALIDATOR.iter_errors(described)] == []


def test_every_schema_obeys_json_schema(described):
    for one in described["components"]["schemas"].values():
        jsonschema_rs.meta.validate(one | {"$schema": "https://json-schema.org/draft/2020-12/schema"})


def test_every_reference_leads_somewhere(described):
    for reference in _references(described):
        _resolve(described, reference)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(routes()) - PAGES_ABOUT_THE_API))
def test_every_method_of_every_address_is_described(name, api, described):
    path = routes()[name].path
    answer = api.generic("TRACE", re.sub("{.*?}", "1", path), headers={"accept": "application/json"})
    allowed = set(answer["Allow"].split(", ")) - IMPLIED
    assert allowed == {method.upper() for method in described["paths"][path]}


def test_every_described_operation_has_its_address():
    assert {operation.route for operation in OPERATIONS} == set(routes()) - PAGES_ABOUT_THE_API


def test_operation_ids_are_unique(operations):
    ids = [operation["operationId"] for _, _, operation in operations]
    assert len(ids) == len(set(ids))


def test_every_operation_has_a_summary_a_description_and_a_known_tag(described, operations):
    known = {tag["name"] for tag in described["tags"]}
    for _, _, operation in operations:
        assert operation["summary"]
        assert operation["description"]
        assert set(operation["tags"]) <= known


def test_every_answer_names_its_request(described, operations):
    for _, _, operation in operations:
        for response in operation["responses"].values():
            assert "X-Request-ID" in _followed(described, response)["headers"]


def test_what_is_written_comes_with_a_location(described, operations):
    for _, method, operation in operations:
        if method in ("post", "put", "patch"):
            success = [r for status, r in operation["responses"].items() if status.startswith("2")]
            assert all("Location" in response["headers"] for response in success)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "parameters"), DESCRIBED)
def test_what_carries_a_tag_is_described_with_its_conditions(
    name, parameters, api, described, profile, section, build
):
    url = address(name, parameters, profile=profile, section=section, record=build())
    tagged = api.get(url, query(name, profile)).has_header("ETag")
    operation = described["paths"][routes()[name].path]["get"]
    references = [parameter.get("$ref", "").rpartition("/")[2] for parameter in operation["parameters"]]
    assert ({"304", "412"} <= set(operation["responses"])) == tagged
    assert ("IfNoneMatch" in references, "IfMatch" in references) == (tagged, tagged)


def test_every_example_of_an_answer_fits_its_schema(described, operations):
    for _, _, operation in operations:
        for response in operation["responses"].values():
            for content in _followed(described, response).get("content", {}).values():
                _check_example(described, content)


def test_every_example_of_a_body_fits_its_schema(described, operations):
    for _, _, operation in operations:
        for content in operation.get("requestBody", {}).get("content", {}).values():
            _check_example(described, content)


def test_bodies_refuse_unknown_keys(described):
    names = {operation.body.name for operation in OPERATIONS if operation.body}
    assert all(described["components"]["schemas"][n]["additionalProperties"] is False for n in names)


def test_read_only_keys_may_be_sent_back(described):
    body = examples.PROFILE_BODY | {"id": 1, "created_at": "2025-10-01T08:00:00Z"}
    assert schema(described, "ProfileBody").is_valid(body)


def test_a_partial_change_needs_no_field(described):
    assert schema(described, "SectionChanges").is_valid({})


def test_what_a_partial_change_leaves_out_has_no_default(described):
    schemas = described["components"]["schemas"]
    assert schemas["ProfileBody"]["properties"]["is_active"]["default"] is True
    assert "default" not in schemas["ProfileChanges"]["properties"]["is_active"]


def test_a_section_made_under_its_profile_need_not_name_it(described):
    assert schema(described, "ProfileSectionBody").is_valid(examples.PROFILE_SECTION_BODY)


def test_the_profile_in_the_path_is_no_parameter_of_the_list(described):
    parameters = described["paths"]["/api/profiles/{profile_id}/progress/"]["get"]["parameters"]
    assert [p["in"] for p in parameters if p.get("name") == "profile_id"] == ["path"]


@pytest.mark.parametrize("feet", ["0", "12.5", "12.50", "99999999.99", "000000000001", 0, 12.5, 99999999.99])
def test_a_decimal_is_a_number_or_its_digits(feet, described):
    assert schema(described, "ProgressRecord").is_valid(examples.PROGRESS_BODY | {"feet_built": feet})


@pytest.mark.parametrize(
    "feet",
    ["", "-1", "1.", ".5", "1.234", "1e2", "100000000", "NaN", " 1", "٣", -1, 100000000, True, None, []],
)
def test_anything_else_is_no_decimal(feet, described):
    assert not schema(described, "ProgressRecord").is_valid(examples.PROGRESS_BODY | {"feet_built": feet})


@pytest.mark.parametrize("day", ["2025-1-1", "2025-02-30", "1899-12-31", "20250101", 20250101, None])
def test_a_date_is_a_day_from_1900(day, described):
    assert not schema(described, "ProgressRecord").is_valid(examples.PROGRESS_BODY | {"date": day})


@pytest.mark.parametrize("name", ["", "   ", "a\x00b", "x" * 256, 5, None])
def test_a_name_is_text_with_something_in_it(name, described):
    assert not schema(described, "ProfileBody").is_valid(examples.PROFILE_BODY | {"name": name})


def _check_example(described, content):
    if "example" in content:
        root = content["schema"] | {"components": described["components"]}
        jsonschema_rs.Draft202012Validator(root, validate_formats=True).validate(content["example"])


def _followed(described, value):
    return _resolve(described, value["$ref"]) if "$ref" in value else value


def _resolve(described, reference):
    found = described
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def _references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _references(item)
