"""What people are told after a write; programs read the answer itself."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.text import Truncator

from .shapes import Shape, shape

NAME_LENGTH = 60


def notify(request: HttpRequest, sentence: str, **things: object) -> None:
    """Show the sentence, with the things in their `{places}`, on the next page that this browser opens."""
    if shape(request) is not Shape.JSON:
        named = {name: _short(thing) if isinstance(thing, str) else thing for name, thing in things.items()}
        messages.success(request, sentence.format(**named))


def _short(name: str) -> str:
    """A name that fits the cookie in which sentences travel."""
    return Truncator(name).chars(NAME_LENGTH)
