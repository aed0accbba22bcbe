"""Where what is shown can be had as a file, and the command that a program would ask for it with."""

import shlex
from typing import Any

from django import template
from django.forms import BaseForm
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse

from ..sentences import filter_sentence

register = template.Library()
register.simple_tag(filter_sentence)
OF_PAGES = ("page", "page_size")


@register.simple_tag
def file_link(form: BaseForm, file_format: str, **others: str) -> str:
    """The query string of a file: the filter that `form` is bound to, without what only a page is told."""
    return f"?{_query(form, without=OF_PAGES, format=file_format, **others).urlencode()}"


@register.simple_tag
def json_link(form: BaseForm) -> str:
    """The query string of the same as JSON, which has the pages of a list."""
    return f"?{_query(form, format='json').urlencode()}"


@register.simple_tag(takes_context=True)
def curl(context: template.Context, form: BaseForm) -> str:
    """The command that gets the same from the API; whatever the filter holds, a shell takes it as one word."""
    request = context["request"]
    return f"curl {shlex.quote(_api_address(request, form))}"


def _api_address(request: HttpRequest, form: BaseForm) -> str:
    """Below `/api/`; a page that is not there says of its own address that it wants JSON."""
    match: Any = request.resolver_match
    try:
        path, query = reverse(f"api:{match.view_name}", kwargs=match.kwargs), _query(form)
    except NoReverseMatch:
        path, query = request.path, _query(form, format="json")
    return request.build_absolute_uri(f"{path}?{query.urlencode()}" if query else path)


def _query(form: BaseForm, without: tuple[str, ...] = (), **others: str) -> QueryDict:
    """What the form was given, but for empty values and what says how a page looks."""
    query = QueryDict(mutable=True)
    left_out = {*without, *getattr(form, "for_pages", ()), "format", "bom"}
    given: Any = form.data
    for name, values in given.lists():
        if name not in left_out and any(values):
            query.setlist(name, values)
    query.update(others)
    return query
