"""Days without work, over all profiles or those chosen."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import invalid, refuse, respond
from ...models import Profile, ProfileDay
from ...requests import read_query
from ...svg import drawing, respond_svg
from ..no_work import NoWorkReport, no_work_report
from ..no_work_drawing import MOST_BARS, legend, lone_svg, page_svg
from ..no_work_form import NoWorkForm
from ..no_work_table import no_work_sheet, no_work_table
from ..ranges import latest_days, presets
from ..series import UnknownProfiles

PAGE = "reports/no_work.html"


@require_safe
def no_work(request: HttpRequest) -> HttpResponse:
    """How many days sections lost in each profile, and to what; a page opens on the last thirty days.

    A section's record of 0 ft counts one day; without a reason it counts as not said.
    """
    form = read_query(request, NoWorkForm, latest_days)
    if not form.is_valid():
        return refuse(request, PAGE, _context(form), form)
    try:
        report = _report(form)
    except UnknownProfiles as error:
        wrong = _with_unknown(request, error.profile_ids)
        return refuse(request, PAGE, _context(wrong), wrong)
    context = _context(form) | {
        "report": report,
        "drawn": lambda: page_svg(report),
        "drawn_at": reverse_lazy("no_work_svg"),
        "legend": legend,
        "most_bars": MOST_BARS,
        "table": SimpleLazyObject(lambda: no_work_table(report)),
    }
    return respond(
        request,
        PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: no_work_sheet(report),
        facts=report.facts,
    )


@require_safe
@drawing
def no_work_svg(request: HttpRequest) -> HttpResponse:
    """The bars alone."""
    form = read_query(request, NoWorkForm, latest_days)
    if not form.is_valid():
        raise invalid(form)
    try:
        report = _report(form)
    except UnknownProfiles as error:
        raise invalid(_with_unknown(request, error.profile_ids)) from None
    return respond_svg(request, lambda: lone_svg(report), report.facts())


def _report(form: NoWorkForm) -> NoWorkReport:
    asked = form.cleaned_data
    return no_work_report(asked["profile_id"], asked["start_date"], asked["end_date"])


def _with_unknown(request: HttpRequest, profile_ids: Iterable[int]) -> NoWorkForm:
    """Says so in a form of this request's own: the one that was read may be another's as well."""
    form = NoWorkForm(request.GET)
    form.add_error("profile_id", [f"Profile {pk} does not exist" for pk in profile_ids])
    return form


def _context(form: NoWorkForm) -> dict[str, Any]:
    return {
        "form": form,
        "profiles": Profile.objects.names(),
        "presets": lambda: presets(ProfileDay.objects.all(), timezone.localdate()),
    }
