"""What a request says: its body or query string bound to a form, and who sends it through which door."""

from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.handlers.wsgi import get_bytes_from_wsgi
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from . import parsing
from .http import printable
from .models import prepared
from .models.events import Origin
from .shapes import Refusal, Shape, is_api, shape

KEPT_QUERIES, LONGEST_KEPT = 256, 200
M = TypeVar("M", bound=Model)
T = TypeVar("T")


def get_or_404(model: type[M], pk: int) -> M:
    """The row with the id that the address names, or the answer that there is none."""
    return found_or_404(prepared.find(model, id=pk), model, pk)


def found_or_404(found: T | None, model: type[Model], pk: int) -> T:
    """What was found of the row with the id that the address names, or the answer that there is none."""
    if found is None:
        raise Http404(f"There is no {model._meta.verbose_name} {pk}")
    return found


def bind(
    request: HttpRequest, form_class: Any, *, current: Mapping[str, Any] | None = None, **kwargs: Any
) -> Any:
    """The form bound to the JSON body or to the posted form, whichever the request carries."""
    refuse_parameters(request)
    if is_api(request) or request.content_type == "application/json":
        return form_class.from_json(read_json(request), current=current, **kwargs)
    return form_class.from_page(request.POST, **kwargs)


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The request's JSON object; 415 if it is declared as anything else, 400 if it is malformed."""
    if request.content_type != "application/json":
        raise Refusal(
            415, "unsupported_media_type", "Send application/json", headers={"Accept": "application/json"}
        )
    if (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Refusal(415, "unsupported_media_type", "Send UTF-8")
    try:
        return parsing.parse_json_object(request.body)
    except parsing.MalformedJSON as error:
        raise Refusal(400, "malformed_json", str(error)) from None


def query_to_keep(request: HttpRequest) -> bytes | None:
    """The query string of a program: it will send the same again and again. None for a page, and if it is too long."""
    if shape(request) is not Shape.JSON:
        return None
    query: bytes = get_bytes_from_wsgi(request.META, "QUERY_STRING", "")
    return query if len(query) <= LONGEST_KEPT else None


@lru_cache(maxsize=KEPT_QUERIES)
def _read_once(form_class: Any, query: bytes) -> Any:
    """The form of a query string, which depends on nothing else."""
    form = form_class(QueryDict(query))
    form.is_valid()
    return form


def read_query(request: HttpRequest, form_class: Any, default: Callable[[], Mapping[str, Any] | None]) -> Any:
    """The form bound to the query string; a page opened without one is bound to `default()`, if that is not None."""
    query = query_to_keep(request)
    if query is not None:
        return _read_once(form_class, query)
    if shape(request) is Shape.JSON or request.GET:
        return form_class(request.GET)
    values = default()
    return form_class(QueryDict(urlencode(values, doseq=True)) if values is not None else None)


def refuse_parameters(request: HttpRequest) -> None:
    """Raise the refusal of a query string where there is nothing to ask for, or of a format that is none of ours."""
    shape(request)
    unknown = {printable(name): ["Unknown parameter"] for name in request.GET if name != "format"}
    if unknown:
        raise Refusal(400, "validation_error", f"Check what you sent: {', '.join(unknown)}", unknown)


def takes_files(*, most_bytes: int) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view whose form may carry files, of so many bytes in all; without it a body is small and read as a whole."""

    def mark(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def without_parameters(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose address says all there is to say."""

    @wraps(view)
    def strict(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_parameters(request)
        return view(request, *args, **kwargs)

    return strict


def origin(request: HttpRequest) -> Origin:
    """Who makes the change that this request asks for, and through which door."""
    door = "api" if is_api(request) else "web"
    name = getattr(request, "id", "")
    user = request.user
    if not user.is_authenticated:
        return Origin(door, request_id=name)
    return Origin(door, actor=user.get_username(), user_id=user.pk, request_id=name)
