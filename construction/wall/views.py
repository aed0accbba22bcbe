"""The drawings: each as a page, and alone at an address of its own."""

from datetime import date as Date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ..forms import StrictForm
from ..http import invalid, refuse, respond
from ..models import Profile
from ..models.as_of import days_recorded
from ..requests import get_or_404, read_query
from ..svg import drawing, respond_svg
from .as_of import WallAsOf, wall_as_of
from .days import days_around, march_presets
from .elevation import elevation
from .forms import AsOfForm, MarchForm, PictureForm
from .march import March, TooLong, march
from .march_drawing import legend, march_svg
from .plot import Across
from .sheets import march_sheet, section_sheet
from .tables import flaw_table, march_table, section_table

WALL_PAGE, MARCH_PAGE = "wall/wall.html", "wall/march.html"


@require_safe
def wall(request: HttpRequest) -> HttpResponse:
    """The elevation of the Wall as of a day, with its gaps and overlaps; today unless a day is given.

    With a `section` the page also tells about that one.
    """
    form = read_query(request, AsOfForm, lambda: {"as_of": timezone.localdate()})
    if not form.is_valid():
        return refuse(request, WALL_PAGE, {"form": form}, form)

    report = _as_of(form)
    section = report.section(form.cleaned_data["section"])
    context = {
        "form": _shown(AsOfForm, {"as_of": report.date} | ({"section": section.pk} if section else {})),
        "report": report,
        "days": SimpleLazyObject(lambda: days_around(report.date, report.span, timezone.localdate())),
        "elevation": SimpleLazyObject(lambda: elevation(report)),
        "section": section,
        "table": SimpleLazyObject(lambda: section_table(report)),
        "flaws": SimpleLazyObject(lambda: flaw_table(report)),
    }
    return respond(
        request,
        WALL_PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: section_sheet(report),
        facts=lambda: _wall_facts(report),
    )


@require_safe
@drawing
def wall_svg(request: HttpRequest) -> HttpResponse:
    """The same drawing standing alone."""
    form = PictureForm(request.GET)
    if not form.is_valid():
        raise invalid(form)
    report = _as_of(form)
    return respond_svg(request, lambda: elevation(report).alone, _wall_facts(report))


@require_safe
def profile_march(request: HttpRequest, profile_id: int) -> HttpResponse:
    """Where each section of a profile was on which day; from the first record to the last unless days are given."""
    form = MarchForm(request.GET)
    profile = get_or_404(Profile, profile_id)
    context: dict[str, Any] = {"profile": profile, "form": form}
    report = _march(profile, form)
    if report is None:
        return refuse(request, MARCH_PAGE, context, form)

    today, across = timezone.localdate(), _across(form)
    context |= {
        "form": _shown(MarchForm, {"from": report.start, "to": report.end, "scale": across}),
        "across": across,
        "report": report,
        "presets": lambda: march_presets(report, today),
        "chart": SimpleLazyObject(lambda: march_svg(report, today, across=across)),
        "legend": legend,
        "table": SimpleLazyObject(lambda: march_table(report)),
    }
    return respond(
        request,
        MARCH_PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: march_sheet(report),
        facts=lambda: _march_facts(report),
    )


@require_safe
@drawing
def profile_march_svg(request: HttpRequest, profile_id: int) -> HttpResponse:
    """The same chart standing alone."""
    form = MarchForm(request.GET)
    profile = get_or_404(Profile, profile_id)
    report = _march(profile, form)
    if report is None:
        raise invalid(form)
    today, across = timezone.localdate(), _across(form)
    return respond_svg(
        request,
        lambda: march_svg(report, today, across=across, alone=True),
        [today, across, _march_facts(report)],
    )


def _shown(form_class: type[StrictForm], values: dict[str, Any]) -> StrictForm:
    """The form with what is shown, whether it was asked for or not."""
    form = form_class(QueryDict(urlencode(values)))
    form.is_valid()
    return form


def _wall_facts(report: WallAsOf) -> list[Any]:
    """All that a Wall says in any shape."""
    return [report.date, report.span, [tuple(line) for line in report.sections]]


def _march_facts(report: March) -> list[Any]:
    """All that a march says in any shape."""
    return [report.profile.name, report.start, report.end, [tuple(line) for line in report.lines]]


def _as_of(form: AsOfForm | PictureForm) -> WallAsOf:
    day: Date = form.cleaned_data["as_of"] or timezone.localdate()
    return wall_as_of(day, days_recorded())


def _across(form: MarchForm) -> Across:
    return "share" if form.cleaned_data["scale"] == "share" else "position"


def _march(profile: Profile, form: MarchForm) -> March | None:
    """None where the form is not right; it says why."""
    if not form.is_valid():
        return None
    asked = form.cleaned_data
    try:
        return march(profile, asked["from"], asked["to"], timezone.localdate())
    except TooLong as error:
        form.add_error("to", str(error))
        return None
