"""Cost overview of one profile."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile, ProfileDay
from ...requests import found_or_404, get_or_404, read_query
from ..charts import feet_chart
from ..costs import CostOverview, cost_overview
from ..forms import CostForm
from ..ranges import latest_days, presets, years
from ..sheets import cost_sheet
from ..tables import cost_table

PAGE = "reports/cost_overview.html"


@require_safe
def profile_cost_overview(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What a range of days used and cost; a page opens on the last thirty."""
    form = read_query(request, CostForm, latest_days)
    if not form.is_valid():
        return refuse(request, PAGE, _context(get_or_404(Profile, profile_id), form), form)

    asked = form.cleaned_data
    report = found_or_404(
        cost_overview(profile_id, asked["start_date"], asked["end_date"]), Profile, profile_id
    )
    context = _context(report.profile, form) | {
        "report": report,
        "chart": lambda: feet_chart(report),
        "table": SimpleLazyObject(lambda: cost_table(report)),
        "years": lambda: years(report.start, report.end, (day for day, _ in report.worked)),
    }
    return respond(
        request,
        PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: cost_sheet(report),
        pdf=lambda: _pdf(report),
        facts=report.facts,
    )


def _pdf(report: CostOverview) -> bytes:
    """Loads what it is printed with when it is wanted: 12 MB and a tenth of a second."""
    from ..pdf import cost_overview_pdf

    return cost_overview_pdf(report)


def _context(profile: Profile, form: CostForm) -> dict[str, Any]:
    days = ProfileDay.objects.for_profile(profile)
    return {"profile": profile, "form": form, "presets": lambda: presets(days, timezone.localdate())}
