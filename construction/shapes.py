"""Which shape an answer has: page, fragment, JSON or a file; and the refusal of what cannot be answered."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.http import HttpRequest

from . import downloads

READING = ("GET", "HEAD")
ONLY_MARK = "Must be 1, and only for CSV"


class Shape(Enum):
    """What an answer is made of."""

    PAGE = "page"
    FRAGMENT = "fragment"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


FILES = {ending: Shape(ending) for ending in downloads.CONTENT_TYPES}
DRAWN = (Shape.PAGE, Shape.FRAGMENT)
ACCEPTED = {"text/html": Shape.PAGE, "application/json": Shape.JSON} | {
    downloads.CONTENT_TYPES[ending]: found for ending, found in FILES.items()
}


class Refusal(Exception):
    """A request that is answered with an error of the contract."""

    def __init__(
        self,
        status: int,
        error: str,
        message: str,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.error, self.message = status, error, message
        self.details, self.headers = dict(details or {}), dict(headers or {})


def shape(request: HttpRequest) -> Shape:
    """The shape that the request asks for; 406 if none of ours will do, 400 if it has no mark to be asked for."""
    known: Shape | None = getattr(request, "_shape", None)
    if known is None:
        known = request._shape = _negotiate(request)  # type: ignore[attr-defined]
        marks = _asked(request, "bom")
        if marks and (known is not Shape.CSV or marks != ["1"]):
            raise Refusal(400, "validation_error", "Check what you sent: bom", {"bom": [ONLY_MARK]})
    return known


def is_marked(request: HttpRequest) -> bool:
    """Whether CSV is to begin with the mark for Excel."""
    return bool(_asked(request, "bom"))


def is_api(request: HttpRequest) -> bool:
    """Whether the request came through the tree that always answers JSON."""
    return request.path_info.startswith("/api/")


def _negotiate(request: HttpRequest) -> Shape:
    wanted = next(reversed(_asked(request, "format")), None)
    if is_api(request) or wanted == "json" or request.content_type == "application/json":
        if wanted not in (None, "json"):
            raise not_acceptable(request, "This address answers with JSON only")
        return Shape.JSON
    if wanted is not None:
        if wanted not in FILES or request.method not in READING:
            raise not_acceptable(request, f"The formats to choose from are: json, {', '.join(FILES)}")
        return FILES[wanted]
    if request.headers.get("HX-Request") == "true":
        whole = "HX-Boosted" in request.headers or "HX-History-Restore-Request" in request.headers
        return Shape.PAGE if whole else Shape.FRAGMENT
    preferred = request.get_preferred_type(list(ACCEPTED))
    if preferred is None:
        raise not_acceptable(request, f"Accept one of: {', '.join(ACCEPTED)}")
    return ACCEPTED[preferred]


def _asked(request: HttpRequest, name: str) -> list[str]:
    """The parameter's values; a query string that cannot have it is not taken apart for that."""
    query = request.META.get("QUERY_STRING", "")
    return request.GET.getlist(name) if name in query or "%" in query else []


def not_acceptable(request: HttpRequest, message: str) -> Refusal:
    """The refusal itself has to go out in some shape: JSON, as only programs meet it."""
    request._shape = Shape.JSON  # type: ignore[attr-defined]
    return Refusal(406, "not_acceptable", message)
