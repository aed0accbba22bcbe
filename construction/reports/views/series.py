"""Progress series: of one profile, and over the whole Wall."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import refuse, respond
from ...models import Profile, ProfileDay
from ...models.rollups import ProfileDayQuerySet
from ...requests import found_or_404, get_or_404, read_query
from .. import series
from ..charts import series_chart
from ..forms import SeriesForm, WallSeriesForm
from ..ranges import latest_weeks, series_presets, years
from ..series_table import bounds_worked, series_table
from ..sheets import series_sheet

PAGE = "reports/progress_series.html"
MOST_IN_ADDRESS = 100
"""Profiles that the link of every row may name."""


@require_safe
def profile_progress_series(request: HttpRequest, profile_id: int) -> HttpResponse:
    """What was built in each day, week or month of a range; a page opens on the last twelve weeks.

    Weeks begin on Monday; the first and the last period are clipped to the range. `average_feet_built` is per day
    worked, a day with a record, even of 0 ft.
    """
    form = read_query(request, SeriesForm, latest_weeks)
    if not form.is_valid():
        return refuse(request, PAGE, _context(form, get_or_404(Profile, profile_id)), form)

    asked = form.cleaned_data
    report = found_or_404(
        series.progress_series(profile_id, asked["from"], asked["to"], asked["granularity"]),
        Profile,
        profile_id,
    )
    return _respond(request, form, report)


@require_safe
def progress_series(request: HttpRequest) -> HttpResponse:
    """The same over all profiles, or over those chosen; a day on which several worked is one day worked.

    There is no one profile, so `profile_id` is null; `profile_ids` are those chosen, null where they are all.
    """
    form = read_query(request, WallSeriesForm, latest_weeks)
    if not form.is_valid():
        return refuse(request, PAGE, _context(form, None), form)

    asked = form.cleaned_data
    try:
        report = series.wall_series(asked["profile_id"], asked["from"], asked["to"], asked["granularity"])
    except series.UnknownProfiles as error:
        return _refuse_unknown(request, error.profile_ids)
    return _respond(request, form, report)


def _refuse_unknown(request: HttpRequest, profile_ids: Iterable[int]) -> HttpResponse:
    """Says so in a form of this request's own: the one that was read may be another's as well."""
    form = WallSeriesForm(request.GET)
    form.add_error("profile_id", [f"Profile {pk} does not exist" for pk in profile_ids])
    return refuse(request, PAGE, _context(form, None), form)


def _respond(request: HttpRequest, form: SeriesForm, report: series.ProgressSeries) -> HttpResponse:
    context = _context(form, report.profile)
    profiles = context.get("profiles", ())
    context |= {
        "report": report,
        "chosen": lambda: _names_of(report.profile_ids, profiles),
        "chart": lambda: series_chart(report),
        "table": SimpleLazyObject(lambda: series_table(report, _costs(report, profiles))),
        "years": lambda: years(report.start, report.end, bounds_worked(report)),
    }
    return respond(
        request,
        PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: series_sheet(report),
        facts=report.facts,
    )


def _context(form: SeriesForm, profile: Profile | None) -> dict[str, Any]:
    """Of one profile, or of the whole Wall with all its profiles to choose from."""
    context = {"form": form, "presets": lambda: series_presets(_days(profile), timezone.localdate())}
    return context | ({"profile": profile} if profile else {"profiles": Profile.objects.names()})


def _days(profile: Profile | None) -> ProfileDayQuerySet:
    return ProfileDay.objects.for_profile(profile) if profile else ProfileDay.objects.all()


def _names_of(profile_ids: Iterable[int], profiles: Iterable[Profile]) -> list[str]:
    chosen = frozenset(profile_ids)
    return [profile.name for profile in profiles if profile.pk in chosen]


def _costs(report: series.ProgressSeries, profiles: Iterable[Profile]) -> str:
    """Where a range's costs are, its dates still to be added; empty where too many profiles had to be named."""
    if report.profile:
        return f"{reverse('profile_cost_overview', args=[report.profile.pk])}?"
    compared = report.profile_ids or [profile.pk for profile in profiles]
    if not 0 < len(compared) <= MOST_IN_ADDRESS:
        return ""
    return f"{reverse('profile_bulk_cost_overview')}?profile_ids={','.join(map(str, compared))}&"
