"""The addresses of the API as the URLconf has them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(r"<id:(\w+)>")


@dataclass(frozen=True)
class Route:
    """One address: its name, its path as OpenAPI writes it, and the view behind it."""

    name: str
    path: str
    view: Callable[..., Any]

    @property
    def parameters(self) -> list[str]:
        """The ids in the path, by name."""
        return re.findall(r"{(\w+)}", self.path)


def routes() -> dict[str, Route]:
    """Every named address under `/api/`, and those for whoever watches the server."""
    found = {route.name: route for route in _walk(get_resolver().url_patterns, "/", "")}
    return {name: route for name, route in found.items() if _is_public(route)}


def _walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Route]:
    for entry in patterns:
        path = prefix + _PARAMETER.sub(r"{\1}", str(entry.pattern))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, path, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Route(namespace + entry.name, path, entry.callback)


def _is_public(route: Route) -> bool:
    return route.path.startswith("/api/") or route.name in ("healthz", "readyz")
