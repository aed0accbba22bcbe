"""Lists: strict filters, ordering and pages, the same for the table on a page and for JSON."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Generic, TypedDict, TypeVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict

from . import parsing
from .fields import DateField, IdField, StrictField
from .forms import StrictForm
from .models import Profile
from .models.listing import ListedQuerySet
from .requests import KEPT_QUERIES, LONGEST_KEPT, query_to_keep

DEFAULT_PAGE_SIZE = 50
MAX_PAGE_SIZE = 200
MAX_PAGE = 10**9
Row = TypeVar("Row")


class PageJSON(TypedDict, Generic[Row]):
    """The list envelope of the contract."""

    count: int
    next: str | None
    previous: str | None
    results: list[Row]


class CountField(StrictField, forms.Field):
    """A whole number from 1 to `most`."""

    widget = forms.HiddenInput

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> int | None:
        return None if value in self.empty_values else parsing.parse_count(str(value), self.most)


class ListForm(StrictForm):
    """The parameters that every list takes."""

    page = CountField(most=MAX_PAGE, help_text="A page past the end is not found.")
    page_size = CountField(most=MAX_PAGE_SIZE, help_text=f"{DEFAULT_PAGE_SIZE} unless said otherwise.")


class ListFilter(django_filters.FilterSet):
    """A FilterSet that refuses what it does not know, and pages what it lets through."""

    class Meta:
        form = ListForm

    def __init__(self, data: QueryDict, queryset: QuerySet, profile: Profile | None = None) -> None:
        """Unlike its base it shares the filters with all others of its class, and copies none."""
        self.data, self.queryset, self.profile, self.is_bound = data, queryset, profile, True
        self.request = self.form_prefix = None
        self.filters = self.base_filters

    @classmethod
    @cache
    def form_class(cls) -> type[ListForm]:
        """The form of all its filters' fields."""
        fields = {name: each.field for name, each in cls.base_filters.items()}
        return type(f"{cls.__name__}Form", (cls._meta.form,), fields)

    def get_form_class(self) -> type[ListForm]:
        return self.form_class()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        for name, value in self.form.cleaned_data.items():
            if name in self.filters:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    @property
    def page_number(self) -> int:
        return self.form.cleaned_data["page"] or 1

    @property
    def page_size(self) -> int:
        return self.form.cleaned_data["page_size"] or DEFAULT_PAGE_SIZE

    @cached_property
    def on_page(self) -> ListedQuerySet[Any]:
        """The rows of the page that is asked for; a question, not yet an answer."""
        end = self.page_number * self.page_size
        rows: ListedQuerySet[Any] = self.qs[end - self.page_size : end]
        return rows

    def count(self) -> int:
        """How many rows the (valid) filters let through."""
        return self.qs.count()


class ColumnsField(django_filters.fields.BaseCSVField):
    """Names of columns between commas."""

    def clean(self, value: Any) -> Any:
        if value and "" in value:
            raise ValidationError("Must be names of columns between commas", code="invalid_choice")
        if value and len({name.lstrip("-") for name in value}) < len(value):
            raise ValidationError("Name each column once", code="invalid_choice")
        return super().clean(value)


class Ordering(django_filters.OrderingFilter):
    """`?ordering=`: columns by name, `-` for descending; rows that tie come newest first."""

    base_field_class = ColumnsField

    def filter(self, qs: QuerySet, value: list[str] | None) -> QuerySet:
        if not value:
            return qs
        return qs.order_by(*(key for name in value for key in self.keys(name)), "-pk")

    def keys(self, name: str) -> Sequence[Any]:
        """What rows are ordered by under a name."""
        return [self.get_ordering_value(name)]


class IdFilter(django_filters.Filter):
    field_class = IdField


class DateFilter(django_filters.Filter):
    field_class = DateField


class FlagFilter(django_filters.Filter):
    """`true` or `false`, nothing else."""

    field_class = forms.TypedChoiceField

    def __init__(self, *, true: str, false: str, **kwargs: Any) -> None:
        choices = [("", "All"), ("true", true), ("false", false)]
        super().__init__(choices=choices, coerce=lambda text: text == "true", empty_value=None, **kwargs)


Filter = TypeVar("Filter", bound=ListFilter)


@dataclass(frozen=True)
class Page:
    """One page of a list: the question of its rows, and where its neighbours are."""

    queryset: ListedQuerySet[Any]
    count: int
    number: int
    size: int

    @property
    def last(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.number < self.last else None

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def first_row(self) -> int:
        return (self.number - 1) * self.size + 1 if self.count else 0

    @property
    def last_row(self) -> int:
        return min(self.number * self.size, self.count)

    def to_dict(self, request: HttpRequest) -> PageJSON[Any]:
        """The page as the contract writes it."""
        return {
            "count": self.count,
            "next": _page_url(request, self.next_number),
            "previous": _page_url(request, self.previous_number),
            "results": self.queryset.to_dicts(),
        }


Rows = Callable[[Profile | None], ListedQuerySet[Any]]


def asked(
    request: HttpRequest, filter_class: type[Filter], rows: Rows, profile: Profile | None = None
) -> Filter:
    """What the request asks of `rows(profile)`.

    Programs ask the same again and again: the question and its SQL are kept for them, though never an answer.
    """
    query = query_to_keep(request)
    if query is None:
        return filter_class(request.GET, rows(profile), profile)
    return _asked(filter_class, rows, profile, query)  # type: ignore[arg-type]


@lru_cache(maxsize=KEPT_QUERIES)
def _asked(filter_class: type[Filter], rows: Rows, profile: Profile | None, query: bytes) -> Filter:
    filters = filter_class(QueryDict(query), rows(profile), profile)
    filters.is_valid()
    return filters


def paginate(filters: ListFilter) -> Page:
    """The page that the (valid) filters ask for; 404 past the end."""
    total = filters.count()
    if filters.page_number > 1 and (filters.page_number - 1) * filters.page_size >= total:
        raise Http404(f"There is no page {filters.page_number}")
    return Page(filters.on_page, total, filters.page_number, filters.page_size)


def _page_url(request: HttpRequest, number: int | None) -> str | None:
    if number is None:
        return None
    query = request.META.get("QUERY_STRING", "")
    turned = _with_page_kept if len(query) <= LONGEST_KEPT else _with_page
    query = turned(query, number)
    return f"{request.scheme}://{request.get_host()}{request.path}?{query}"


def _with_page(query: str, number: int) -> str:
    """The same query string, as WSGI has it, with another page."""
    parameters = QueryDict(query.encode("latin-1"), mutable=True)
    parameters["page"] = str(number)
    return parameters.urlencode()


_with_page_kept = lru_cache(maxsize=KEPT_QUERIES)(_with_page)
