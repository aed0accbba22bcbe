"""The API's beginning, its description, and the page that shows it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..http import json_response
from ..requests import without_parameters
from .document import document
from .root import root


@require_safe
@without_parameters
def api_root(request: HttpRequest) -> HttpResponse:
    """Links to the description of the API and to its collections."""
    return json_response(root(request))


@require_safe
@without_parameters
def openapi(request: HttpRequest) -> HttpResponse:
    """This description, in OpenAPI 3.1."""
    return json_response(document())


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    """The description as a page to read and to try."""
    return render(request, "openapi/docs.html")
