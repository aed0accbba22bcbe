"""The profile that a browser had open last, so that a crew need not choose it again every evening."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from . import parsing

COOKIE = "last_profile"
ONE_YEAR = 365 * 24 * 60 * 60


def remember(response: HttpResponse, profile_id: int) -> None:
    """Have the browser name this profile from now on, for a year."""
    response.set_cookie(
        COOKIE,
        str(profile_id),
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=settings.SESSION_COOKIE_SAMESITE,  # type: ignore[arg-type]
    )


def last_profile_id(request: HttpRequest) -> int | None:
    """The id that the browser names; there may be no such profile any more."""
    try:
        return parsing.parse_id(request.COOKIES.get(COOKIE, ""))
    except ValidationError:
        return None
