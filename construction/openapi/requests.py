"""What operations take: ids in the path, query strings and bodies, from the forms they bind to."""

from typing import Any

from django import forms

from ..forms import StrictForm
from ..lists import ListFilter
from .fields import ID, Schema, schema_of
from .operations import Body, Operation, Query
from .routes import Route

FORMAT = {"$ref": "#/components/parameters/Format"}
SHARED_PARAMETERS = {
    "Format": {
        "name": "format",
        "in": "query",
        "description": "The shape of the answer; under `/api/` it is JSON in any case.",
        "schema": {"type": "string", "enum": ["json"]},
    },
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The `ETag` of what the client has: answered with 304 as long as nothing changed.",
        "schema": {"type": "string"},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "The `ETag` that it must still have: answered with 412 where it has another.",
        "schema": {"type": "string"},
    },
}
CONDITIONS = [{"$ref": f"#/components/parameters/{name}"} for name in ("IfNoneMatch", "IfMatch")]


def parameters(route: Route, operation: Operation) -> list[Schema]:
    """The ids of the path, then the query string's fields, then the conditions."""
    in_path = [{"name": name, "in": "path", "required": True, "schema": ID} for name in route.parameters]
    in_query = _query_parameters(operation.query) if operation.query else []
    in_query += [FORMAT] if route.path.startswith("/api/") else []
    return [*in_path, *in_query, *(CONDITIONS if operation.conditional else [])]


def body_schemas(operations: tuple[Operation, ...]) -> dict[str, Schema]:
    """The bodies' schemas by name."""
    bodies = [operation.body for operation in operations if operation.body]
    return {body.name: _body_schema(body) for body in bodies}


def request_body(body: Body) -> Schema:
    schema = {"$ref": f"#/components/schemas/{body.name}"}
    return {
        "required": True,
        "content": {"application/json": {"schema": schema, "example": body.example}},
    }


def _query_parameters(query: Query) -> list[Schema]:
    aliases: frozenset[str] = getattr(query.form, "aliases", frozenset())
    repeatable: frozenset[str] = getattr(query.form, "repeatable", frozenset())
    return [
        _query_parameter(name, field, bracketed=f"{name}[]" in aliases, repeated=name in repeatable)
        for name, field in _query_fields(query.form).items()
    ]


def _query_fields(form: type[StrictForm] | type[ListFilter]) -> dict[str, forms.Field]:
    """A form's fields that say something to programs, or those of a filter's form."""
    if not issubclass(form, StrictForm):
        return form.form_class().base_fields
    left_out = form.for_pages | form.undescribed
    return {name: field for name, field in form.base_fields.items() if name not in left_out}


def _query_parameter(name: str, field: forms.Field, *, bracketed: bool, repeated: bool) -> Schema:
    """A field as a parameter; a `bracketed` one is described in its form `name[]=1&name[]=2`."""
    schema = schema_of(field)
    parameter: dict[str, Any] = {"name": name, "in": "query", "required": field.required}
    if not field.required:
        parameter["allowEmptyValue"] = True
    if description := schema.pop("description", None):
        parameter["description"] = description
    if bracketed:
        parameter |= {"name": f"{name}[]", "description": f"{description} `{name}=1,2` does as well."}
    if schema["type"] == "array":
        parameter |= {"style": "form", "explode": repeated}
    return parameter | {"schema": schema}


def _body_schema(body: Body) -> Schema:
    """The form's fields, and its read-only keys, which may be sent back; what a change leaves out has no default."""
    fields = body.form.base_fields
    properties = {name: schema_of(field) for name, field in fields.items()}
    if body.partial:
        for schema in properties.values():
            schema.pop("default", None)
    required = [name for name, field in fields.items() if field.required and name not in body.optional]
    ignored = {name: {"readOnly": True, "description": "Ignored."} for name in sorted(body.form.read_only)}
    whole: Schema = {
        "type": "object",
        "description": (body.form.__doc__ or "").strip(),
        "properties": properties | ignored,
        "additionalProperties": False,
    }
    return whole if body.partial else whole | {"required": required}
