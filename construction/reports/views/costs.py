"""Cost overview of one profile."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile
from ...requests import get_or_404, read_query
from ..charts import feet_chart
from ..costs import cost_overview
from ..forms import CostForm
from ..ranges import latest_days, presets


@require_safe
def profile_cost_overview(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What a range of days used and cost; a page opens on the last thirty."""
    profile = get_or_404(Profile, profile_id)
    form = read_query(request, CostForm, latest_days)
    context = {"profile": profile, "form": form, "presets": lambda: presets(profile, timezone.localdate())}
    if not form.is_valid():
        return refuse(request, "reports/cost_overview.html", context, form)

    report = cost_overview(profile, form.cleaned_data["start_date"], form.cleaned_data["end_date"])
    context |= {"report": report, "chart": lambda: feet_chart(report)}
    return respond(request, "reports/cost_overview.html", context, data=report.to_dict)
