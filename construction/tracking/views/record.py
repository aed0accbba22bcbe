"""The crews' page: a card for each section, each of them saved on its own."""

from dataclasses import replace
from datetime import date as Date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ... import visited
from ...http import go_to, invalid, respond_form
from ...models import DailyProgress, Profile, WallSection, prepared
from ...models.reasons import NoWork
from ...requests import found_or_404, get_or_404
from ...shapes import Refusal, Shape, shape
from ..cards import make_cards, record_page
from ..days import TOO_LATE, latest_day
from ..drafts import Draft
from ..own import own_records
from ..record_forms import CardChoice, ProfileSearch, RecordChoice
from ..strip import total_of
from ..switching import profile_choice

CHOICE = "tracking/record.html"
PAGE = "tracking/progress_record.html"
CARD = "tracking/section_day.html"


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """On to the record page of the profile that was open last; `?search=` lets one choose another."""
    asked = ProfileSearch(request.GET)
    if not asked.is_valid():
        raise invalid(asked)
    choice = profile_choice(asked.cleaned_data["search"])
    if "search" not in request.GET:
        profile_id = _known(visited.last_profile_id(request)) or choice.only
        if profile_id:
            return go_to(request, reverse("progress_record", args=[profile_id]))
    return respond_form(request, CHOICE, {"choice": choice})


@require_safe
def progress_record(request: HttpRequest, profile_id: int) -> HttpResponse:
    """A profile's sections on a day, `?date=` or today; narrowed by `?section=` or `?search=`."""
    profile = get_or_404(Profile, profile_id)
    asked = RecordChoice(request.GET)
    if not asked.is_valid():
        raise invalid(asked)
    wanted = asked.cleaned_data
    if wanted["section"]:
        section = prepared.find(WallSection, id=wanted["section"], profile_id=profile.pk)
        found_or_404(section, WallSection, wanted["section"])
    page = record_page(
        profile,
        wanted["date"] or timezone.localdate(),
        section_id=wanted["section"],
        search=wanted["search"],
        number=wanted["page"] or 1,
        own=own_records(request),
    )
    if page.number > 1 and not page.cards:
        raise Http404(f"There is no page {page.number}")
    context = {"page": page, "choice": profile_choice(shown=profile.pk), "reasons": NoWork.choices}
    return _fresh(respond_form(request, PAGE, context), profile.pk)


@require_safe
def section_day(request: HttpRequest, section_id: int, day: Date) -> HttpResponse:
    """One card alone; `?change=1` opens what is recorded, `?feet=` stands in the form already."""
    section = get_or_404(WallSection, section_id)
    asked = CardChoice(request.GET)
    if not asked.is_valid():
        raise invalid(asked)
    if day > latest_day():
        raise Refusal(400, "validation_error", "Check what you sent: date", {"date": [TOO_LATE]})
    typed = asked.cleaned_data
    draft = _change_of(section, day) if typed["change"] else Draft()
    if typed["notes"]:
        draft = replace(draft, notes=typed["notes"])
    return show_card(
        request, section, day, draft if typed["feet"] is None else draft.with_feet(typed["feet"])
    )


def show_card(
    request: HttpRequest,
    section: WallSection,
    day: Date,
    draft: Draft,
    *,
    told: str = "",
    status: int = 200,
    is_written: bool = False,
    saved: DailyProgress | None = None,
) -> HttpResponse:
    """The card with this draft, alone or on a page of its own; after a write also how far the day has come by now.

    `saved` is what this request has written.
    """
    context: dict[str, Any] = {"told": told, "reasons": NoWork.choices}
    own = [*own_records(request), *([(saved.pk, saved.version)] if saved else [])]
    if shape(request) is Shape.FRAGMENT:
        if is_written:
            section = prepared.get(WallSection, id=section.pk)
            context["total"] = total_of(section.profile, day)
        [context["card"]] = make_cards([section], day, {section.pk: draft}, own)
    else:
        page = record_page(section.profile, day, section_id=section.pk, drafts={section.pk: draft}, own=own)
        choice = profile_choice(shown=section.profile_id)
        # Whatever address it was sent to, this is the card's page.
        context |= {"page": page, "card": page.cards[0], "choice": choice, "here": "section_day"}
        context["is_refused"] = status >= HTTPStatus.BAD_REQUEST
    response = respond_form(request, CARD, context)
    response.status_code = status
    return _fresh(response, section.profile_id)


def _change_of(section: WallSection, day: Date) -> Draft:
    """A form with what is recorded, to be replaced."""
    record = prepared.find(DailyProgress, wall_section_id=section.pk, date=day)
    return Draft() if record is None else Draft.of(record, mode="replace")


def _known(profile_id: int | None) -> int | None:
    """The id, if there is such a profile still and it is active."""
    profile = prepared.find(Profile, id=profile_id) if profile_id else None
    return profile_id if profile and profile.is_active else None


def _fresh(response: HttpResponse, profile_id: int) -> HttpResponse:
    """Never shown again from a cache: its forms have been sent by then, and others have recorded."""
    response["Cache-Control"] = "no-store"
    visited.remember(response, profile_id)
    return response
