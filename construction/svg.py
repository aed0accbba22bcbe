"""Drawings as answers of their own: SVG at an address, whatever the client accepts."""

import re
from collections.abc import Callable
from functools import wraps
from html import escape
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from . import conditional
from .shapes import Refusal, Shape, not_acceptable, shape

CONTENT_TYPE = "image/svg+xml"
NAMESPACE = "http://www.w3.org/2000/svg"
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def drawing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose address names its shape. Its errors still come as the client would have them, or as a page."""

    @wraps(view)
    def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "format" in request.GET:
            raise not_acceptable(request, "This address is a drawing; it has no other formats")
        try:
            shape(request)
        except Refusal:
            request._shape = Shape.PAGE  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return drawn


def respond_svg(request: HttpRequest, draw: Callable[[], str], facts: Any) -> HttpResponse:
    """The drawing; 304 where the client has one of the same `facts`, which are all that it says."""
    tag = conditional.tag_of(msgspec.json.encode(facts), CONTENT_TYPE)
    return conditional.unless_known(
        request, tag, lambda: HttpResponse(draw(), content_type=f"{CONTENT_TYPE}; charset=utf-8")
    )


def svg_text(words: str) -> str:
    """Words as XML may hold them: escaped, and without the characters that would make no XML."""
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", words))
