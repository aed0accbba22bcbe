"""What programs are told of a request that was answered before."""

from django.http import HttpRequest
from django.urls import reverse

from ..models import DailyProgress
from ..shapes import Refusal

SENT_BEFORE = "This request was sent before; nothing was written"
RECORD_GONE = "This request was sent before; its record is gone, and nothing was written"


def duplicate_request(request: HttpRequest, record: DailyProgress | None) -> Refusal:
    """409 with the record that the first of the twins wrote and where that is, if it is still there."""
    if record is None:
        return Refusal(409, "duplicate_request", RECORD_GONE)
    address = reverse("api:progress_detail", args=[record.pk])
    return Refusal(
        409,
        "duplicate_request",
        SENT_BEFORE,
        {"existing": record.to_dict()},
        {"Location": request.build_absolute_uri(address)},
    )
