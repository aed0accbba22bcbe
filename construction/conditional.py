"""Conditional GET (RFC 9110, section 13): a report is sent again only if it says something else than before.

A tag is derived from what the report has just read, so that it changes with every write that the report shows and
with no other, whatever the server, the process or the backup that it was read from.
"""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from wallproject import __version__

PRIVATE = "private, no-cache"
"""Kept by the client alone, and never shown again without asking whether it still holds."""
_ASKING = frozenset({"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"})


def tag_of(said: bytes, shape: str, *, weak: bool = False) -> str:
    """An entity tag of what a report says in one shape; another version may write the same otherwise.

    Strong: equal tags are equal bytes. `weak` where the answer says more than `said`.
    """
    digest = sha256(b"|".join([said, shape.encode(), __version__.encode()])).hexdigest()[:32]
    return f'{"W/" * weak}"{digest}"'


def unchanged(request: HttpRequest, tag: str) -> HttpResponse | None:
    """304 (or 412, where `If-Match` asks for another) if that settles the request, else None."""
    if not _ASKING.intersection(request.META):
        return None
    answer: HttpResponse | None = get_conditional_response(request, etag=tag)
    if answer is not None:
        mark(answer, tag)
    return answer


def mark(response: HttpResponse, tag: str) -> HttpResponse:
    """The response with its tag, for nobody but this client to keep."""
    response["ETag"], response["Cache-Control"] = tag, PRIVATE
    return response
