"""The dashboard, and each of its cards alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..http import invalid, respond, respond_form
from ..models import Profile, WallSection
from ..requests import refuse_parameters, without_parameters
from ..shapes import DRAWN, Shape, not_acceptable, shape
from .cards import CARDS, Card, card_named, draw
from .forms import CardForm
from .survey import Survey


@require_safe
@without_parameters
def home(request: HttpRequest) -> HttpResponse:
    """The managers' dashboard, every card of it drawn; the Wall's totals for programs."""
    survey = Survey(timezone.localdate())
    context = {
        "survey": survey,
        "begun": WallSection.objects.exists,
        "profile": Profile.objects.order_by("pk").first,
        "cards": lambda: [draw(card, survey, request) for card in CARDS],
    }
    return respond(request, "home/dashboard.html", context, data=lambda: survey.totals.to_dict())


@require_safe
def dashboard_card(request: HttpRequest, card: str) -> HttpResponse:
    """One card as it stands now."""
    if shape(request) not in DRAWN:
        raise not_acceptable(request, "A card is drawn for people; programs read the reports at /api/")
    found = card_named(card)
    if found is None:
        raise Http404(f"The dashboard has no card {card}")
    survey = Survey(timezone.localdate(), _page(request, found))
    return respond_form(request, "home/card.html", {"drawn": draw(found, survey, request)})


def _page(request: HttpRequest, card: Card) -> int | None:
    """The page of a card that has several: the one asked for, or the first where the card is all there is."""
    if not card.paged:
        refuse_parameters(request)
        return None
    form = CardForm(request.GET)
    if not form.is_valid():
        raise invalid(form)
    page: int | None = form.cleaned_data["page"]
    return page or (1 if shape(request) is Shape.PAGE else None)
