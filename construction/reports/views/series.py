"""Progress series: of one profile, and over the whole Wall."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import invalid, refuse, respond
from ...models import Profile, ProfileDay
from ...models.rollups import ProfileDayQuerySet
from ...requests import found_or_404, get_or_404, read_query
from ...spans import span_words
from ...svg import drawing, respond_svg
from .. import series
from ..charts import Chart, series_chart, series_sum_chart
from ..drawings import lone_svg, page_svg
from ..forms import CUMULATIVE, SeriesForm, WallSeriesForm
from ..ranges import latest_weeks, series_presets, years
from ..series_table import bounds_worked, series_table
from ..sheets import series_sheet
from ..tables import day_address
from .seen import seen

PAGE = "reports/progress_series.html"
WHOLE = "The Wall"
KEPT = ("from", "to", "granularity", "chart")
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

    return seen(request, _respond(request, form, _of_profile(profile_id, form)), profile_id)


@require_safe
@drawing
def profile_progress_series_svg(request: HttpRequest, profile_id: int) -> HttpResponse:
    """The chart of one profile's series alone."""
    form = read_query(request, SeriesForm, latest_weeks)
    if not form.is_valid():
        raise invalid(form)
    return _respond_svg(request, form, _of_profile(profile_id, form))


@require_safe
def progress_series(request: HttpRequest) -> HttpResponse:
    """The same over all profiles, or over those chosen; a day on which several worked is one day worked.

    There is no one profile, so `profile_id` is null; `profile_ids` are those chosen, null where they are all.
    """
    form = read_query(request, WallSeriesForm, latest_weeks)
    if not form.is_valid():
        return refuse(request, PAGE, _context(form, None), form)

    try:
        report = _of_wall(form)
    except series.UnknownProfiles as error:
        wrong = _with_unknown(request, error.profile_ids)
        return refuse(request, PAGE, _context(wrong, None), wrong)
    return _respond(request, form, report)


@require_safe
@drawing
def progress_series_svg(request: HttpRequest) -> HttpResponse:
    """The chart of the Wall's series alone."""
    form = read_query(request, WallSeriesForm, latest_weeks)
    if not form.is_valid():
        raise invalid(form)
    try:
        report = _of_wall(form)
    except series.UnknownProfiles as error:
        raise invalid(_with_unknown(request, error.profile_ids)) from None
    return _respond_svg(request, form, report)


def _of_profile(profile_id: int, form: SeriesForm) -> series.ProgressSeries:
    asked = form.cleaned_data
    report = series.progress_series(profile_id, asked["from"], asked["to"], asked["granularity"])
    return found_or_404(report, Profile, profile_id)


def _of_wall(form: WallSeriesForm) -> series.ProgressSeries:
    asked = form.cleaned_data
    return series.wall_series(asked["profile_id"], asked["from"], asked["to"], asked["granularity"])


def _with_unknown(request: HttpRequest, profile_ids: Iterable[int]) -> WallSeriesForm:
    """Says so in a form of this request's own: the one that was read may be another's as well."""
    form = WallSeriesForm(request.GET)
    form.add_error("profile_id", [f"Profile {pk} does not exist" for pk in profile_ids])
    return form


def _respond(request: HttpRequest, form: SeriesForm, report: series.ProgressSeries) -> HttpResponse:
    context = _context(form, report.profile)
    profiles = context.get("profiles", ())
    context |= {
        "report": report,
        "chosen": lambda: _names_of(report.profile_ids, profiles),
        "chart": SimpleLazyObject(lambda: _chart(report, form)),
        "drawn": lambda: page_svg(context["chart"]),
        "drawn_at": _drawn_at(report),
        "table": SimpleLazyObject(lambda: series_table(report, _costs(report, form), _day(report, form))),
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


def _respond_svg(request: HttpRequest, form: SeriesForm, report: series.ProgressSeries) -> HttpResponse:
    name = report.profile.name if report.profile else WHOLE
    days = span_words(report.start, report.end)
    return respond_svg(
        request,
        lambda: lone_svg(_chart(report, form, linked=False), name, days),
        (report.facts(), form.cleaned_data["chart"], timezone.localdate()),
    )


def _chart(report: series.ProgressSeries, form: SeriesForm, *, linked: bool = True) -> Chart | None:
    """The chart that is asked for; within a page its bars lead on."""
    if form.cleaned_data["chart"] == CUMULATIVE:
        return series_sum_chart(report)
    return series_chart(report, _day(report, form) if linked else "", timezone.localdate())


def _drawn_at(report: series.ProgressSeries) -> Any:
    if report.profile is None:
        return reverse_lazy("progress_series_svg")
    return reverse_lazy("profile_progress_series_svg", args=[report.profile.pk])


def _day(report: series.ProgressSeries, form: SeriesForm) -> str:
    """Where a day of one profile's days is, the day still to be added; of several there is no such report."""
    if report.profile is None or report.granularity != "day":
        return ""
    return day_address(report.profile.pk, form.cleaned_data)


def _context(form: SeriesForm, profile: Profile | None) -> dict[str, Any]:
    """Of one profile, or of the whole Wall with all its profiles to choose from."""
    context = {"form": form, "presets": lambda: series_presets(_days(profile), timezone.localdate())}
    return context | ({"profile": profile} if profile else {"profiles": Profile.objects.names()})


def _days(profile: Profile | None) -> ProfileDayQuerySet:
    return ProfileDay.objects.for_profile(profile) if profile else ProfileDay.objects.all()


def _names_of(profile_ids: Iterable[int], profiles: Iterable[Profile]) -> list[str]:
    chosen = frozenset(profile_ids)
    return [profile.name for profile in profiles if profile.pk in chosen]


def _costs(report: series.ProgressSeries, form: SeriesForm) -> str:
    """Where a range's costs are, its dates still to be added; empty where too many profiles had to be named.

    Those of several profiles are a comparison, which leads back to the series.
    """
    if report.profile:
        return f"{reverse('profile_cost_overview', args=[report.profile.pk])}?"
    if len(report.profile_ids) > MOST_IN_ADDRESS:
        return ""
    ids = ",".join(map(str, report.profile_ids))
    compared = {"profile_ids": ids} if ids else {"group": "all"}
    kept = {name: form.cleaned_data[name] for name in KEPT if form.cleaned_data[name]}
    return f"{reverse('profile_bulk_cost_overview')}?{urlencode(compared | kept, safe=',')}&"
