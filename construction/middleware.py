"""What happens to every request: it gets an id, and its errors get the envelope."""

import re
from collections.abc import Callable
from secrets import token_hex
from typing import Any

from csp.utils import build_policy
from django.conf import settings
from django.contrib.messages.middleware import MessageMiddleware
from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.db import Error as DatabaseFailure
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from wallproject.logs import request_id

from .errors import body_too_large, method_not_allowed, storage_refusal, unreadable_body
from .http import error_response, vary
from .shapes import Refusal, is_api

COMPRESSED = ("text/html", "image/svg+xml")
PROBES = ("/healthz", "/readyz")
_NO_GZIP = re.compile(r"\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)", re.ASCII)
_CLIENT_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Names each request: the client's own `X-Request-ID` if it is plain, else a new one; the answer repeats it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        name = given if _CLIENT_ID.fullmatch(given) else token_hex(16)
        request.id = name  # type: ignore[attr-defined]
        token = request_id.set(name)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = name
        vary(response)
        return response


class EnvelopeMiddleware:
    """Turns refusals, and what the database refuses, into the contract's answers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return method_not_allowed(request, response["Allow"])
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        unreadable = unreadable_body(request, getattr(view, "most_bytes", None))
        return None if unreadable is None else error_response(request, unreadable)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RequestDataTooBig):
            exception = body_too_large()
        elif isinstance(exception, ObjectDoesNotExist):
            exception = Refusal(404, "not_found", "It no longer exists")
        elif isinstance(exception, DatabaseFailure):
            exception = storage_refusal(exception) or exception
        return error_response(request, exception) if isinstance(exception, Refusal) else None


class HostMiddleware(CommonMiddleware):
    """Django's, which refuses hosts that are none of ours; but a probe calls a server by whatever address it has."""

    def process_request(self, request: HttpRequest) -> HttpResponsePermanentRedirect | None:
        return None if request.path_info in PROBES else super().process_request(request)


class PageMessageMiddleware(MessageMiddleware):
    """Django's, for pages alone: programs are told of nothing that they did not ask for."""

    def process_request(self, request: HttpRequest) -> None:
        if not is_api(request):
            super().process_request(request)


class ContentSecurityPolicyMiddleware:
    """The policy of the settings on every answer; no answer has one of its own, so it is written once."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Content-Security-Policy"] = self.policy
        return response


class PageCompressionMiddleware(GZipMiddleware):
    """Django's, for pages and drawings: JSON keeps its strong tags, and what is sent while it is made keeps its pace.

    A page holds a token against forged forms beside what a visitor sent; Django varies the length of what it compresses
    (`max_random_bytes`) and the token's mask, so that the length betrays neither (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.get("Content-Type", "").startswith(COMPRESSED):
            return response
        if _NO_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        return super().process_response(request, response)


class CsrfMiddleware(CsrfViewMiddleware):
    """Django's check for every client that has a session, and for every page.

    An API client without a session cookie carries nothing a foreign page could abuse; such a page cannot send
    `application/json` across origins either, and the API reads nothing else.
    """

    def process_view(self, request, callback, callback_args, callback_kwargs):
        if is_api(request) and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)
