"""Sections: list over all profiles or of one, create, show, change, remove."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ...http import refuse, respond, respond_form, respond_removed, respond_saved
from ...lists import asked, paginate
from ...models import DailyProgress, Profile, WallSection
from ...models.sections import WallSectionQuerySet
from ...notices import notify
from ...requests import bind, get_or_404, origin, without_parameters
from ...standing import standing_of_one
from ...tables import lazily
from .. import roster
from ..filters import ProfileSectionFilter, SectionFilter
from ..forms import SectionForm
from ..sheets import section_sheet
from ..tables import SectionTable

FORM = "tracking/section_form.html"
LIST = "tracking/section_list.html"
LATEST_RECORDS = 14


@require_http_methods(["GET", "HEAD", "POST"])
def section_list(request: HttpRequest) -> HttpResponse:
    """All sections along the Wall; POST adds one."""
    if request.method == "POST":
        return _save(request, None, profile=None)
    return _list(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def profile_sections(request: HttpRequest, profile_id: int) -> HttpResponse:
    """One profile's sections; POST adds one to it."""
    profile = get_or_404(Profile, profile_id)
    if request.method == "POST":
        return _save(request, None, profile=profile)
    return _list(request, profile)


@require_http_methods(["GET", "HEAD", "PUT", "PATCH", "DELETE"])
@without_parameters
def section_detail(request: HttpRequest, section_id: int) -> HttpResponse:
    """One section and its latest records."""
    section = get_or_404(WallSection, section_id)
    if request.method in ("PUT", "PATCH"):
        return _save(request, section, profile=None)
    if request.method == "DELETE":
        return _remove(request, section)
    records = DailyProgress.objects.of_section(section).newest_first()[:LATEST_RECORDS]
    context = {"section": section, "records": records, "standing": lambda: standing_of_one(section)}
    return respond(request, "tracking/section_detail.html", context, data=section.to_dict)


@require_safe
@without_parameters
def section_new(request: HttpRequest, profile_id: int) -> HttpResponse:
    """An empty form; it posts to `profile_sections`."""
    profile = get_or_404(Profile, profile_id)
    form = SectionForm(profile=profile)
    return respond_form(request, FORM, {"form": form, "profile": profile, "section": None})


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def section_edit(request: HttpRequest, section_id: int) -> HttpResponse:
    """The form of a section that exists; another profile in it moves the section."""
    section = get_or_404(WallSection, section_id)
    if request.method == "POST":
        return _save(request, section, profile=None)
    form = SectionForm(initial=SectionForm.values_of(section))
    return respond_form(request, FORM, {"form": form, "profile": section.profile, "section": section})


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def section_delete(request: HttpRequest, section_id: int) -> HttpResponse:
    """Asks before a section goes with its progress."""
    section = get_or_404(WallSection, section_id)
    if request.method == "POST":
        return _remove(request, section)
    return respond_form(request, "tracking/section_delete.html", {"section": section})


def _list(request: HttpRequest, profile: Profile | None) -> HttpResponse:
    filters = asked(request, ProfileSectionFilter if profile else SectionFilter, _sections, profile)
    if not filters.is_valid():
        return refuse(request, LIST, {"filters": filters, "profile": profile}, filters.form)

    page = paginate(filters)
    context = {
        "filters": filters,
        "profile": profile,
        "page": page,
        "table": lazily(SectionTable, page, request, "start_position" if profile else ""),
    }
    return respond(
        request,
        LIST,
        context,
        data=lambda: page.to_dict(request),
        sheet=lambda: section_sheet(filters, profile, page.count),
    )


def _sections(profile: Profile | None) -> WallSectionQuerySet:
    sections = WallSection.objects.along_the_wall()
    return sections.of_profile(profile) if profile else sections


def _save(request: HttpRequest, section: WallSection | None, *, profile: Profile | None) -> HttpResponse:
    current = SectionForm.values_of(section) if section and request.method == "PATCH" else None
    form = bind(request, SectionForm, current=current, profile=profile)
    if section is None:
        saved = form.attempt(roster.create_section, by=origin(request))
    else:
        saved = form.attempt(roster.change_section, section=section, by=origin(request))
    if saved is None:
        owner = section.profile if section else profile
        return refuse(request, FORM, {"form": form, "profile": owner, "section": section}, form)
    notify(request, "Saved {name}." if section else "Added {name}.", name=saved.section_name)
    return respond_saved(
        request,
        saved,
        created=section is None,
        api_url=reverse_lazy("api:section_detail", args=[saved.pk]),
        page_url=reverse_lazy("section_detail", args=[saved.pk]),
    )


def _remove(request: HttpRequest, section: WallSection) -> HttpResponse:
    roster.remove_section(section, by=origin(request))
    notify(request, "Deleted {name} with its days of work.", name=section.section_name)
    return respond_removed(request, page_url=reverse_lazy("profile_detail", args=[section.profile_id]))
