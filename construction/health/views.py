"""Liveness without touching anything, readiness with each check."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ..http import json_response
from .checks import readiness


@csrf_exempt
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@csrf_exempt
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 if every check passes, else 503; the body names each."""
    report = readiness()
    return json_response(report.to_dict(), status=200 if report.ready else 503)
