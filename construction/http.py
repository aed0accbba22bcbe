"""One answer in every shape: page, fragment, JSON or a file; errors in the contract's envelope.

A view computes its answer once and hands it to `respond`; what it cannot answer it hands to `refuse` or raises as
a `Refusal`. Which shape the client gets is decided by `shapes.shape` alone.
"""

import logging
from collections.abc import Callable, Mapping
from errno import ENOSPC
from typing import Any, TypedDict

import msgspec
from django.core.exceptions import SuspiciousOperation
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.log import log_response
from django_htmx.http import HttpResponseClientRedirect

from . import conditional, downloads
from .shapes import DRAWN, FILES, Refusal, Shape, is_marked, not_acceptable, shape
from .sheets import Sheet, TooManyRows

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 2
RETRY = {"Retry-After": str(RETRY_AFTER_SECONDS)}
MAX_ECHO = 100
OVERLOADED = "overloaded"
Address = str | Promise
"""A URL; a lazy one costs nothing in the shape that has no use for it."""


class ErrorJSON(TypedDict):
    """The error envelope of the contract."""

    error: str
    message: str
    details: dict[str, list[str] | dict[str, Any]]


def overloaded(message: str) -> Refusal:
    return Refusal(503, OVERLOADED, message, headers=RETRY)


def json_response(body: Any, *, status: int = 200) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(body), content_type="application/json", status=status)


def respond(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    data: Callable[[], Any],
    sheet: Callable[[], Sheet] | None = None,
    pdf: Callable[[], bytes] | None = None,
    facts: Callable[[], Any] | None = None,
    more_in_json: bool = False,
) -> HttpResponse:
    """The page, the fragment beside it (`_name.html`), `data()` as JSON, or a file: `sheet()` as CSV or XLSX, `pdf()`.

    Only the one asked for is computed; HEAD takes a file's name from its sheet, but reads no row and makes no PDF.
    A view without `sheet`, or with a sheet but without `pdf`, answers 406 for what it lacks. Where there are `facts`,
    all that JSON, CSV and XLSX say, these are sent again only if the facts are others than the client has;
    `more_in_json` than that makes its tag a weak one.
    """
    wanted = shape(request)
    if wanted in DRAWN:
        return _draw(request, template, context, private=facts is not None)
    if wanted is Shape.JSON:
        if facts is None:
            return json_response(data())
        return _unless_known(request, facts, lambda: json_response(data()), weak=more_in_json)
    if sheet is None or (wanted is Shape.PDF and pdf is None):
        there = "html, json" if sheet is None else "html, json, csv, xlsx"
        raise not_acceptable(request, f"The formats of this address are: {there}")
    if facts is None or wanted is Shape.PDF:
        return send_file(request, wanted, sheet(), pdf, marked=is_marked(request))
    return _unless_known(
        request, facts, lambda: send_file(request, wanted, sheet(), pdf, marked=is_marked(request))
    )


def _unless_known(
    request: HttpRequest,
    facts: Callable[[], Any],
    make: Callable[[], HttpResponse],
    *,
    weak: bool = False,
) -> HttpResponse:
    """What `make` makes, with its tag; or that the client has the same already."""
    form = f"{shape(request).value} {is_marked(request)}"
    tag = conditional.tag_of(msgspec.json.encode(facts()), form, weak=weak)
    return conditional.unless_known(request, tag, make)


def send_file(
    request: HttpRequest,
    wanted: Shape,
    sheet: Sheet,
    pdf: Callable[[], bytes] | None = None,
    *,
    marked: bool,
) -> Any:
    """The sheet or the PDF as a file, CSV `marked` for Excel; HEAD reads no row. A refusal where it cannot be made."""
    pieces = downloads.pieces_of(sheet, wanted.value, pdf=pdf, marked=marked)
    try:
        name = downloads.file_name(sheet.name, wanted.value)
        return downloads.file_response(name, None if request.method == "HEAD" else pieces)
    except downloads.Crowded as error:
        raise overloaded(str(error)) from None
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        raise Refusal(503, "storage_full", "The disk is full; no file was made", headers=RETRY) from None
    except TooManyRows as error:
        raise Refusal(400, "validation_error", str(error), {"format": [str(error)]}) from None


def respond_form(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page of a form or its fragment; 406 for programs, which need no form to write."""
    if shape(request) not in DRAWN:
        raise not_acceptable(request, "This page is a form for people; programs write at /api/")
    return _draw(request, template, context)


def _draw(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
    private: bool = False,
) -> HttpResponse:
    """The page; or its fragment, which no cache may keep: it would come up in place of the page."""
    is_fragment = shape(request) is Shape.FRAGMENT
    name = fragment_name(template) if is_fragment else template
    response = render(request, name, dict(context), status=status)
    if is_fragment:
        response["Cache-Control"] = "no-store"
    elif private:
        response["Cache-Control"] = conditional.PRIVATE
    return response


def fragment_name(template: str) -> str:
    """The file of a page's fragment: reports/costs.html → reports/_costs.html."""
    folder, _, name = template.rpartition("/")
    return f"{folder}/_{name}"


def respond_saved(
    request: HttpRequest, saved: Any, *, created: bool, api_url: Address, page_url: Address
) -> HttpResponse:
    """After a write: the object with its `Location` for programs, on to `page_url` for people."""
    if shape(request) is Shape.JSON:
        response = json_response(saved.to_dict(), status=201 if created else 200)
        response["Location"] = request.build_absolute_uri(str(api_url))
        return response
    return go_to(request, page_url)


def respond_removed(request: HttpRequest, *, page_url: Address) -> HttpResponse:
    """After a removal: 204 for programs, on to `page_url` for people."""
    return HttpResponse(status=204) if shape(request) is Shape.JSON else go_to(request, page_url)


def go_to(request: HttpRequest, url: Address) -> HttpResponse:
    """Send a browser on: HTMX would put the target of a 302 into the page, so it is told to move instead."""
    if shape(request) is Shape.FRAGMENT:
        return HttpResponseClientRedirect(str(url))
    return HttpResponseRedirect(str(url), status=303)


def json_error(refusal: Refusal) -> HttpResponse:
    """The error envelope of the contract."""
    body: ErrorJSON = {"error": refusal.error, "message": refusal.message, "details": refusal.details}
    return json_response(body, status=refusal.status)


def error_response(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal in the shape that the request asked for."""
    try:
        wanted = shape(request)
    except (Refusal, SuspiciousOperation):
        wanted = Shape.JSON
    if wanted in DRAWN or (wanted in FILES.values() and _is_browser(request)):
        response = _draw(request, "errors/error.html", {"refusal": refusal}, status=refusal.status)
    else:
        response = json_error(refusal)
    for header, value in refusal.headers.items():
        response[header] = value
    if refusal.error == OVERLOADED:
        log_response(
            "Overloaded: %s", request.path, response=response, request=request, logger=logger, level="warning"
        )
    return response


def _is_browser(request: HttpRequest) -> bool:
    """Whether the client would rather read a page than JSON; programs that take anything get JSON."""
    return request.get_preferred_type(["application/json", "text/html"]) == "text/html"


def refuse(request: HttpRequest, template: str, context: Mapping[str, Any], form: BaseForm) -> HttpResponse:
    """A form that is not valid: 400 in the envelope, or 422 with the page and its errors beside the fields."""
    if shape(request) not in DRAWN:
        raise invalid(form)
    return _draw(request, template, context, status=422)


def invalid(form: BaseForm) -> Refusal:
    """The form's errors as the contract's `validation_error`."""
    details = {
        "non_field_errors" if field == "__all__" else printable(field): [
            str(sentence) for sentence in sentences
        ]
        for field, sentences in form.errors.items()
    }
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    if codes == {"invalid_date"}:
        return Refusal(400, "validation_error", "Invalid date format", details)
    return Refusal(400, "validation_error", f"Check what you sent: {', '.join(details)}", details)


def printable(name: str) -> str:
    """A client's own name for a field, in characters that can be sent back, and not too many of them."""
    return name[:MAX_ECHO].encode("utf-8", "backslashreplace").decode()


def vary(response: HttpResponse) -> None:
    """Every answer depends on what the client accepts and on whether HTMX asks."""
    patch_vary_headers(response, ("Accept", "HX-Request"))
