"""Whose reports were looked at last."""

from django.http import HttpRequest, HttpResponse

from ...shapes import DRAWN, shape
from ...visited import last_profile_id, remember


def seen(request: HttpRequest, response: HttpResponse, profile_id: int) -> HttpResponse:
    """The response; a browser that shows a page of it comes back to this profile."""
    if shape(request) in DRAWN and last_profile_id(request) != profile_id:
        remember(response, profile_id)
    return response
