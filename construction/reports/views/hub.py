"""The reports there are, and the way to those of the profile that was seen last."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from ...fields import IdField
from ...forms import StrictForm
from ...http import refuse, respond
from ...models import Profile, prepared
from ...requests import get_or_404, without_parameters
from ...visited import last_profile_id
from ..hub import OF_PROFILE, OF_WALL

PAGE = "reports/hub.html"


class ProfileChoice(StrictForm):
    """`?profile_id=`; that which was seen last, or the first by name, where none is chosen"""

    profile_id = IdField(label="Profile", required=False)


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What each report answers, for one profile and for the whole Wall."""
    form = ProfileChoice(request.GET)
    context: dict[str, Any] = {"form": form, "of_wall": _links(OF_WALL, None)}
    if not form.is_valid():
        return refuse(request, PAGE, context, form)
    profile = _chosen(request, form.cleaned_data["profile_id"])
    context |= {
        "profile": profile,
        "profiles": Profile.objects.by_name().values_list("pk", "name"),
        "of_profile": _links(OF_PROFILE, profile.pk) if profile else [],
    }
    return respond(request, PAGE, context, data=lambda: _to_dict(context))


@require_safe
@without_parameters
def last_costs(request: HttpRequest) -> HttpResponse:
    """On to the costs of the profile that was seen last; to all reports where there is none."""
    last = last_profile_id(request)
    if last is None or prepared.find(Profile, id=last) is None:
        return HttpResponseRedirect(reverse("reports"))
    return HttpResponseRedirect(reverse("profile_cost_overview", args=[last]))


def _chosen(request: HttpRequest, profile_id: int | None) -> Profile | None:
    if profile_id:
        return get_or_404(Profile, profile_id)
    last = last_profile_id(request)
    return (last and prepared.find(Profile, id=last)) or Profile.objects.by_name().first()


def _links(entries: Any, profile_id: int | None) -> list[dict[str, str]]:
    return [
        {
            "title": entry.title,
            "answers": entry.answers,
            "icon": entry.icon,
            "address": entry.address(profile_id),
        }
        for entry in entries
    ]


def _to_dict(context: dict[str, Any]) -> dict[str, Any]:
    return {
        "profile_id": context["profile"].pk if context["profile"] else None,
        "of_profile": [_said(link) for link in context["of_profile"]],
        "of_wall": [_said(link) for link in context["of_wall"]],
    }


def _said(link: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in link.items() if name != "icon"}
