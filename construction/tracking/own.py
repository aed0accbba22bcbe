"""What a browser has recorded of late, which is what it may take back."""

import re
from collections.abc import Collection

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ..models import DailyProgress

COOKIE = "own_records"
KEPT = 20
HALF_AN_HOUR = 30 * 60
PAIR = re.compile(r"(\d{1,18})\.(\d{1,9})")
Own = tuple[int, int]
"""The id of a record and its version."""


def own_records(request: HttpRequest) -> Collection[Own]:
    """The records that this browser has written, as it left them, oldest first."""
    return [(int(pk), int(version)) for pk, version in PAIR.findall(request.COOKIES.get(COOKIE, ""))][-KEPT:]


def remember_own(request: HttpRequest, response: HttpResponse, record: DailyProgress) -> None:
    """Have the browser name the record for half an hour; what it has written before as well."""
    kept = [*own_records(request), (record.pk, record.version)][-KEPT:]
    response.set_cookie(
        COOKIE,
        "-".join(f"{pk}.{version}" for pk, version in kept),
        max_age=HALF_AN_HOUR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite=settings.SESSION_COOKIE_SAMESITE,  # type: ignore[arg-type]
    )
