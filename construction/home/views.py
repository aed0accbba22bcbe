"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..http import respond
from ..requests import without_parameters
from ..wall.elevation import elevation, sections_to_draw
from .wall import wall_overview


@require_safe
@without_parameters
def home(request: HttpRequest) -> HttpResponse:
    """The whole Wall: totals, an elevation of every section, profiles and the newest days of work."""
    wall = wall_overview(timezone.localdate())
    context = {"wall": wall, "elevation": lambda: elevation(sections_to_draw())}
    return respond(request, "home/wall.html", context, data=wall.to_dict)
