"""What the keyboard does."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..http import respond_form
from ..navigation import shortcuts
from ..requests import without_parameters


@require_safe
@without_parameters
def help_keyboard(request: HttpRequest) -> HttpResponse:
    """Every key, and the switch that turns them off; a fragment for the dialog that `?` opens."""
    return respond_form(request, "help/keyboard.html", {"shortcuts": shortcuts()})
