"""Contract, GET /api/profiles/{id}/daily-ice-usage/."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db
DAY = date(2025, 10, 15)


@pytest.fixture
def usage(api, profile):
    return lambda **query: api.get(f"/api/profiles/{profile.pk}/daily-ice-usage/", query)


def test_the_sample_is_answered_to_the_letter(usage, profile, section, make_section, build):
    build("12.50", DAY)
    build("16.25", DAY, on=make_section(profile, "Tower 2-3", start="500.00"))
    expected = (
        f'{{"profile_id":{profile.pk},"profile_name":"Northern Watch","date":"2025-10-15",'
        '"total_feet_built":"28.75","total_ice_cubic_yards":"5606.25","sections":['
        '{"section_name":"Tower 1-2","feet_built":"12.50","ice_cubic_yards":"2437.50"},'
        '{"section_name":"Tower 2-3","feet_built":"16.25","ice_cubic_yards":"3168.75"}]}'
    )
    assert usage(date="2025-10-15").content.decode() == expected


def test_sections_come_by_start_position_then_name(usage, profile, make_section, build):
    for name, start in [("C", "10.00"), ("B", "2.00"), ("A", "10.00")]:
        build(day=DAY, on=make_section(profile, name, start=start))
    assert [row["section_name"] for row in usage(date="2025-10-15").json()["sections"]] == ["B", "A", "C"]


def test_a_day_without_a_record_is_empty(usage, profile):
    answer = usage(date="2025-10-15")
    assert answer.status_code == 200
    assert list(answer.json().items())[3:] == [
        ("total_feet_built", "0.00"),
        ("total_ice_cubic_yards", "0.00"),
        ("sections", []),
    ]


def test_a_day_of_no_work_is_recorded(usage, build):
    build("0.00", DAY)
    assert usage(date="2025-10-15").json()["sections"] == [
        {"section_name": "Tower 1-2", "feet_built": "0.00", "ice_cubic_yards": "0.00"}
    ]


def test_sections_of_others_and_other_days_are_left_out(usage, build, make_profile, make_section):
    build(day=date(2025, 10, 14))
    build(day=DAY, on=make_section(make_profile("Eastwatch")))
    assert usage(date="2025-10-15").json()["sections"] == []


def test_the_date_is_required(usage, refused):
    assert refused(usage(), 400, "validation_error") == {"date": ["This field is required."]}


def test_an_empty_date_is_missing(usage, refused):
    assert list(refused(usage(date=""), 400, "validation_error")) == ["date"]


def test_a_malformed_date_is_answered_as_in_the_sample(usage):
    assert usage(date="15/10/2025").json() == {
        "error": "validation_error",
        "message": "Invalid date format",
        "details": {"date": ["Date must be in YYYY-MM-DD format"]},
    }


def test_unknown_parameters_are_refused(usage, refused):
    assert list(refused(usage(date="2025-10-15", day="1"), 400, "validation_error")) == ["day"]


def test_a_profile_that_does_not_exist_is_not_found(api, db, refused):
    assert refused(api.get("/api/profiles/77/daily-ice-usage/?date=2025-10-15"), 404, "not_found") == {}
