"""The button that loads the demo."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ..http import go_to, respond_form
from ..notices import notify
from ..requests import without_parameters
from .loading import DEFAULT_SEED, NotEmpty, load_demo


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def demo_load(request: HttpRequest) -> HttpResponse:
    """What the demo is; POST loads it, up to yesterday, if there is no profile. Pressed twice it is loaded once."""
    if request.method != "POST":
        return respond_form(request, "demo/demo_load.html", {})
    try:
        loaded = load_demo(until=timezone.localdate() - timedelta(days=1), seed=DEFAULT_SEED)
    except (NotEmpty, ValidationError):
        # Whoever loads at the same moment has taken the profiles' names.
        notify(request, "There are profiles already; the demo data was not loaded over them.")
    else:
        sentence = "Demo data loaded: {profiles} profiles, {sections} sections, {records:,} records over {days} days."
        notify(
            request,
            sentence,
            profiles=loaded.profiles,
            sections=loaded.sections,
            records=loaded.records,
            days=loaded.days,
        )
    return go_to(request, reverse_lazy("home"))
