"""Every address answers, in both trees."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

EXAMPLES = {"profile_id": "profile", "section_id": "section", "progress_id": "record"}


def patterns(resolver=None, namespace=""):
    """(namespaced name, path converters) of all our routes."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace != "admin":
                yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", tuple(entry.pattern.converters)


ROUTES = sorted(set(patterns()))


@pytest.fixture
def record(build):
    return build()


@pytest.mark.parametrize(("name", "parameters"), ROUTES, ids=[name for name, _ in ROUTES])
@pytest.mark.django_db(transaction=True)
def test_every_address_answers(client, profile, section, record, name, parameters):
    things = {"profile": profile, "section": section, "record": record}
    url = reverse(name, kwargs={key: things[EXAMPLES[key]].pk for key in parameters})
    query = {"date": "2025-01-01"} if "ice" in name else {}
    if "cost_overview" in name:
        query = {"start_date": "2025-01-01", "end_date": "2025-01-31"}
    if "series" in name:
        query = {"from": "2025-01-01", "to": "2025-01-31", "granularity": "week"}
    if "bulk" in name:
        query["profile_ids"] = profile.pk
    assert client.get(url, query).status_code == 200


def test_no_name_is_used_twice():
    names = [name for name, _ in patterns()]
    assert len(names) == len(set(names))
