"""Cost overview of one profile."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import invalid, refuse, respond
from ...models import Profile, ProfileDay
from ...requests import found_or_404, get_or_404, read_query
from ...spans import span_words
from ...svg import drawing, respond_svg
from ..charts import Chart, feet_chart, sum_chart
from ..costs import CostOverview, cost_overview
from ..drawings import lone_svg, page_svg
from ..forms import CUMULATIVE, CostForm
from ..ranges import latest_days, presets, years
from ..sheets import cost_sheet
from ..tables import cost_table, day_address
from .seen import seen

PAGE = "reports/cost_overview.html"


@require_safe
def profile_cost_overview(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What a range of days used and cost; a page opens on the last thirty."""
    form = read_query(request, CostForm, latest_days)
    if not form.is_valid():
        return refuse(request, PAGE, _context(get_or_404(Profile, profile_id), form), form)

    report = _report(profile_id, form)
    context: dict[str, Any] = _context(report.profile, form) | {
        "report": report,
        "chart": SimpleLazyObject(lambda: _chart(report, form)),
        "drawn": lambda: page_svg(context["chart"]),
        "drawn_at": reverse_lazy("profile_cost_overview_svg", args=[profile_id]),
        "table": SimpleLazyObject(lambda: cost_table(report, form.cleaned_data)),
        "years": lambda: years(report.start, report.end, (day for day, _ in report.worked)),
    }
    response = respond(
        request,
        PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: cost_sheet(report),
        pdf=lambda: _pdf(report),
        facts=report.facts,
    )
    return seen(request, response, profile_id)


@require_safe
@drawing
def profile_cost_overview_svg(request: HttpRequest, profile_id: int) -> HttpResponse:
    """The chart alone."""
    form = read_query(request, CostForm, latest_days)
    if not form.is_valid():
        raise invalid(form)
    report = _report(profile_id, form)
    days = span_words(report.start, report.end)
    return respond_svg(
        request,
        lambda: lone_svg(_chart(report, form, linked=False), report.profile.name, days),
        (*report.facts(), form.cleaned_data["chart"], timezone.localdate()),
    )


def _report(profile_id: int, form: CostForm) -> CostOverview:
    asked = form.cleaned_data
    return found_or_404(
        cost_overview(profile_id, asked["start_date"], asked["end_date"]), Profile, profile_id
    )


def _chart(report: CostOverview, form: CostForm, *, linked: bool = True) -> Chart | None:
    """The chart that is asked for; within a page its bars lead on."""
    if form.cleaned_data["chart"] == CUMULATIVE:
        return sum_chart(report)
    day = day_address(report.profile.pk, form.cleaned_data) if linked else ""
    return feet_chart(report, day, timezone.localdate())


def _pdf(report: CostOverview) -> bytes:
    """Loads what it is printed with when it is wanted: 12 MB and a tenth of a second."""
    from ..pdf import cost_overview_pdf

    return cost_overview_pdf(report)


def _context(profile: Profile, form: CostForm) -> dict[str, Any]:
    days = ProfileDay.objects.for_profile(profile)
    return {"profile": profile, "form": form, "presets": lambda: presets(days, timezone.localdate())}
