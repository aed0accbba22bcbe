"""Contract, GET /api/profiles/bulk_cost_overview/."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
FORTNIGHT = "start_date=2025-10-01&end_date=2025-10-15"


@pytest.fixture
def bulk(api):
    return lambda query: api.get(f"/api/profiles/bulk_cost_overview/?{query}")


def test_the_sample_is_answered_to_the_letter(bulk, profile, build):
    build("425.50", date(2025, 10, 15))
    built, missing = bulk(f"profile_ids[]={profile.pk}&profile_ids[]=77&{FORTNIGHT}").json()["results"]
    assert list(built.items())[:4] == [
        ("profile_id", profile.pk),
        ("total_feet_built", "425.50"),
        ("total_ice_cubic_yards", "82972.50"),
        ("total_cost_gold_dragons", "157647750.00"),
    ]
    assert list(missing.items()) == [("profile_id", 77), ("error", "Profile 77 does not exist.")]


def test_a_row_names_its_thread_and_its_profile(bulk, profile):
    [row] = bulk(f"profile_ids[]={profile.pk}&{FORTNIGHT}").json()["results"]
    assert list(row)[4:] == ["calculation_thread", "profile_name"]
    assert row["calculation_thread"].startswith("wall-report_")
    assert row["profile_name"] == "Northern Watch"


@pytest.mark.parametrize(
    "ids",
    [
        "profile_ids[]=3&profile_ids[]=1&profile_ids[]=2",
        "profile_ids=3,1,2",
        "profile_ids=3&profile_ids=1,2",
        "profile_ids[]=3,1&profile_ids[]=2",
        "profile_ids%5B%5D=3&profile_ids%5B%5D=1&profile_ids%5B%5D=2",
        "profile_ids=3,1,2,1,3",
    ],
)
def test_rows_come_in_the_order_asked_whatever_the_spelling(ids, bulk):
    rows = bulk(f"{ids}&{FORTNIGHT}").json()["results"]
    assert [row["profile_id"] for row in rows] == [3, 1, 2]


def test_a_thousand_ids_are_answered(bulk):
    ids = ",".join(str(number) for number in range(1, 1001))
    assert len(bulk(f"profile_ids={ids}&{FORTNIGHT}").json()["results"]) == 1000


def test_more_are_refused(bulk, refused):
    ids = ",".join(str(number) for number in range(1, 1002))
    assert list(refused(bulk(f"profile_ids={ids}&{FORTNIGHT}"), 400, "validation_error")) == ["profile_ids"]


@pytest.mark.parametrize(
    "ids",
    [
        "profile_ids=",
        "profile_ids[]=",
        "profile_ids=1,,2",
        "profile_ids=1,x",
        "profile_ids[]=-1",
        "profile_ids[]=1.0",
        "profile_ids=0",
        f"profile_ids={2**63}",
        "profile_ids=+1",
        "profile_ids=1%202",
    ],
)
def test_malformed_ids_refuse_the_whole_call(ids, bulk, refused):
    assert list(refused(bulk(f"{ids}&{FORTNIGHT}"), 400, "validation_error")) == ["profile_ids"]


def test_malformed_dates_refuse_the_whole_call(bulk, refused):
    answer = bulk("profile_ids=1&start_date=2025-10-32&end_date=2025-10-15")
    assert list(refused(answer, 400, "validation_error")) == ["start_date"]


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("profile_ids", "Choose at least one profile"),
        ("start_date", "This field is required."),
        ("end_date", "This field is required."),
    ],
)
def test_every_parameter_is_required(missing, sentence, bulk, refused):
    given = {"profile_ids": "1", "start_date": "2025-10-01", "end_date": "2025-10-15"}
    query = "&".join(f"{name}={value}" for name, value in given.items() if name != missing)
    assert refused(bulk(query), 400, "validation_error") == {missing: [sentence]}


def test_end_before_start_is_refused(bulk, refused):
    answer = bulk("profile_ids=1&start_date=2025-10-15&end_date=2025-10-01")
    assert list(refused(answer, 400, "validation_error")) == ["end_date"]


def test_unknown_parameters_are_refused(bulk, refused):
    assert list(refused(bulk(f"profile_ids=1&{FORTNIGHT}&id=1"), 400, "validation_error")) == ["id"]


def test_nothing_is_written_here(bulk, api, refused):
    assert refused(api.post("/api/profiles/bulk_cost_overview/", {}), 405, "method_not_allowed") == {}
