"""Bulk cost overview of many profiles."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from ...http import overloaded, refuse, respond
from ...models import Profile, ProfileDay
from ...models.profiles import name_key
from ...requests import read_query
from ...shapes import DRAWN, Shape, shape
from ..bulk import MEASURED_ORDERS, BulkOverview, bulk_cost_overview
from ..bulk_form import BulkPageForm
from ..bulk_sheet import bulk_sheet
from ..bulk_table import COLUMNS, COLUMNS_AT_FIRST, IN_FILES, MEASURED, BulkTable
from ..comparison import Comparison
from ..crumbs import crumbs_of_comparison
from ..forms import MAX_BULK_PROFILES, BulkForm
from ..pool import PoolSaturated
from ..ranges import latest_days, presets

PAGE = "reports/bulk_cost_overview.html"


@require_safe
def profile_bulk_cost_overview(request: HttpRequest) -> HttpResponse:
    """Many profiles side by side; a page opens on all active ones over the last thirty days.

    JSON has the keys of the contract whatever `columns` says; CSV and XLSX have every column, or those it names.
    """
    form = read_query(request, BulkForm if shape(request) is Shape.JSON else BulkPageForm, _active_profiles)
    context: dict[str, Any] = {"form": form, "profiles": SimpleLazyObject(Profile.objects.names)}
    if not form.is_valid():
        return refuse(request, PAGE, context, form)

    try:
        report = _report(request, form).in_order(form.cleaned_data["ordering"])
    except PoolSaturated:
        raise overloaded("Too many reports are being computed; try again in a moment") from None
    if shape(request) in DRAWN:
        context |= _drawn(form, report, context["profiles"])
    return respond(
        request,
        PAGE,
        context,
        data=report.to_dict,
        sheet=lambda: bulk_sheet(report, _columns(form, IN_FILES)),
        facts=report.facts,
        more_in_json=True,
    )


def _report(request: HttpRequest, form: BulkForm) -> BulkOverview:
    """A client that has the report already is told in one query whether it still holds."""
    asked = form.cleaned_data
    return bulk_cost_overview(
        asked["profile_ids"] or Profile.objects.ids_in(asked["group"], MAX_BULK_PROFILES),
        asked["start_date"],
        asked["end_date"],
        together="If-None-Match" in request.headers,
        measured=_is_measured(request, form),
    )


def _is_measured(request: HttpRequest, form: BulkForm) -> bool:
    """Whether the answer shows, or is ordered by, more than the totals; programs are spared what it costs."""
    if form.cleaned_data["ordering"].lstrip("-") in MEASURED_ORDERS or shape(request) in DRAWN:
        return True
    return shape(request) is not Shape.JSON and not MEASURED.isdisjoint(_columns(form, IN_FILES))


def _columns(form: BulkForm, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form.cleaned_data["columns"]) or otherwise


def _drawn(form: BulkForm, report: BulkOverview, profiles: Sequence[Any]) -> dict[str, Any]:
    """What the page shows of the report; 404 for a page past its end."""
    asked = form.cleaned_data
    columns, page = _columns(form, COLUMNS_AT_FIRST), asked["page"]
    shown = Comparison(
        report,
        asked["ordering"] or _order_of(report),
        columns,
        frozenset(asked["compare"]),
        1 if page is None else page,
    )
    if not shown.exists:
        raise Http404(f"There is no page {page}")
    form.data = _file_query(asked)
    return {
        "report": report,
        "crumbs": crumbs_of_comparison(asked),
        "kept": [(name, str(asked[name])) for name in ("from", "to", "granularity", "chart") if asked[name]],
        "left_out": _left_out(asked, profiles),
        "shown": shown,
        "ids": frozenset(row.profile_id for row in report.rows),
        "columns_at_first": ",".join(COLUMNS_AT_FIRST),
        "columns": [(name, BulkTable.title(own), name in columns) for name, own in COLUMNS.items()],
        "presets": SimpleLazyObject(lambda: list(presets(ProfileDay.objects.all(), timezone.localdate()))),
    }


def _left_out(asked: dict[str, Any], profiles: Sequence[Any]) -> int:
    """How many profiles a group has beyond those that are compared."""
    if not asked["group"]:
        return 0
    whole = (True, False) if asked["group"] == "all" else (asked["group"] == "active",)
    return max(0, sum(profile.is_active in whole for profile in profiles) - MAX_BULK_PROFILES)


def _order_of(report: BulkOverview) -> str:
    """The order that nobody has asked for: by name, if that is what it comes to."""
    names = [name_key(row.profile_name) for row in report.rows if not row.error]
    return "profile_name" if names == sorted(names) else ""


def _file_query(asked: dict[str, Any]) -> QueryDict:
    """What the files of the page are asked for: each thing once and as short as it goes, and no page of it.

    Columns that nobody has chosen are all of them in a file.
    """
    query = QueryDict(mutable=True)
    chosen = () if tuple(asked["columns"]) == COLUMNS_AT_FIRST else ("columns",)
    for name in ("group", "profile_ids", "start_date", "end_date", "ordering", *chosen):
        value = asked[name]
        if value:
            query[name] = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return query


def _active_profiles() -> dict[str, Any]:
    return latest_days() | {"group": "active"}
