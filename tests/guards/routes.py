"""Every route of ours, and an address and a query with which it answers."""

from datetime import date

from django.urls import URLPattern, URLResolver, get_resolver, reverse

EXAMPLES = {"profile_id": "profile", "section_id": "section", "progress_id": "record", "import_id": "upload"}
FIXED = {"card": "missing", "day": date(2025, 1, 1)}
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}


def patterns(resolver=None, namespace=""):
    """(namespaced name, path converters) of all our routes."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace != "admin":
                yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", tuple(entry.pattern.converters)


ROUTES = sorted(set(patterns()))


def address(name, parameters, **things):
    """The route's address for these things: profile, section, record, upload."""
    return reverse(name, kwargs={key: FIXED.get(key) or things[EXAMPLES[key]].pk for key in parameters})


def query(name, profile):
    """What the route has to be asked with."""
    asked = {"date": "2025-01-01"} if "ice" in name else {}
    if "cost_overview" in name or "no_work" in name:
        asked = dict(JANUARY)
    if "series" in name:
        asked = {"from": "2025-01-01", "to": "2025-01-31", "granularity": "week"}
    if name.removeprefix("api:") == "progress_series":
        asked["profile_id"] = profile.pk
    if name == "record":
        asked = {"search": ""}
    if "bulk" in name:
        asked["profile_ids"] = profile.pk
    return asked
