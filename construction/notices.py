"""What people are told after a write; programs read the answer itself."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.text import Truncator

from .http import Shape, shape

NAME_LENGTH = 60


def notify(request: HttpRequest, sentence: str) -> None:
    """Show the sentence on the next page that this browser opens."""
    if shape(request) is not Shape.JSON:
        messages.success(request, sentence)


def short(name: object) -> str:
    """A name that fits the cookie in which sentences travel."""
    return Truncator(str(name)).chars(NAME_LENGTH)
