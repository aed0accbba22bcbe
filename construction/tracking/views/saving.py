"""Saving a card of the crews' page, and taking that back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Date
from decimal import Decimal
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ...http import go_to, invalid
from ...models import DailyProgress, Event, Profile, WallSection, prepared
from ...notices import notify
from ...requests import bind, get_or_404, origin, without_parameters
from ...shapes import DRAWN, Shape, not_acceptable, shape
from .. import recording
from ..cards import CARDS_A_PAGE
from ..drafts import Draft
from ..own import remember_own
from ..record_forms import CardForm, UndoForm
from ..twins import record_once
from .record import show_card

SENT_BEFORE = "This was saved before and has been taken back since. Save again if you mean it."
SHOWN_BESIDE = {"feet_built", "notes", "no_work_reason"}
CHANGED_SINCE = "It has been changed since you opened it."
CHANGED = "It has been changed meanwhile, so nothing was undone."
GONE = "What you wanted to undo is not recorded any more."
RETAKEN = "The day that it was moved from has another record by now, so nothing was undone."
UNDONE = "This was undone before."


def save_card(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Record what a card says, and show the card as it is then."""
    form = bind(request, CardForm, profile=profile)
    try:
        outcome = record_once(form, by=origin(request))
    except recording.Duplicate as twin:
        return _show_twin(request, form, twin.record)
    except recording.Changed:
        draft = _draft(form, mode="create", version=None, trouble=CHANGED_SINCE)
        return _show(request, form, draft, status=409)
    if outcome is None:
        return _refuse(request, form)
    record, _ = outcome
    return _show_saved(request, record, f"Saved {_figure(record)} on {record.wall_section.section_name}")


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def progress_undo(request: HttpRequest, progress_id: int) -> HttpResponse:
    """Take back a record's newest change; the card that asks has what was typed in its form again."""
    if request.method != "POST":
        record = get_or_404(DailyProgress, progress_id)
        return show_card(request, record.wall_section, record.date, Draft())
    if shape(request) not in DRAWN:
        raise not_acceptable(request, "This address is for people; programs write at /api/")
    form = bind(request, UndoForm)
    if not form.is_valid():
        raise invalid(form)
    asked = form.cleaned_data
    section, day, version = get_or_404(WallSection, asked["wall_section_id"]), asked["date"], asked["version"]
    found = prepared.find(DailyProgress, id=progress_id)
    try:
        if found is None:
            raise recording.Changed
        undone = recording.undo_progress(found, version=version, by=origin(request))
    except (recording.Changed, ValidationError) as refusal:
        reason = RETAKEN if isinstance(refusal, ValidationError) else _why(progress_id, version, section, day)
        return show_card(request, section, day, Draft(trouble=reason), status=409, is_written=True)
    return _show_undone(request, section, day, undone)


def _refuse(request: HttpRequest, form: CardForm) -> HttpResponse:
    """The card with what was typed and what to do about it; a refusal of the whole where it has no card."""
    if not set(form.errors) <= SHOWN_BESIDE | {"date"}:
        raise invalid(form)
    if form.is_taken:
        return _show(request, form, _draft(form), status=409)
    if form.is_unusual:
        return _show(request, form, _draft(form, doubts=form.errors["feet_built"]), status=422)
    return _show(request, form, _draft(form, errors=form.errors), status=422)


def _show(request: HttpRequest, form: CardForm, draft: Draft, *, status: int) -> HttpResponse:
    """The card that the form was sent for; a refusal of the whole where there is none."""
    if form.place is None:
        raise invalid(form)
    return show_card(request, *form.place, draft, status=status, is_written=status == HTTPStatus.CONFLICT)


def _draft(form: CardForm, **more: Any) -> Draft:
    """What was typed, in a form that has not been sent yet."""
    seen = {"mode": form.cleaned_data.get("mode", "create"), "version": form.cleaned_data.get("version")}
    said: dict[str, Any] = seen | more
    return Draft(
        feet="" if form.reason else form.data.get("feet_built", ""),
        read=form.feet,
        notes=form.data.get("notes", ""),
        reason=form.reason,
        **said,
    )


def _show_saved(request: HttpRequest, record: DailyProgress, told: str, *, status: int = 200) -> HttpResponse:
    section = record.wall_section
    if shape(request) is Shape.FRAGMENT:
        response = show_card(
            request, section, record.date, Draft(), told=told, status=status, is_written=True, saved=record
        )
    else:
        response = go_to(request, _card_on_page(section, record.date))
    remember_own(request, response, record)
    return response


def _card_on_page(section: WallSection, day: Date) -> str:
    """The address of the card among those of the day; of a long profile, alone."""
    asked: dict[str, Any] = {"date": day.isoformat()}
    if WallSection.objects.of_profile(section.profile).count() > CARDS_A_PAGE:
        asked["section"] = section.pk
    page = reverse("progress_record", args=[section.profile_id])
    return f"{page}?{urlencode(asked)}#section-{section.pk}"


def _show_twin(request: HttpRequest, form: CardForm, record: DailyProgress | None) -> HttpResponse:
    """The card that the first of the twins has saved, unless this one says something else or that is elsewhere now."""
    if form.place is None:
        raise invalid(form)
    if record is None:
        errors = {} if form.is_unusual else form.errors
        draft = _draft(form, trouble=SENT_BEFORE, errors=errors)
    elif form.place != (record.wall_section, record.date):
        draft = Draft(trouble=f"This was saved before. {_whereabouts(record, form.place[0])}")
    elif form.feet is None:
        draft = _draft(form, errors=form.errors)
    elif _says_otherwise(form, record):
        draft = _draft(form, mode="create")
    else:
        told = f"Already saved: {_figure(record)} on {record.wall_section.section_name}"
        return _show_saved(request, record, told, status=409)
    return _show(request, form, draft, status=409)


def _says_otherwise(form: CardForm, record: DailyProgress) -> bool:
    """Whether a card was typed over and sent again; what is added has nothing to compare."""
    if form.cleaned_data.get("mode") == "add":
        return False
    notes = form.data.get("notes", "").strip().splitlines()
    return (form.feet, form.reason, notes) != (
        record.feet_built,
        record.no_work_reason,
        record.notes.splitlines(),
    )


def _why(progress_id: int, version: int, section: WallSection, day: Date) -> str:
    """Why a record could not be taken back to what it was before this version."""
    record = prepared.find(DailyProgress, id=progress_id)
    if record is None:
        return GONE
    newest = Event.objects.newest_of(record)
    if newest and newest.kind == "progress.undone" and newest.before and newest.before["version"] == version:
        return UNDONE
    if (record.wall_section_id, record.date) != (section.pk, day):
        return f"{_whereabouts(record, section)} Nothing was undone."
    return CHANGED


def _whereabouts(record: DailyProgress, section: WallSection) -> str:
    """Where a record is by now; another profile's is not told."""
    there = record.wall_section
    if there.profile_id != section.profile_id:
        return "It is recorded in another profile by now."
    return f"It is recorded on {there.section_name}, {record.date.day} {record.date:%B %Y}, by now."


def _show_undone(request: HttpRequest, section: WallSection, day: Date, undone: Event) -> HttpResponse:
    """The card as it was before; where there was no record, with what was typed in its form again."""
    draft = _undone(section, day, undone)
    if shape(request) is Shape.FRAGMENT:
        return show_card(request, section, day, draft, is_written=True)
    notify(request, f"{{section}}: {draft.note}", section=section.section_name)
    if undone.before is not None:
        return go_to(request, _card_on_page(section, day))
    typed = {name: text for name, text in (("feet", draft.feet), ("notes", draft.notes)) if text}
    asked = f"?{urlencode(typed)}" if typed else ""
    page = reverse("section_day", args=[section.pk, day])
    return go_to(request, f"{page}{asked}#section-{section.pk}")


def _undone(section: WallSection, day: Date, undone: Event) -> Draft:
    """What stands on the card once this change is taken back."""
    before = undone.before
    if before is None:
        draft = _typed(undone)
        return replace(draft, note=f"Undone, {_said(undone.after)} not saved.")
    if (before["wall_section_id"], before["date"]) != (section.pk, day.isoformat()):
        return Draft(note="Undone: it is back where it was moved from.")
    return Draft(note=f"Undone: {_said(before)} again.")


def _typed(change: Event) -> Draft:
    """What was typed to make a record."""
    made = change.after or {}
    feet, reason = Decimal(made["feet_built"]), made.get("no_work_reason") or ""
    return Draft(feet="" if reason else str(feet), read=feet, notes=made["notes"], reason=reason)


def _said(record: Mapping[str, Any] | None) -> str:
    """What the log says that a record said."""
    said = record or {}
    return "no work" if said.get("no_work_reason") else f"{Decimal(said['feet_built']):,.2f} ft"


def _figure(record: DailyProgress) -> str:
    return "no work" if record.no_work_reason else f"{record.feet_built:,.2f} ft"
