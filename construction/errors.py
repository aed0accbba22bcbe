"""Errors that Django or the database raise, put into the same envelope as our own."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import Error as DatabaseFailure
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, UnreadablePostError
from django.urls import Resolver404, is_valid_path

from .http import RETRY, error_response, json_error
from .shapes import READING, Refusal

logger = logging.getLogger(__name__)
# Error, SQLSTATEs of PostgreSQL, words of SQLite and of a connection that never was, sentence. A connection can be
# lost after the commit was sent, so nobody knows then whether it was written.
STORAGE_TROUBLE = (
    ("busy", ("40001", "40P01", "55P03"), ("locked", "busy"), "The database is busy; nothing was written"),
    ("read_only", ("25006",), ("readonly", "read-only"), "The database is read-only; nothing was written"),
    ("storage_full", ("53100",), ("full", "no space"), "The disk is full; nothing was written"),
    (
        "busy",
        ("08", "57P", "53300"),
        ("connection", "timeout", "couldn't get", "unable to open"),
        "The database does not answer; look whether it was written before you send it again",
    ),
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a request that could not be read at all."""
    if isinstance(exception, RequestDataTooBig):
        return error_response(request, body_too_large())
    return error_response(request, Refusal(400, "validation_error", "The request could not be read"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, Refusal(403, "permission_denied", "You may not do this"))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    return error_response(request, Refusal(403, "csrf_failed", "The form has expired; load the page again"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404; a reader who only forgot the closing slash is sent on."""
    if isinstance(exception, Resolver404) and _lacks_slash(request):
        if request.method in READING:
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        return error_response(request, Refusal(404, "not_found", "Paths end in a slash"))
    message = "There is nothing at this address"
    if not isinstance(exception, Resolver404) and exception.args:
        message = str(exception.args[0])
    return error_response(request, Refusal(404, "not_found", message))


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: fixed text, no internals; as JSON where not even the page can be made."""
    refusal = Refusal(500, "server_error", "Something went wrong on our side")
    try:
        return error_response(request, refusal)
    except Exception:
        logger.exception("The error page could not be made")
        return json_error(refusal)


def method_not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    message = f"{request.method} is not possible here; possible: {allowed}"
    return error_response(request, Refusal(405, "method_not_allowed", message, headers={"Allow": allowed}))


def body_too_large() -> Refusal:
    return Refusal(413, "body_too_large", "The body is larger than this server accepts")


def unreadable_body(request: HttpRequest, most_bytes: int | None = None) -> Refusal | None:
    """Why the body cannot be taken as a whole; what was cut off on its way must not be read as if it were complete.

    A form with files, where the view takes up to `most_bytes` of them, is left to be read as it comes.
    """
    announced = request.META.get("CONTENT_LENGTH") or ""
    if most_bytes is not None and request.content_type == "multipart/form-data":
        return _form_too_large(request, int(announced) if announced.isdecimal() else 0, most_bytes)
    try:
        if announced.isdecimal() and len(request.body) < int(announced):
            return Refusal(400, "malformed_json", "The body is shorter than its Content-Length")
    except RequestDataTooBig:
        return body_too_large()
    except UnreadablePostError:
        return Refusal(400, "malformed_json", "The body could not be read to its end")
    return None


def _form_too_large(request: HttpRequest, size: int, most_bytes: int) -> Refusal | None:
    """Of a body in chunks no more is read than of any other form, so a file as large as that has come in part."""
    if "HTTP_TRANSFER_ENCODING" in request.META and size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return Refusal(
            413, "body_too_large", "A file as large as this has to be sent with its Content-Length"
        )
    return body_too_large() if size > most_bytes else None


def storage_refusal(error: DatabaseFailure) -> Refusal | None:
    """What the database's own code or words mean for the client; None if they are no matter of storage."""
    state = getattr(error.__cause__, "sqlstate", None) or ""
    words = str(error).lower()
    for code, states, signs, sentence in STORAGE_TROUBLE:
        if state.startswith(states) if state else any(sign in words for sign in signs):
            return Refusal(503, code, sentence, headers=RETRY)
    return None


def _lacks_slash(request: HttpRequest) -> bool:
    path = request.path_info
    return not path.endswith("/") and bool(is_valid_path(path + "/", getattr(request, "urlconf", None)))
