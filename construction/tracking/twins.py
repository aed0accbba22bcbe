"""Requests that were answered before: they write nothing, and programs are told what the first of them wrote."""

from django.http import HttpRequest
from django.urls import reverse

from ..models import DailyProgress, Profile
from ..models.events import Origin
from ..shapes import Refusal
from .forms import RecordForm
from .recording import record_progress, refuse_twin

SENT_BEFORE = "This request was sent before; nothing was written"
RECORD_GONE = "This request was sent before; its record is gone, and nothing was written"
SENT_ELSEWHERE = "This request was sent before, and its record is another profile's; nothing was written"


def record_once(form: RecordForm, *, by: Origin) -> tuple[DailyProgress, bool] | None:
    """What the form records, and whether it is new; None if it is refused.

    Duplicate if its request was answered before, whatever there is to say against this one.
    """
    if not form.is_valid() and form.cleaned_data.get("request_id"):
        refuse_twin(form.cleaned_data["request_id"])
    return form.attempt(record_progress, by=by)


def duplicate_request(request: HttpRequest, profile: Profile, record: DailyProgress | None) -> Refusal:
    """409 with the record of this profile that the first of the twins wrote, and where that is, if it is still there."""
    if record is None:
        return Refusal(409, "duplicate_request", RECORD_GONE)
    if record.wall_section.profile_id != profile.pk:
        return Refusal(409, "duplicate_request", SENT_ELSEWHERE)
    address = reverse("api:progress_detail", args=[record.pk])
    return Refusal(
        409,
        "duplicate_request",
        SENT_BEFORE,
        {"existing": record.to_dict()},
        {"Location": request.build_absolute_uri(address)},
    )
