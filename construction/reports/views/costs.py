"""Cost overview of one profile."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile
from ...requests import found_or_404, get_or_404, read_query
from ..charts import feet_chart
from ..costs import cost_overview
from ..forms import CostForm
from ..ranges import latest_days, presets

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
    context = _context(report.profile, form) | {"report": report, "chart": lambda: feet_chart(report)}
    return respond(request, PAGE, context, data=report.to_dict, facts=report.facts)


def _context(profile: Profile, form: CostForm) -> dict[str, Any]:
    return {"profile": profile, "form": form, "presets": lambda: presets(profile, timezone.localdate())}
