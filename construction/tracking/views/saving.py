"""Saving a card of the crews' page, and taking that back."""

from datetime import date as Date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ...http import go_to, invalid
from ...models import DailyProgress, Event, Profile, WallSection
from ...models.reasons import NoWork
from ...parsing import parse_date
from ...requests import bind, get_or_404, origin, without_parameters
from ...shapes import DRAWN, Shape, not_acceptable, shape
from .. import recording
from ..cards import CARDS_A_PAGE
from ..drafts import Draft
from ..forms import RecordForm
from ..record_forms import UndoForm
from .record import show_card

SENT_BEFORE = "This was saved before and has been taken back since. Save again if you mean it."
SHOWN_BESIDE = {"feet_built", "notes", "no_work_reason"}
CHANGED = "It has been changed meanwhile, so nothing was undone."


def save_card(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Record what a card says, and show the card as it is then."""
    form = bind(request, RecordForm, profile=profile)
    try:
        outcome = form.attempt(recording.record_progress, by=origin(request))
    except recording.Duplicate as twin:
        return _show_twin(request, form, twin.record)
    if outcome is None:
        return _refuse(request, form)
    record, _ = outcome
    return _show_saved(request, record, f"Saved {_figure(record)} on {record.wall_section.section_name}")


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def progress_undo(request: HttpRequest, progress_id: int) -> HttpResponse:
    """Take back a record's newest change; the card has what was typed in its form again."""
    record = get_or_404(DailyProgress, progress_id)
    section, day = record.wall_section, record.date
    if request.method != "POST":
        return show_card(request, section, day, Draft())
    if shape(request) not in DRAWN:
        raise not_acceptable(request, "This address is for people; programs write at /api/")
    form = bind(request, UndoForm)
    if not form.is_valid():
        raise invalid(form)
    undone = Event.objects.newest_of(record)
    try:
        recording.undo_progress(record, version=form.cleaned_data["version"], by=origin(request))
    except (recording.Changed, ValidationError):
        return show_card(request, section, day, Draft(trouble=CHANGED), status=409, is_written=True)
    return _show_undone(request, section, day, _typed(undone))


def _refuse(request: HttpRequest, form: RecordForm) -> HttpResponse:
    """The card with what was typed and what to do about it; a refusal of the whole where it has no card."""
    place = _place(form)
    if place is None or not set(form.errors) <= SHOWN_BESIDE | {"date"}:
        raise invalid(form)
    if form.is_taken:
        return show_card(request, *place, _draft(form, feet=str(form.cleaned_data["feet_built"])), status=409)
    if form.is_unusual:
        return show_card(request, *place, _draft(form, doubts=form.errors["feet_built"]), status=422)
    return show_card(request, *place, _draft(form, errors=form.errors), status=422)


def _place(form: RecordForm) -> tuple[WallSection, Date] | None:
    """The section and the day that a card was sent for; the day is not among what is clean once it is taken."""
    section, day = form.cleaned_data.get("wall_section_id"), form.cleaned_data.get("date")
    if form.is_taken:
        day = parse_date(form.data["date"])
    return (section, day) if section and day else None


def _draft(form: RecordForm, **more: Any) -> Draft:
    """What was typed, in a form that has not been sent yet."""
    reason = form.data.get("no_work_reason", "")
    typed = {
        "feet": "" if reason else form.data.get("feet_built", ""),
        "notes": form.data.get("notes", ""),
        "reason": reason if reason in NoWork.values else "",
        "mode": form.cleaned_data.get("mode", "create"),
    }
    return Draft(**typed | ({} if reason and "feet" in more else more))


def _show_saved(request: HttpRequest, record: DailyProgress, told: str, *, status: int = 200) -> HttpResponse:
    section = record.wall_section
    if shape(request) is Shape.FRAGMENT:
        return show_card(request, section, record.date, Draft(), told=told, status=status, is_written=True)
    asked: dict[str, Any] = {"date": record.date.isoformat()}
    if WallSection.objects.of_profile(section.profile).count() > CARDS_A_PAGE:
        asked["section"] = section.pk
    page = reverse("progress_record", args=[section.profile_id])
    return go_to(request, f"{page}?{urlencode(asked)}#section-{section.pk}")


def _show_twin(request: HttpRequest, form: RecordForm, record: DailyProgress | None) -> HttpResponse:
    """The card that the first of the twins has saved, unless this one says something else."""
    place = _place(form)
    if record is None:
        if place is None:
            raise invalid(form)
        return show_card(request, *place, _draft(form, trouble=SENT_BEFORE), status=409)
    if place == (record.wall_section, record.date) and _says_otherwise(form, record):
        draft = _draft(form, feet=str(form.cleaned_data["feet_built"]))
        return show_card(request, *place, draft, status=409)
    told = f"Already saved: {_figure(record)} on {record.wall_section.section_name}"
    return _show_saved(request, record, told, status=409)


def _says_otherwise(form: RecordForm, record: DailyProgress) -> bool:
    """Whether a card that was to make a record was typed over and sent again; what is added has no figure to compare."""
    said = form.cleaned_data
    if said.get("mode") != "create" or said.get("feet_built") is None:
        return False
    return (said["feet_built"], said.get("no_work_reason")) != (record.feet_built, record.no_work_reason)


def _show_undone(request: HttpRequest, section: WallSection, day: Date, typed: Draft) -> HttpResponse:
    if shape(request) is Shape.FRAGMENT:
        told = f"Undone on {section.section_name}"
        return show_card(request, section, day, typed, told=told, is_written=True)
    asked = f"?{urlencode({'feet': typed.feet})}" if typed.feet else ""
    page = reverse("section_day", args=[section.pk, day])
    return go_to(request, f"{page}{asked}#section-{section.pk}")


def _typed(change: Event | None) -> Draft:
    """What was typed to make a change of a record: what it says since, or what was added to it."""
    if change is None or change.after is None:
        return Draft()
    feet, notes = Decimal(change.after["feet_built"]), change.after["notes"]
    if change.kind == "progress.added_to" and change.before:
        feet -= Decimal(change.before["feet_built"])
        notes = notes.removeprefix(change.before["notes"]).lstrip("\n")
    reason = change.after.get("no_work_reason") or ""
    return Draft(feet="" if reason else str(feet), notes=notes, reason=reason)


def _figure(record: DailyProgress) -> str:
    return "no work" if record.no_work_reason else f"{record.feet_built:,.2f} ft"
