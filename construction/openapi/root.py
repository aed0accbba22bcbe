"""Where the API begins: links to its description and to its collections."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse


class RootJSON(TypedDict):
    """Absolute addresses."""

    docs: str
    openapi: str
    profiles: str
    sections: str
    progress: str


def root(request: HttpRequest) -> RootJSON:
    """The links, on the host that the request was sent to."""

    def link(name: str) -> str:
        return request.build_absolute_uri(reverse(name))

    return {
        "docs": link("api_docs"),
        "openapi": link("openapi"),
        "profiles": link("api:profile_list"),
        "sections": link("api:section_list"),
        "progress": link("api:progress_list"),
    }
