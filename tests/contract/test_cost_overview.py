"""Contract, GET /api/profiles/{id}/cost-overview/."""

from datetime import date

import pytest

pytestmark = pytest.mark.django_db
FORTNIGHT = {"start_date": "2025-10-01", "end_date": "2025-10-15"}


@pytest.fixture
def overview(api, profile):
    return lambda **query: api.get(f"/api/profiles/{profile.pk}/cost-overview/", query)


@pytest.fixture
def fortnight(build):
    """425.50 ft in 15 days, 28.75 of them on the last."""
    build("28.75", date(2025, 10, 15))
    build("396.75", date(2025, 10, 1))


def test_the_samples_figures_are_answered_to_the_letter(overview, profile, fortnight):
    report = overview(**FORTNIGHT).json()
    assert list(report.items())[:3] == [
        ("profile_id", profile.pk),
        ("profile_name", "Northern Watch"),
        ("date_range", {"start": "2025-10-01", "end": "2025-10-15"}),
    ]
    assert list(report["summary"].items()) == [
        ("total_days", 15),
        ("total_feet_built", "425.50"),
        ("total_ice_cubic_yards", "82972.50"),
        ("total_cost_gold_dragons", "157647750.00"),
        ("average_feet_per_day", "28.37"),
        ("average_cost_per_day", "10509850.00"),
        ("days_worked", 2),
    ]
    assert list(report) == ["profile_id", "profile_name", "date_range", "summary", "daily_breakdown"]


def test_the_samples_day_is_answered_to_the_letter(overview, fortnight):
    assert list(overview(**FORTNIGHT).json()["daily_breakdown"][0].items()) == [
        ("date", "2025-10-15"),
        ("feet_built", "28.75"),
        ("ice_cubic_yards", "5606.25"),
        ("cost_gold_dragons", "10651875.00"),
    ]


def test_days_come_newest_first_and_only_with_a_record(overview, fortnight):
    days = [day["date"] for day in overview(**FORTNIGHT).json()["daily_breakdown"]]
    assert days == ["2025-10-15", "2025-10-01"]


def test_both_ends_are_included(overview, build):
    for day in (1, 2, 3, 4):
        build("1.00", day)
    report = overview(start_date="2025-01-02", end_date="2025-01-03").json()
    assert (report["summary"]["total_days"], report["summary"]["total_feet_built"]) == (2, "2.00")


def test_sections_of_a_day_are_summed(overview, profile, build, make_section):
    build("1.25", 1)
    build("2.50", 1, on=make_section(profile, "Tower 2-3"))
    [day] = overview(start_date="2025-01-01", end_date="2025-01-01").json()["daily_breakdown"]
    assert day["feet_built"] == "3.75"


def test_a_record_of_no_feet_counts_as_a_day(overview, build):
    build("0.00", 1)
    report = overview(start_date="2025-01-01", end_date="2025-01-02").json()
    assert (report["summary"]["days_worked"], report["daily_breakdown"][0]["feet_built"]) == (1, "0.00")


def test_a_range_without_records_is_zero(overview):
    report = overview(**FORTNIGHT).json()
    assert list(report["summary"].values()) == [15, "0.00", "0.00", "0.00", "0.00", "0.00", 0]
    assert report["daily_breakdown"] == []


@pytest.mark.parametrize(
    ("feet", "days", "average_feet", "average_cost"),
    [
        ("0.01", 2, "0.01", "1852.50"),
        ("0.01", 3, "0.00", "1235.00"),
        ("0.05", 2, "0.03", "9262.50"),
        ("1.00", 31, "0.03", "11951.61"),
    ],
)
def test_averages_are_rounded_half_up_each_by_itself(feet, days, average_feet, average_cost, overview, build):
    build(feet, 1)
    summary = overview(start_date="2025-01-01", end_date=f"2025-01-{days:02}").json()["summary"]
    assert (summary["average_feet_per_day"], summary["average_cost_per_day"]) == (average_feet, average_cost)


def test_the_widest_range_is_answered(overview, build):
    build("1.00", 1)
    report = overview(start_date="1900-01-01", end_date="9999-12-31").json()
    assert (report["summary"]["total_days"], report["summary"]["total_feet_built"]) == (2958464, "1.00")


def test_end_before_start_is_refused(overview, refused):
    answer = overview(start_date="2025-10-15", end_date="2025-10-01")
    assert list(refused(answer, 400, "validation_error")) == ["end_date"]


@pytest.mark.parametrize("missing", ["start_date", "end_date"])
def test_both_dates_are_required(missing, overview, refused):
    query = {name: day for name, day in FORTNIGHT.items() if name != missing}
    assert refused(overview(**query), 400, "validation_error") == {missing: ["This field is required."]}


def test_unknown_parameters_are_refused(overview, refused):
    assert list(refused(overview(**FORTNIGHT, page="1"), 400, "validation_error")) == ["page"]


def test_a_date_given_twice_is_refused(api, profile, refused):
    query = "start_date=2025-10-01&start_date=2025-10-02&end_date=2025-10-15"
    answer = api.get(f"/api/profiles/{profile.pk}/cost-overview/?{query}")
    assert list(refused(answer, 400, "validation_error")) == ["start_date"]
