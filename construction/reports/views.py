"""The reports, each in every shape."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ..http import overloaded, refuse, respond
from ..models import Profile, ProfileDay
from ..requests import get_or_404, read_query
from .bulk import bulk_cost_overview
from .charts import feet_chart, section_bars
from .costs import cost_overview
from .forms import MAX_BULK_PROFILES, BulkForm, CostForm, DayForm
from .ice import daily_ice_usage
from .pool import PoolSaturated
from .ranges import neighbours, presets

DEFAULT_DAYS = 30


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


@require_safe
def profile_cost_overview(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What a range of days used and cost; a page opens on the last thirty."""
    profile = get_or_404(Profile, profile_id)
    form = read_query(request, CostForm, _latest_days)
    context = {"profile": profile, "form": form, "presets": lambda: presets(profile, timezone.localdate())}
    if not form.is_valid():
        return refuse(request, "reports/cost_overview.html", context, form)

    report = cost_overview(profile, form.cleaned_data["start_date"], form.cleaned_data["end_date"])
    context |= {"report": report, "chart": lambda: feet_chart(report)}
    return respond(request, "reports/cost_overview.html", context, data=report.to_dict)


@require_safe
def profile_bulk_cost_overview(request: HttpRequest) -> HttpResponse:
    """Many profiles side by side; a page opens on all active ones over the last thirty days."""
    form = read_query(request, BulkForm, _active_profiles)
    context = {"form": form, "profiles": Profile.objects.by_name()}
    if not form.is_bound:
        return respond(request, "reports/bulk_cost_overview.html", context, data=dict)
    if not form.is_valid():
        return refuse(request, "reports/bulk_cost_overview.html", context, form)

    try:
        report = bulk_cost_overview(
            form.cleaned_data["profile_ids"], form.cleaned_data["start_date"], form.cleaned_data["end_date"]
        )
    except PoolSaturated:
        raise overloaded("Too many reports are being computed; try again in a moment") from None
    context["report"] = report
    return respond(request, "reports/bulk_cost_overview.html", context, data=report.to_dict)


def _last_day(profile: Profile) -> dict[str, Any]:
    return {"date": ProfileDay.objects.for_profile(profile).last_day() or timezone.localdate()}


def _latest_days() -> dict[str, Any]:
    today = timezone.localdate()
    return {"start_date": today - timedelta(days=DEFAULT_DAYS - 1), "end_date": today}


def _active_profiles() -> dict[str, Any] | None:
    active = Profile.objects.active().by_name()
    ids = list(active.values_list("pk", flat=True)[:MAX_BULK_PROFILES])
    return _latest_days() | {"profile_ids": ids} if ids else None
