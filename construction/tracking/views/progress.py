"""Daily progress: list over all profiles or of one, record, show, correct, remove."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ...http import invalid, refuse, respond, respond_form, respond_removed, respond_saved
from ...lists import asked, paginate
from ...models import DailyProgress, Profile
from ...models.progress import DailyProgressQuerySet
from ...notices import notify
from ...requests import bind, get_or_404, origin, without_parameters
from ...shapes import DRAWN, shape
from ...tables import lazily
from .. import recording
from ..filters import ProfileProgressFilter, ProgressFilter
from ..forms import ProgressForm, RecordForm
from ..sheets import progress_sheet
from ..tables import ProgressTable
from ..twins import duplicate_request, record_once
from .saving import save_card

LIST = "tracking/progress_list.html"
FORM = "tracking/progress_form.html"


@require_safe
def progress_list(request: HttpRequest) -> HttpResponse:
    """Every day of work, newest first."""
    return _list(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def profile_progress(request: HttpRequest, profile_id: int) -> HttpResponse:
    """One profile's days of work, newest first; POST records one."""
    profile = get_or_404(Profile, profile_id)
    if request.method == "POST":
        return save_card(request, profile) if shape(request) in DRAWN else _record(request, profile)
    return _list(request, profile)


@require_http_methods(["GET", "HEAD", "PUT", "PATCH", "DELETE"])
@without_parameters
def progress_detail(request: HttpRequest, progress_id: int) -> HttpResponse:
    """One day of work on a section."""
    record = get_or_404(DailyProgress, progress_id)
    if request.method in ("PUT", "PATCH"):
        return _correct(request, record)
    if request.method == "DELETE":
        return _remove(request, record)
    return respond(request, "tracking/progress_detail.html", {"record": record}, data=record.to_dict)


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def progress_edit(request: HttpRequest, progress_id: int) -> HttpResponse:
    """The form of a record that exists."""
    record = get_or_404(DailyProgress, progress_id)
    if request.method == "POST":
        return _correct(request, record)
    form = ProgressForm(profile=record.wall_section.profile, initial=ProgressForm.values_of(record))
    return respond_form(request, FORM, {"form": form, "record": record})


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def progress_delete(request: HttpRequest, progress_id: int) -> HttpResponse:
    """Asks before a record goes."""
    record = get_or_404(DailyProgress, progress_id)
    if request.method == "POST":
        return _remove(request, record)
    return respond_form(request, "tracking/progress_delete.html", {"record": record})


def _list(request: HttpRequest, profile: Profile | None) -> HttpResponse:
    filters = asked(request, ProfileProgressFilter if profile else ProgressFilter, _records, profile)
    if not filters.is_valid():
        return refuse(request, LIST, {"filters": filters, "profile": profile}, filters.form)

    page = paginate(filters)
    context = {
        "filters": filters,
        "profile": profile,
        "page": page,
        "table": lazily(ProgressTable, page, request, "-date"),
    }
    return respond(
        request,
        LIST,
        context,
        data=lambda: page.to_dict(request),
        sheet=lambda: progress_sheet(filters, profile, page.count),
    )


def _records(profile: Profile | None) -> DailyProgressQuerySet:
    records = DailyProgress.objects.newest_first()
    return records.for_profile(profile) if profile else records


def _record(request: HttpRequest, profile: Profile) -> HttpResponse:
    """What programs send; people send cards."""
    form = bind(request, RecordForm, profile=profile)
    try:
        outcome = record_once(form, by=origin(request))
    except recording.Duplicate as duplicate:
        raise duplicate_request(request, profile, duplicate.record) from None
    if outcome is None:
        raise invalid(form)
    record, created = outcome
    return _answer(request, record, created=created)


def _correct(request: HttpRequest, record: DailyProgress) -> HttpResponse:
    current = ProgressForm.values_of(record) if request.method == "PATCH" else None
    form = bind(request, ProgressForm, current=current, profile=record.wall_section.profile)
    saved = form.attempt(recording.correct_progress, record=record, by=origin(request))
    if saved is None:
        return refuse(request, FORM, {"form": form, "record": record}, form)
    _notify(request, "Corrected to", saved)
    return _answer(request, saved, created=False)


def _notify(request: HttpRequest, done: str, record: DailyProgress) -> None:
    notify(
        request,
        f"{done} {{feet:,.2f}} ft on {{section}} for {{day.day}} {{day:%B %Y}}.",
        feet=record.feet_built,
        section=record.wall_section.section_name,
        day=record.date,
    )


def _answer(request: HttpRequest, record: DailyProgress, *, created: bool) -> HttpResponse:
    return respond_saved(
        request,
        record,
        created=created,
        api_url=reverse_lazy("api:progress_detail", args=[record.pk]),
        page_url=reverse_lazy("profile_detail", args=[record.wall_section.profile_id]),
    )


def _remove(request: HttpRequest, record: DailyProgress) -> HttpResponse:
    recording.remove_progress(record, by=origin(request))
    _notify(request, "Deleted", record)
    return respond_removed(
        request, page_url=reverse_lazy("profile_progress", args=[record.wall_section.profile_id])
    )
