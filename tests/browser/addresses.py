"""Where each page is: an address for every route that is one, with the things that it is asked for."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.urls import reverse

from ..guards.routes import ROUTES

YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011  (the site's own day)
THINGS: dict[str, object] = {
    "profile_id": 1,
    "section_id": 1,
    "progress_id": 1,
    "import_id": 1,
    "day": YESTERDAY,
    "card": "missing",
}
"""What the parameters of addresses stand for; a route that asks for another needs its own here."""

NO_PAGES = frozenset(
    {"healthz", "readyz", "metrics", "openapi", "api_root", "import_rejects", "import_differences"}
)
"""Routes that answer programs or save files; drawings end in `_svg`."""

QUERIES: dict[str, tuple[str, ...]] = {
    "profile_list": ("", "?ordering=-name&page_size=3", "?search=nobody"),
    "profile_progress": ("?page_size=6",),
    "section_list": ("?page_size=6",),
    "progress_list": ("?page_size=6", "?page_size=6&page=2"),
    "profile_daily_ice_usage": ("", f"?date={YESTERDAY}"),
    "profile_cost_overview": ("", f"?start_date={YESTERDAY - timedelta(days=400)}&end_date={YESTERDAY}"),
    "profile_progress_series": ("", "?from=2026-01-01&to=2026-12-31&granularity=month"),
}
"""What a page is asked with, where it is more than nothing."""


def is_page(name: str) -> bool:
    """Whether a route is looked at by people."""
    return not (name.startswith("api:") or name.endswith("_svg") or name in NO_PAGES | WRITES)


WRITES = frozenset({"progress_undo"})
"""Routes that take only POST."""


def pages(things: Mapping[str, object] = THINGS) -> Iterator[tuple[str, str]]:
    """(route, address) of every page; KeyError for a parameter that THINGS lacks."""
    for name, _ in ROUTES:
        if is_page(name):
            yield from ((name, address_of(name, things) + query) for query in QUERIES.get(name, ("",)))


def address_of(name: str, things: Mapping[str, object] = THINGS) -> str:
    """A route's address, without a query."""
    return reverse(name, kwargs={each: things[each] for each in dict(ROUTES)[name]})
