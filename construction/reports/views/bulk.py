"""Bulk cost overview of many profiles."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import overloaded, refuse, respond
from ...models import Profile, ProfileDay
from ...requests import read_query
from ..bulk import BulkOverview, bulk_cost_overview
from ..forms import MAX_BULK_PROFILES, BulkForm
from ..pool import PoolSaturated
from ..ranges import latest_days, presets
from ..sheets import bulk_sheet
from ..tables import bulk_table


@require_safe
def profile_bulk_cost_overview(request: HttpRequest) -> HttpResponse:
    """Many profiles side by side; a page opens on all active ones over the last thirty days."""
    form = read_query(request, BulkForm, _active_profiles)
    context = {"form": form, "profiles": Profile.objects.names()}
    if not form.is_bound:
        return respond(request, "reports/bulk_cost_overview.html", context, data=dict)
    if not form.is_valid():
        return refuse(request, "reports/bulk_cost_overview.html", context, form)

    ordering = form.cleaned_data["ordering"]
    try:
        report = _report(request, form).in_order(ordering)
    except PoolSaturated:
        raise overloaded("Too many reports are being computed; try again in a moment") from None
    context |= {
        "report": report,
        "table": SimpleLazyObject(lambda: bulk_table(report, ordering)),
        "presets": lambda: presets(ProfileDay.objects.all(), timezone.localdate()),
    }
    return respond(
        request,
        "reports/bulk_cost_overview.html",
        context,
        data=report.to_dict,
        sheet=lambda: bulk_sheet(report),
        facts=report.facts,
        more_in_json=True,
    )


def _report(request: HttpRequest, form: BulkForm) -> BulkOverview:
    """A client that has the report already is told in one query whether it still holds."""
    asked = form.cleaned_data
    return bulk_cost_overview(
        asked["profile_ids"],
        asked["start_date"],
        asked["end_date"],
        together="If-None-Match" in request.headers,
    )


def _active_profiles() -> dict[str, Any] | None:
    active = Profile.objects.active().by_name()
    ids = list(active.values_list("pk", flat=True)[:MAX_BULK_PROFILES])
    return latest_days() | {"profile_ids": ids} if ids else None
