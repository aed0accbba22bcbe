"""What each JSON answer costs in queries, whatever the size of the data."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}
WEEKS = {"from": "2025-01-01", "to": "2025-01-31", "granularity": "week"}
READS = [
    ("/api/profiles/", {}, 2),
    ("/api/profiles/{profile}/", {}, 1),
    ("/api/profiles/{profile}/sections/", {}, 3),
    ("/api/profiles/{profile}/progress/", {}, 3),
    ("/api/profiles/{profile}/progress/", JANUARY, 3),
    ("/api/sections/", {}, 2),
    ("/api/progress/", {}, 2),
    ("/api/profiles/{profile}/daily-ice-usage/", {"date": "2025-01-01"}, 1),
    ("/api/profiles/{profile}/cost-overview/", JANUARY, 1),
    ("/api/profiles/{profile}/progress-series/", WEEKS, 1),
    ("/api/profiles/{profile}/progress-series/", WEEKS | {"granularity": "month"}, 1),
    ("/api/progress-series/", WEEKS, 1),
]


@pytest.mark.parametrize(
    ("path", "query", "expected"), READS, ids=[f"{p}?{'&'.join(q)}" for p, q, _ in READS]
)
def test_queries_do_not_grow_with_the_data(api, profile, section, make_section, build, path, query, expected):
    path = path.format(profile=profile.pk)
    build(day=1)
    with CaptureQueriesContext(connection) as few:
        api.get(path, query)
    for number in range(10):
        more = make_section(profile, f"Tower {number}")
        for day in range(1, 11):
            build(day=day, on=more)
    with CaptureQueriesContext(connection) as many:
        assert api.get(path, query).status_code == 200
    assert (len(few), len(many)) == (expected, expected)


def test_recording_a_day_costs_eight_statements(api, profile, section, django_assert_num_queries):
    body = {"wall_section_id": section.pk, "date": "2025-01-01", "feet_built": "12.50"}
    savepoint_of_the_test = 2
    with django_assert_num_queries(8 + savepoint_of_the_test):
        api.post(f"/api/profiles/{profile.pk}/progress/", body)
