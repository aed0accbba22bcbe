"""Conditional GET (RFC 9110, section 13): a report is sent again only if it says something else than before.

A tag is derived from what the report has just read, so that it changes with every write that the report shows and
with no other, whatever the server, the process or the backup that it was read from.
"""

from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from wallproject import __version__

from .shapes import Refusal

PRIVATE = "private, no-cache"
"""Kept by the client alone, and never shown again without asking whether it still holds."""
NOT_MODIFIED = 304
_ASKING = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"})


def tag_of(said: bytes, shape: str, *, weak: bool = False) -> str:
    """An entity tag of what a report says in one shape; another version may write the same otherwise.

    Strong: equal tags are equal bytes. `weak` where the answer says more than `said`.
    """
    digest = sha256(b"|".join([said, shape.encode(), __version__.encode()])).hexdigest()[:32]
    return f'{"W/" * weak}"{digest}"'


def unless_known(request: HttpRequest, tag: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """What `make` makes, with its tag; 304 where the client has the same, a Refusal where `If-Match` asks for another."""
    known = get_conditional_response(request, etag=tag) if _ASKING.intersection(request.META) else None
    if known is not None and known.status_code != NOT_MODIFIED:
        raise Refusal(412, "version_mismatch", "The report says something else by now")
    return mark(make() if known is None else known, tag)


def mark(response: HttpResponse, tag: str) -> HttpResponse:
    """The response with its tag, for nobody but this client to keep."""
    response["ETag"], response["Cache-Control"] = tag, PRIVATE
    return response
