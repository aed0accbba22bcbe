"""Views that do next to nothing behind our whole stack: no report can be faster than these."""

from functools import lru_cache

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import Template, engines
from django.urls import path
from django.utils import timezone

ANSWER = b'{"profile_id": 1}'
TOUCH = "UPDATE profiles SET updated_at = %s WHERE id = 1"
LOOP = (
    "{% for one in rectangles %}"
    '<rect x="{{ one.x }}" y="{{ one.y }}" width="{{ one.width }}" height="{{ one.height }}"/>'
    "{% endfor %}"
)


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


@lru_cache(maxsize=2)
def _loop(count: int) -> tuple[Template, list[dict[str, int]]]:
    found = engines["django"].from_string(LOOP)
    return found, [{"x": number, "y": 2, "width": 4, "height": number} for number in range(count)]


def rectangles(request: HttpRequest, count: int) -> HttpResponse:
    """So many rectangles drawn by a template, without a query: how shapes are drawn if nobody thinks about it."""
    template, given = _loop(count)
    return HttpResponse(template.render({"rectangles": given}), content_type="image/svg+xml")


urlpatterns = [
    path("api/constant/", constant),
    path("api/one-row/", one_row),
    path("api/one-write/", one_write),
    path("api/rectangles/<int:count>/", rectangles),
]
