"""The cards of the dashboard: what each reads, and how it is drawn so that its failure is its own."""

import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .board import board
from .changes import changes
from .curve import curve
from .figures import cost, feet, ice
from .forecast import forecast
from .heat_map import heat_map
from .jobs import jobs
from .strip import strip
from .survey import Survey
from .unreported import yesterday

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Card:
    """A card: `read` makes the frozen dataclass that the template `home/_<name>.html` shows."""

    name: str
    title: str
    read: Callable[[Survey], Any]
    paged: bool = False
    """Whether `?page=` asks for more than the dashboard shows of it."""
    every: int = 60
    """Seconds after which a page asks for it again; drawings are large and hardly change."""

    @property
    def template(self) -> str:
        return f"home/_{self.name}.html"


CARDS = (
    Card("feet", "Feet of Wall", feet),
    Card("forecast", "Forecast", forecast, paged=True),
    Card("ice", "Ice", ice),
    Card("cost", "Cost", cost),
    Card("unreported", "Without a report for yesterday", yesterday),
    Card("elevation", "The Wall today", strip, every=600),
    Card("curve", "Feet since the beginning", curve, every=600),
    Card("calendar", "Thirteen weeks", heat_map, every=600),
    Card("missing", "Missing reports", board, paged=True),
    Card("changes", "Newest changes", changes),
    Card("jobs", "Running jobs", jobs),
)
"""In the order of the page."""


@dataclass(frozen=True)
class DrawnCard:
    """A card and the HTML of what it shows."""

    card: Card
    html: SafeString


def card_named(name: str) -> Card | None:
    """The card of that name, if there is one."""
    return next((card for card in CARDS if card.name == name), None)


def draw(card: Card, survey: Survey, request: HttpRequest) -> DrawnCard:
    """The card as HTML; one that fails is logged and says so, and leaves the others what they need."""
    try:
        with _apart():
            context = {"card": card, card.name: card.read(survey), "survey": survey}
            return DrawnCard(card, render_to_string(card.template, context, request))
    except PermissionDenied:
        template = "home/_withheld.html"
    except Exception:
        logger.exception("The card %s could not be drawn", card.name)
        template = "home/_failed.html"
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
    return DrawnCard(card, render_to_string(template, {"card": card}, request))


def _apart() -> Any:
    """In a transaction a statement that fails would take all that follow along; outside of one it stands alone."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
