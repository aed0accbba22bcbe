"""Daily ice usage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile, ProfileDay
from ...requests import get_or_404, read_query
from ..charts import section_bars
from ..forms import DayForm
from ..ice import daily_ice_usage
from ..ranges import neighbours


@require_safe
def profile_daily_ice_usage(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What each section took on one day; a page opens on the last day with a record."""
    profile = get_or_404(Profile, profile_id)
    form = read_query(request, DayForm, lambda: _last_day(profile))
    context = {"profile": profile, "form": form}
    if not form.is_valid():
        return refuse(request, "reports/daily_ice_usage.html", context, form)

    report = daily_ice_usage(profile, form.cleaned_data["date"])
    context |= {
        "report": report,
        "beside": SimpleLazyObject(lambda: neighbours(profile, report.date)),
        "bars": lambda: section_bars(report),
    }
    return respond(request, "reports/daily_ice_usage.html", context, data=report.to_dict)


def _last_day(profile: Profile) -> dict[str, Any]:
    return {"date": ProfileDay.objects.for_profile(profile).last_day() or timezone.localdate()}
