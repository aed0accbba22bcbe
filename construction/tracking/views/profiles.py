"""Profiles: list, create, show, change, remove."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods, require_safe

from ...http import refuse, respond, respond_form, respond_removed, respond_saved
from ...lists import asked, paginate
from ...models import Profile, ProfileDay, WallSection
from ...models.profiles import ProfileQuerySet
from ...notices import notify
from ...requests import bind, get_or_404, origin, without_parameters
from ...shapes import Shape, shape
from ...standing import standing_of
from ...tables import lazily
from .. import roster
from ..filters import ProfileFilter
from ..forms import ProfileForm
from ..sheets import profile_sheet
from ..tables import ProfileSectionTable, ProfileTable

FORM = "tracking/profile_form.html"
LATEST_DAYS = 14
SECTIONS_SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
def profile_list(request: HttpRequest) -> HttpResponse:
    """All profiles, newest first; POST adds one."""
    if request.method == "POST":
        return _save(request, None)
    rows = _profiles if shape(request) is Shape.JSON else _profiles_with_totals
    filters = asked(request, ProfileFilter, rows)
    if not filters.is_valid():
        return refuse(request, "tracking/profile_list.html", {"filters": filters}, filters.form)

    page = paginate(filters)
    context = {"filters": filters, "page": page, "table": lazily(ProfileTable, page, request)}
    return respond(
        request,
        "tracking/profile_list.html",
        context,
        data=lambda: page.to_dict(request),
        sheet=lambda: profile_sheet(filters, page.count),
    )


@require_http_methods(["GET", "HEAD", "PUT", "PATCH", "DELETE"])
@without_parameters
def profile_detail(request: HttpRequest, profile_id: int) -> HttpResponse:
    """One profile: its sections, latest days and totals."""
    profile = get_or_404(Profile, profile_id)
    if request.method in ("PUT", "PATCH"):
        return _save(request, profile)
    if request.method == "DELETE":
        return _remove(request, profile)
    sections = WallSection.objects.of_profile(profile)
    shown = sections.along_the_wall()[:SECTIONS_SHOWN]
    context = {
        "profile": profile,
        "standing": SimpleLazyObject(lambda: standing_of(sections)),
        "table": SimpleLazyObject(lambda: ProfileSectionTable(shown.to_rows())),
        "days": ProfileDay.objects.for_profile(profile).newest_first()[:LATEST_DAYS],
    }
    return respond(request, "tracking/profile_detail.html", context, data=profile.to_dict)


@require_safe
@without_parameters
def profile_new(request: HttpRequest) -> HttpResponse:
    """An empty form; it posts to `profile_list`."""
    return respond_form(request, FORM, {"form": ProfileForm(), "profile": None})


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def profile_edit(request: HttpRequest, profile_id: int) -> HttpResponse:
    """The form of a profile that exists."""
    profile = get_or_404(Profile, profile_id)
    if request.method == "POST":
        return _save(request, profile)
    form = ProfileForm(initial=ProfileForm.values_of(profile))
    return respond_form(request, FORM, {"form": form, "profile": profile})


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def profile_delete(request: HttpRequest, profile_id: int) -> HttpResponse:
    """Asks before a profile goes with its sections and their progress."""
    profile = get_or_404(Profile, profile_id)
    if request.method == "POST":
        return _remove(request, profile)
    standing = standing_of(WallSection.objects.of_profile(profile))
    return respond_form(request, "tracking/profile_delete.html", {"profile": profile, "standing": standing})


def _profiles(_: Profile | None) -> ProfileQuerySet:
    return Profile.objects.newest_first()


def _profiles_with_totals(_: Profile | None) -> ProfileQuerySet:
    """With what a page shows beside each, and JSON does not have."""
    return _profiles(None).with_section_totals()


def _save(request: HttpRequest, profile: Profile | None) -> HttpResponse:
    current = ProfileForm.values_of(profile) if profile and request.method == "PATCH" else None
    form = bind(request, ProfileForm, current=current)
    if profile is None:
        saved = form.attempt(roster.create_profile, by=origin(request))
    else:
        saved = form.attempt(roster.change_profile, profile=profile, by=origin(request))
    if saved is None:
        return refuse(request, FORM, {"form": form, "profile": profile}, form)
    notify(request, "Saved {name}." if profile else "Added {name}.", name=saved.name)
    return respond_saved(
        request,
        saved,
        created=profile is None,
        api_url=reverse_lazy("api:profile_detail", args=[saved.pk]),
        page_url=reverse_lazy("profile_detail", args=[saved.pk]),
    )


def _remove(request: HttpRequest, profile: Profile) -> HttpResponse:
    roster.remove_profile(profile, by=origin(request))
    notify(request, "Deleted {name} with its sections and their days of work.", name=profile.name)
    return respond_removed(request, page_url=reverse_lazy("profile_list"))
