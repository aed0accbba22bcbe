"""Views that do next to nothing behind our whole stack: no report can be faster than these."""

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

ANSWER = b'{"profile_id": 1}'
TOUCH = "UPDATE profiles SET updated_at = %s WHERE id = 1"


def constant(request: HttpRequest) -> HttpResponse:
    """Fixed bytes: what middleware, routing and the handler cost."""
    return HttpResponse(ANSWER, content_type="application/json")


def one_row(request: HttpRequest) -> HttpResponse:
    """The same with one row read by its key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM profiles WHERE id = 1")
        cursor.fetchone()
    return constant(request)


def one_write(request: HttpRequest) -> HttpResponse:
    """The same with one row written durably."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TOUCH, [timezone.now().isoformat()])
    return constant(request)


urlpatterns = [
    path("api/constant/", constant),
    path("api/one-row/", one_row),
    path("api/one-write/", one_write),
]
