"""Imports: send a file, look at what was checked, confirm it, watch it being merged; the list of all of them."""

from threading import BoundedSemaphore
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reswap, retarget

from ..http import go_to, overloaded, refuse, respond, respond_form, send_file
from ..lists import paginate
from ..models import Import
from ..models.events import Origin
from ..models.imports import Kind, State
from ..requests import get_or_404, origin, takes_files, without_parameters
from ..shapes import DRAWN, Refusal, Shape, not_acceptable, shape
from ..sheets import Sheet
from ..tables import lazily
from . import applying
from .checking import check_table
from .differences import differences
from .files import differences_sheet, imports_sheet, rejects_sheet
from .filters import ImportFilter
from .forms import ActionForm, UploadForm
from .problems import NoProfile, Problem, Unreadable
from .reading import UPLOAD, open_table
from .shown import tables_of
from .staging import stage
from .tables import ImportTable

NEW = "imports/import_new.html"
DETAIL = "imports/import_detail.html"
LIST = "imports/import_list.html"
BAR = "imports/import_bar.html"
BESIDE_THE_FILE = 64 * 1024
"""Bytes of an upload that are not the file's."""
MOST_CHECKS = 2
"""Files that are checked at a time; each may take a gigabyte and half a minute."""
_checks = BoundedSemaphore(MOST_CHECKS)


@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    """Every import, newest first."""
    filters = ImportFilter(request.GET, Import.objects.newest_first())
    if not filters.is_valid():
        return refuse(request, LIST, {"filters": filters}, filters.form)
    page = paginate(filters)
    context = {"filters": filters, "page": page, "table": lazily(ImportTable, page, request)}
    return respond(
        request,
        LIST,
        context,
        data=lambda: page.to_dict(request),
        sheet=lambda: imports_sheet(filters.qs, page.count),
    )


@takes_files(most_bytes=UPLOAD.bytes + BESIDE_THE_FILE)
@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def import_new(request: HttpRequest) -> HttpResponse:
    """The form of a file; POST checks the file, and keeps what was found for its page."""
    if request.method != "POST":
        return respond_form(request, NEW, {"form": UploadForm(initial={"whole": True})})
    form = UploadForm(request.POST, request.FILES)
    found = form.attempt(_check, by=_by(request))
    if found is None:
        return refuse(request, NEW, {"form": form}, form)
    return go_to(request, reverse("import_detail", args=[found.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@without_parameters
def import_detail(request: HttpRequest, import_id: int) -> HttpResponse:
    """What was checked and how far it has been merged; POST imports, continues or cancels."""
    found = get_or_404(Import, import_id)
    if request.method == "POST":
        return _act(request, found)
    return respond(request, DETAIL, tables_of(found), data=found.to_dict)


@require_safe
@without_parameters
def import_rejects(request: HttpRequest, import_id: int) -> HttpResponse:
    """The rows that were refused, as a CSV file to mend."""
    found = get_or_404(Import, import_id)
    if found.wrong and not found.batches.filter(kind=Kind.REJECTS).exists():
        raise Refusal(404, "not_found", "The wrong rows of this file are kept no longer")

    def rejected() -> Any:
        return ((row.cells, [Problem(*one) for one in row.problems]) for row in found.rejects())

    return _file(request, rejects_sheet(found.file_name, found.headings, rejected, found.wrong))


@require_safe
@without_parameters
def import_differences(request: HttpRequest, import_id: int) -> HttpResponse:
    """Every day that waits to be recorded or changed, as a CSV file."""
    found = get_or_404(Import, import_id)
    if found.state != State.CHECKED:
        raise Refusal(409, "conflict", "This file does not wait any more; nothing is left to compare")
    return _file(request, differences_sheet(found.file_name, lambda: differences(found.days()), found.total))


def _check(file: Any, profile_id: Any, whole: bool, by: Origin) -> Import:
    """The file, read, checked and kept; ValidationError on `file` where it cannot be read at all."""
    if not _checks.acquire(blocking=False):
        raise overloaded("Too many files are being checked; try again in a moment")
    try:
        with open_table(file.file, UPLOAD) as table:
            return stage(file.name, table, check_table(table, profile_id), by=by)
    except NoProfile as error:
        sentence = f"{error} Add it, or choose the profile here."
        raise ValidationError({"profile_id": ValidationError(sentence)}) from None
    except Unreadable as error:
        raise ValidationError({"file": ValidationError(str(error))}) from None
    finally:
        _checks.release()


def _act(request: HttpRequest, found: Import) -> HttpResponse:
    form = ActionForm(request.POST)
    if not form.is_valid():
        return refuse(request, DETAIL, tables_of(found) | {"form": form}, form)
    action = form.cleaned_data["action"]
    if action == "cancel":
        applying.cancel(found)
    else:
        if action != "continue":
            applying.begin(found, good_rows=action == "good_rows")
        applying.merge_for_a_moment(found, by=_by(request))
    found.refresh_from_db()
    if shape(request) is not Shape.FRAGMENT:
        return go_to(request, reverse_lazy("import_detail", args=[found.pk]))
    if action == "continue" and found.state == State.APPLYING:
        return respond_form(request, BAR, {"import": found})
    return reswap(retarget(respond_form(request, DETAIL, tables_of(found)), "#import"), "innerHTML")


def _file(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """CSV with the mark for Excel where nothing else is asked for."""
    wanted = Shape.CSV if shape(request) in DRAWN else shape(request)
    if wanted not in (Shape.CSV, Shape.XLSX):
        raise not_acceptable(request, "The formats of this address are: csv, xlsx")
    return send_file(request, wanted, sheet, marked=True)


def _by(request: HttpRequest) -> Origin:
    sender = origin(request)
    return Origin("import", sender.actor, sender.user_id, sender.request_id)
