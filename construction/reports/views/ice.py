"""Daily ice usage."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile, ProfileDay, WallSection
from ...requests import found_or_404, get_or_404, read_query
from ..crumbs import crumbs_of_day
from ..forms import DayForm
from ..ice import daily_ice_usage
from ..ranges import neighbours
from ..sheets import ice_sheet
from ..tables import ice_table
from .seen import seen

PAGE = "reports/daily_ice_usage.html"


@require_safe
def profile_daily_ice_usage(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What each section took on one day; a page opens on the last day with a record."""
    form = read_query(request, DayForm, lambda: _last_day(profile_id))
    if not form.is_valid():
        context = {"profile": get_or_404(Profile, profile_id), "form": form}
        return refuse(request, PAGE, context, form)

    report = found_or_404(daily_ice_usage(profile_id, form.cleaned_data["date"]), Profile, profile_id)
    context = {
        "profile": report.profile,
        "form": form,
        "report": report,
        "beside": SimpleLazyObject(lambda: neighbours(report.profile, report.date)),
        "table": SimpleLazyObject(lambda: ice_table(report, _section_ids(report.profile))),
        "crumbs": lambda: crumbs_of_day(profile_id, form.cleaned_data),
    }
    response = respond(
        request, PAGE, context, data=report.to_dict, sheet=lambda: ice_sheet(report), facts=report.facts
    )
    return seen(request, response, profile_id)


def _section_ids(profile: Profile) -> dict[str, int]:
    sections = WallSection.objects.of_profile(profile)
    return dict(sections.values_list("section_name", "pk"))


def _last_day(profile_id: int) -> dict[str, Any]:
    profile = get_or_404(Profile, profile_id)
    recorded = ProfileDay.objects.for_profile(profile).span()
    return {"date": recorded[1] if recorded else timezone.localdate()}
