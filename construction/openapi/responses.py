"""What operations answer: their own types, and the errors of the contract."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, get_args, get_origin

import msgspec

from ..http import ErrorJSON
from . import examples
from .fields import Schema
from .operations import Operation
from .routes import Route

ERROR_CODES = {
    400: ("validation_error", "malformed_json"),
    404: ("not_found",),
    405: ("method_not_allowed",),
    406: ("not_acceptable",),
    409: ("duplicate_request",),
    412: ("version_mismatch",),
    413: ("body_too_large",),
    415: ("unsupported_media_type",),
    500: ("server_error",),
    503: ("busy", "overloaded", "read_only", "storage_full"),
}
MEANINGS = {
    400: "A field, a parameter or the body is not as described; `details` names each.",
    404: "There is no such thing.",
    405: "The address does not know this method.",
    406: "The address has no such format.",
    409: "The `request_id` was sent before: `details.existing` is its record, `{}` if that is gone. Nothing was written.",
    412: "It is another than `If-Match` says by now.",
    413: "The body is larger than this server accepts.",
    415: "The body is not `application/json` in UTF-8.",
    500: "A defect of ours.",
    503: "Too much to do, or the storage refuses; nothing was written.",
}
NOT_MODIFIED = 304
SUCCESSES = {
    200: "The answer.",
    201: "It was made.",
    204: "It is gone.",
    NOT_MODIFIED: "The client has it already.",
}
EXAMPLES: dict[int, dict[str, Any]] = {
    400: {
        "error": "validation_error",
        "message": "Invalid date format",
        "details": {"date": ["Date must be in YYYY-MM-DD format"]},
    },
    404: {"error": "not_found", "message": "There is nothing at this address", "details": {}},
    409: {
        "error": "duplicate_request",
        "message": "This request was sent before; nothing was written",
        "details": {"existing": examples.PROGRESS},
    },
}
HEADERS = {
    "RequestId": {
        "description": "Names this request in the server's logs; a plain one of the client's is repeated.",
        "required": True,
        "schema": {"type": "string"},
    },
    "Location": {
        "description": "Where the thing is.",
        "required": True,
        "schema": {"type": "string", "format": "uri"},
    },
    "WrittenBefore": {
        "description": "Where the record is, if it is still there.",
        "schema": {"type": "string", "format": "uri"},
    },
    "ETag": {
        "description": "Changes with what the answer says; weak where that also names the thread that worked it out.",
        "required": True,
        "schema": {"type": "string"},
    },
    "Allow": {"description": "The methods possible.", "required": True, "schema": {"type": "string"}},
    "RetryAfter": {
        "description": "Seconds to wait.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    },
}
SCHEMAS = "#/components/schemas/"


def responses(route: Route, operation: Operation) -> Schema:
    """Every status that the operation answers with."""
    statuses = (*operation.statuses, NOT_MODIFIED) if operation.conditional else operation.statuses
    described = {str(status): _success(operation, status) for status in statuses}
    errors = (status for status in _errors(route, operation) if status not in operation.statuses)
    refused = {str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in errors}
    return described | refused


def error_responses() -> dict[str, Schema]:
    """The contract's errors, to be referred to by every operation."""
    return {_name(status): _error(status) for status in ERROR_CODES}


def response_schemas(operations: Iterable[Operation]) -> dict[str, Schema]:
    """The answers' schemas by name."""
    types = {operation.answer for operation in operations if _is_component(operation.answer)}
    _, components = msgspec.json.schema_components(
        [ErrorJSON, *sorted(types, key=str)], ref_template=SCHEMAS + "{name}"
    )
    return {component_name(name): _renamed(schema) for name, schema in sorted(components.items())}


def component_name(name: str) -> str:
    """ProfileJSON → Profile, PageJSON_ProfileJSON_ → ProfilePage."""
    words = [word.removesuffix("JSON") for word in name.strip("_").split("_")]
    return "".join(reversed(words))


def _renamed(value: Any) -> Any:
    """The schema with references and titles under the names of the components."""
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    if not isinstance(value, dict):
        return value
    if reference := value.get("$ref"):
        return value | {"$ref": SCHEMAS + component_name(reference.removeprefix(SCHEMAS))}
    return {key: _renamed(item) for key, item in value.items() if key != "title" or isinstance(item, dict)}


def _success(operation: Operation, status: int) -> Schema:
    response: Schema = {
        "description": SUCCESSES.get(status, MEANINGS.get(status)),
        "headers": _headers("RequestId"),
    }
    if operation.body:
        response["headers"] |= _headers("Location")
    if operation.conditional:
        response["headers"] |= _headers("ETag")
    if operation.answer is None or status == NOT_MODIFIED:
        return response
    kind = "text/plain" if operation.answer is str else "application/json"
    content: Schema = {"schema": _answer_schema(operation.answer)}
    if operation.example is not None:
        content["example"] = operation.example
    return response | {"content": {kind: content}}


def _error(status: int) -> Schema:
    codes = list(ERROR_CODES[status])
    special = {
        405: _headers("Allow"),
        409: _headers("WrittenBefore"),
        503: _headers("RetryAfter"),
    }.get(status, {})
    schema = {
        "allOf": [{"$ref": f"{SCHEMAS}Error"}],
        "properties": {"error": {"enum": codes}},
    }
    example = EXAMPLES.get(status) or {"error": codes[0], "message": MEANINGS[status], "details": {}}
    return {
        "description": MEANINGS[status],
        "headers": _headers("RequestId") | special,
        "content": {"application/json": {"schema": schema, "example": example}},
    }


def _errors(route: Route, operation: Operation) -> tuple[int, ...]:
    """The errors that the operation can meet; outside `/api/` they come in the shape asked for."""
    if not route.path.startswith("/api/"):
        return ()
    missing = (404,) if route.parameters or operation.is_list else ()
    condition = (412,) if operation.conditional else ()
    twin = (409,) if operation.body and "request_id" in operation.body.form.base_fields else ()
    body = (413, 415) if operation.body else ()
    return (400, *missing, 405, 406, *twin, *condition, *body, 500, 503)


def _answer_schema(answer: Any) -> Schema:
    if _is_component(answer):
        return {"$ref": SCHEMAS + component_name(_type_name(answer))}
    return msgspec.json.schema(answer)


def _type_name(answer: Any) -> str:
    arguments = [argument.__name__ for argument in get_args(answer)]
    return "_".join([getattr(get_origin(answer), "__name__", "") or answer.__name__, *arguments])


def _is_component(answer: Any) -> bool:
    """Whether the type is one of ours, with a name."""
    return answer not in (None, str, dict[str, Any])


def _headers(*names: str) -> Schema:
    spelled = {"RequestId": "X-Request-ID", "RetryAfter": "Retry-After", "WrittenBefore": "Location"}
    return {spelled.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}


def _name(status: int) -> str:
    """404 → NotFound."""
    return "".join(word.capitalize() for word in HTTPStatus(status).name.split("_"))
