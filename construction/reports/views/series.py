"""Progress series: of one profile, and over the whole Wall."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile, ProfileDay
from ...requests import get_or_404, read_query
from .. import series
from ..charts import series_chart
from ..forms import SeriesForm, WallSeriesForm
from ..ranges import latest_weeks, series_presets

PAGE = "reports/progress_series.html"
MOST_IN_ADDRESS = 100
"""Profiles that each row's link to their comparison may name."""


@require_safe
def profile_progress_series(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What was built in each day, week or month of a range; a page opens on the last twelve weeks.

    Weeks begin on Monday; the first and the last period are clipped to the range. `average_feet_built` is per day
    worked, a day with a record, even of 0 ft.
    """
    profile = get_or_404(Profile, profile_id)
    form = read_query(request, SeriesForm, latest_weeks)
    days = ProfileDay.objects.for_profile(profile)
    context = {
        "profile": profile,
        "form": form,
        "presets": lambda: series_presets(days, timezone.localdate()),
    }
    if not form.is_valid():
        return refuse(request, PAGE, context, form)

    asked = form.cleaned_data
    report = series.progress_series(profile, asked["from"], asked["to"], asked["granularity"])
    context["costs"] = f"{reverse('profile_cost_overview', args=[profile.pk])}?"
    return _respond(request, context, report)


@require_safe
def progress_series(request: HttpRequest) -> HttpResponse:
    """The same over all profiles, or over those chosen; a day on which several worked is one day worked.

    There is no one profile, so `profile_id` is null; `profile_ids` are those chosen, null where they are all.
    """
    form = read_query(request, WallSeriesForm, latest_weeks)
    profiles = Profile.objects.by_name()
    context = {
        "profiles": profiles,
        "form": form,
        "presets": lambda: series_presets(ProfileDay.objects.all(), timezone.localdate()),
    }
    if not form.is_valid():
        return refuse(request, PAGE, context, form)

    asked = form.cleaned_data
    report = series.wall_series(asked["profile_id"], asked["from"], asked["to"], asked["granularity"])
    context["costs"] = lambda: _comparison(report.profile_ids or [profile.pk for profile in profiles])
    return _respond(request, context, report)


def _respond(request: HttpRequest, context: dict[str, Any], report: series.ProgressSeries) -> HttpResponse:
    context |= {"report": report, "chart": lambda: series_chart(report)}
    return respond(request, PAGE, context, data=report.to_dict)


def _comparison(profile_ids: Sequence[int]) -> str:
    """Where the profiles are compared over a range that is still to be added; empty where they are too many."""
    if not 0 < len(profile_ids) <= MOST_IN_ADDRESS:
        return ""
    ids = ",".join(map(str, profile_ids))
    return f"{reverse('profile_bulk_cost_overview')}?profile_ids={ids}&"
