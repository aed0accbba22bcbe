"""The OpenAPI document, put together once per process."""

from functools import cache
from typing import Any

from wallproject import __version__

from .. import units
from .fields import Schema
from .operations import OPERATIONS, Operation
from .requests import SHARED_PARAMETERS, body_schemas, parameters, request_body
from .responses import HEADERS, error_responses, response_schemas, responses
from .routes import Route, routes

DESCRIPTION = f"""
What the crews built on the Wall each day, and what it used and cost.

- Decimals are strings with exactly two places, dates `YYYY-MM-DD`, times UTC. On the way in a number does as well.
- Unknown fields and parameters are refused; a resource's own read-only keys may be sent back and are ignored.
- Lists are paged; `next` and `previous` are absolute addresses that keep the other parameters.
- This tree answers JSON alone; the same addresses without `/api` also give tables as files: `?format=csv` or `xlsx`.
- Every error has the same envelope, and every answer an `X-Request-ID` to quote.
- One foot of wall takes {units.ICE_CUBIC_YARDS_PER_FOOT} cubic yards of ice, each of which costs \
{units.GOLD_DRAGONS_PER_CUBIC_YARD:,} Gold Dragons.
"""
TAGS = {
    "Profiles": "The crews' stretches of the Wall.",
    "Sections": "The pieces of a profile that are measured day by day.",
    "Progress": "What was built on a section on a day; ice and cost follow from the feet.",
    "Reports": "What was used and what it cost.",
    "Service": "The description of the API, and the server's health.",
}


@cache
def document() -> dict[str, Any]:
    """The whole description, read off the URLconf, the forms and the response types."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "The Wall", "version": __version__, "description": DESCRIPTION.strip()},
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": _paths(),
        "components": {
            "schemas": response_schemas(OPERATIONS) | body_schemas(OPERATIONS),
            "parameters": SHARED_PARAMETERS,
            "headers": HEADERS,
            "responses": error_responses(),
        },
    }


def _paths() -> dict[str, dict[str, Schema]]:
    known = routes()
    paths: dict[str, dict[str, Schema]] = {}
    for operation in OPERATIONS:
        route = known[operation.route]
        described = _operation(route, operation)
        if created := described["responses"].get("201"):
            created["links"] = _links(operation, known)
        paths.setdefault(route.path, {})[operation.method] = described
    return paths


def _operation(route: Route, operation: Operation) -> Schema:
    described: Schema = {
        "operationId": operation.id,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": (route.view.__doc__ or "").strip(),
        "parameters": parameters(route, operation),
        "responses": responses(route, operation),
    }
    if operation.body:
        described["requestBody"] = request_body(operation.body)
    return described


def _links(creation: Operation, known: dict[str, Route]) -> dict[str, Schema]:
    """Where the id of what was made leads: to every operation whose path asks for it."""
    [parameter] = next(
        known[operation.route].parameters
        for operation in OPERATIONS
        if operation.answer is creation.answer and operation.method == "put"
    )
    return {
        operation.id: {"operationId": operation.id, "parameters": {parameter: "$response.body#/id"}}
        for operation in OPERATIONS
        if known[operation.route].parameters == [parameter]
    }
