"""The crews' page: a card for each section, each of them saved on its own."""

from datetime import date as Date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ... import visited
from ...http import go_to, invalid, respond_form
from ...models import DailyProgress, Profile, WallSection, prepared
from ...models.reasons import NoWork
from ...requests import get_or_404
from ...shapes import Refusal, Shape, shape
from ..cards import Card, make_cards, record_page, strip_dates, total_of
from ..days import TOO_LATE, latest_day
from ..drafts import Draft
from ..record_forms import CardChoice, ProfileSearch, RecordChoice
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
    page = record_page(
        profile,
        wanted["date"] or timezone.localdate(),
        section_id=wanted["section"],
        search=wanted["search"],
        number=wanted["page"] or 1,
    )
    context = {"page": page, "choice": profile_choice(), "reasons": NoWork.choices}
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
    feet = asked.cleaned_data["feet"]
    draft = _change_of(section, day) if asked.cleaned_data["change"] else Draft()
    return show_card(request, section, day, draft if feet is None else draft.with_feet(feet))


def show_card(
    request: HttpRequest,
    section: WallSection,
    day: Date,
    draft: Draft,
    *,
    told: str = "",
    status: int = 200,
    is_written: bool = False,
) -> HttpResponse:
    """The card with this draft, alone or on a page of its own; after a write also how far the day has come by now."""
    context: dict[str, Any] = {"told": told, "reasons": NoWork.choices}
    if shape(request) is Shape.FRAGMENT:
        if is_written:
            section = prepared.get(WallSection, id=section.pk)
            context |= {"total": total_of(section.profile_id, day), "in_strip": day in strip_dates()}
        context["card"] = _card(section, day, draft)
    else:
        # Whatever address it was sent to, this is the card's page.
        request.resolver_match = resolve(reverse("section_day", args=[section.pk, day]))
        page = record_page(section.profile, day, section_id=section.pk, drafts={section.pk: draft})
        context |= {"page": page, "card": page.cards[0], "choice": profile_choice()}
    response = respond_form(request, CARD, context)
    response.status_code = status
    return _fresh(response, section.profile_id)


def _card(section: WallSection, day: Date, draft: Draft) -> Card:
    [card] = make_cards([section], day, {section.pk: draft})
    return card


def _change_of(section: WallSection, day: Date) -> Draft:
    """A form with what is recorded, to be replaced."""
    record = prepared.find(DailyProgress, wall_section_id=section.pk, date=day)
    return Draft() if record is None else Draft.of(record, mode="replace")


def _known(profile_id: int | None) -> int | None:
    """The id, if there is such a profile still."""
    return profile_id if profile_id and prepared.find(Profile, id=profile_id) else None


def _fresh(response: HttpResponse, profile_id: int) -> HttpResponse:
    """Never shown again from a cache: its forms have been sent by then, and others have recorded."""
    response["Cache-Control"] = "no-store"
    visited.remember(response, profile_id)
    return response
