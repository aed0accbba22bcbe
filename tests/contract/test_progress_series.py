"""Contract, GET /api/profiles/{id}/progress-series/ and /api/progress-series/."""

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.django_db
OCTOBER = {"from": "2025-10-01", "to": "2025-10-05", "granularity": "week"}


@pytest.fixture
def series(api, profile):
    def ask(start="2025-10-01", end="2025-10-05", by="week"):
        query = {"from": start, "to": end, "granularity": by}
        return api.get(f"/api/profiles/{profile.pk}/progress-series/", query)

    return ask


@pytest.fixture
def periods(series):
    return lambda *asked: series(*asked).json()["periods"]


@pytest.fixture
def whole(api):
    """Over the whole Wall."""
    return lambda **query: api.get("/api/progress-series/", OCTOBER | query)


@pytest.fixture
def four_days(build):
    """99 ft on four of the first five days of October, one of them with nothing built."""
    for day, feet in ((1, "0.00"), (2, "33.00"), (3, "33.00"), (5, "33.00")):
        build(feet, date(2025, 10, day))


def test_the_sample_is_answered_to_the_letter(series, profile, four_days):
    report = series().json()
    assert list(report.items())[:2] == [("profile_id", profile.pk), ("granularity", "week")]
    assert [list(period.items()) for period in report["periods"]] == [
        [
            ("period", "2025-09-29"),
            ("start", "2025-10-01"),
            ("end", "2025-10-05"),
            ("days", 5),
            ("days_worked", 4),
            ("total_feet_built", "99.00"),
            ("total_ice_cubic_yards", "19305.00"),
            ("total_cost_gold_dragons", "36679500.00"),
            ("average_feet_built", "24.75"),
        ]
    ]


def test_keys_of_our_own_come_after_those_of_the_sample(series):
    assert list(series().json()) == ["profile_id", "granularity", "periods", "summary", "profile_name"]


def test_the_summary_adds_up_the_periods(series, four_days):
    assert list(series("2025-09-01", "2025-10-31", "month").json()["summary"].items()) == [
        ("days", 61),
        ("days_worked", 4),
        ("total_feet_built", "99.00"),
        ("total_ice_cubic_yards", "19305.00"),
        ("total_cost_gold_dragons", "36679500.00"),
        ("average_feet_built", "24.75"),
    ]


def test_periods_without_work_are_answered_in_their_place(periods, build):
    build("2.00", date(2025, 10, 3))
    found = [(p["period"], p["total_feet_built"]) for p in periods("2025-10-02", "2025-10-04", "day")]
    assert found == [("2025-10-02", "0.00"), ("2025-10-03", "2.00"), ("2025-10-04", "0.00")]


def test_a_period_without_work_has_no_average(periods, section):
    [period] = periods()
    assert list(period.values())[3:] == [5, 0, "0.00", "0.00", "0.00", None]


def test_a_record_of_no_feet_is_a_day_worked(periods, build):
    build("0.00", date(2025, 10, 1))
    [period] = periods()
    assert (period["days_worked"], period["average_feet_built"]) == (1, "0.00")


@pytest.mark.parametrize(("feet", "average"), [("0.01", "0.01"), ("0.03", "0.02"), ("1.00", "0.50")])
def test_averages_are_rounded_half_up(periods, build, feet, average):
    build(feet, date(2025, 10, 1))
    build("0.00", date(2025, 10, 2))
    assert periods()[0]["average_feet_built"] == average


def test_sections_of_one_day_are_one_day_worked(periods, profile, build, make_section):
    build("1.25", date(2025, 10, 1))
    build("2.50", date(2025, 10, 1), on=make_section(profile, "Tower 2-3"))
    [period] = periods()
    assert (period["days_worked"], period["average_feet_built"]) == (1, "3.75")


def test_other_profiles_are_left_out(periods, make_profile, make_section, build):
    build("9.00", date(2025, 10, 1), on=make_section(make_profile("Eastwatch")))
    assert periods()[0]["days_worked"] == 0


def test_weeks_start_on_monday_and_the_range_clips_them(periods):
    found = [
        (p["period"], p["start"], p["end"], p["days"]) for p in periods("2025-10-05", "2025-10-14", "week")
    ]
    assert found == [
        ("2025-09-29", "2025-10-05", "2025-10-05", 1),
        ("2025-10-06", "2025-10-06", "2025-10-12", 7),
        ("2025-10-13", "2025-10-13", "2025-10-14", 2),
    ]


def test_work_outside_the_range_is_left_out_of_clipped_periods(periods, build):
    for day in (date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 31), date(2025, 11, 1)):
        build("1.00", day)
    found = [(p["period"], p["total_feet_built"]) for p in periods("2025-10-01", "2025-10-31", "week")]
    assert (found[0], found[-1]) == (("2025-09-29", "1.00"), ("2025-10-27", "1.00"))


def test_a_month_worked_at_its_clipped_ends_counts_those_days_alone(periods, build):
    for day in (1, 10, 20, 31):
        build("1.00", date(2025, 1, day))
    [month] = periods("2025-01-10", "2025-01-30", "month")
    assert (month["period"], month["days"], month["days_worked"]) == ("2025-01-01", 21, 2)


@pytest.mark.parametrize(("year", "days"), [(2023, 28), (2024, 29)])
def test_february_is_as_long_as_its_year_has_it(periods, build, year, days):
    build("1.00", date(year, 2, days))
    _, february, _ = periods(f"{year}-01-31", f"{year}-03-01", "month")
    assert (february["end"], february["days"], february["days_worked"]) == (f"{year}-02-{days}", days, 1)


def test_a_week_goes_on_across_the_end_of_the_year(periods, build):
    build("1.00", date(2024, 12, 31))
    build("2.00", date(2025, 1, 1))
    [week] = periods("2024-12-30", "2025-01-05", "week")
    assert (week["period"], week["total_feet_built"]) == ("2024-12-30", "3.00")


@pytest.mark.parametrize("by", ["day", "week", "month"])
@pytest.mark.parametrize("day", ["1900-01-01", "2025-10-15", "9999-12-31"])
def test_one_day_is_one_period_as_far_as_the_calendar_goes(periods, day, by):
    [period] = periods(day, day, by)
    assert (period["start"], period["end"], period["days"]) == (day, day, 1)


def test_the_largest_sums_are_exact(periods, profile, make_section, build):
    for number in range(3):
        build("99999999.99", date(2025, 10, 1), on=make_section(profile, f"Tower {number}", target="1"))
    assert periods()[0]["total_cost_gold_dragons"] == "111149999988885.00"


def test_four_thousand_periods_are_answered(periods):
    end = date(2000, 1, 1) + timedelta(days=3_999)
    assert len(periods("2000-01-01", end.isoformat(), "day")) == 4_000


@pytest.mark.parametrize(
    ("end", "by", "sentence"),
    [
        ("2010-12-14", "day", "4,001 days, of 4,000 at most: choose a shorter range or longer periods"),
        ("9999-12-31", "week", "417,421 weeks, of 4,000 at most: choose a shorter range or longer periods"),
        ("9999-12-31", "month", "96,000 months, of 4,000 at most: choose a shorter range"),
    ],
)
def test_more_are_refused(series, refused, end, by, sentence):
    answer = series("2000-01-01", end, by)
    assert refused(answer, 400, "validation_error") == {"to": [f"This would be {sentence}"]}


def test_the_end_before_the_start_is_refused(series, refused):
    assert list(refused(series("2025-10-05", "2025-10-01"), 400, "validation_error")) == ["to"]


@pytest.mark.parametrize("path", ["/api/profiles/{profile}/progress-series/", "/api/progress-series/"])
@pytest.mark.parametrize("missing", ["from", "to", "granularity"])
def test_every_parameter_is_required(api, profile, refused, path, missing):
    query = {name: text for name, text in OCTOBER.items() if name != missing}
    answer = api.get(path.format(profile=profile.pk), query)
    assert refused(answer, 400, "validation_error") == {missing: ["This field is required."]}


@pytest.mark.parametrize("by", ["year", "Week", "weeks", " week", "day,week"])
def test_other_periods_are_refused(series, refused, by):
    assert refused(series(by=by), 400, "validation_error") == {"granularity": ["Must be day, week or month"]}


@pytest.mark.parametrize("field", ["from", "to"])
@pytest.mark.parametrize("day", ["2025-02-30", "15.10.2025", "1899-12-31", "10000-01-01", "٢٠٢٥-10-01"])
def test_what_is_no_date_is_refused(whole, refused, field, day):
    answer = whole(**{field: day})
    assert list(refused(answer, 400, "validation_error")) == [field]
    assert answer.json()["message"] == "Invalid date format"


@pytest.mark.parametrize("unknown", ["start_date", "profile_id", "period"])
def test_unknown_parameters_are_refused(api, profile, refused, unknown):
    answer = api.get(f"/api/profiles/{profile.pk}/progress-series/", OCTOBER | {unknown: "1"})
    assert list(refused(answer, 400, "validation_error")) == [unknown]


@pytest.mark.parametrize("twice", ["from", "to", "granularity"])
def test_what_is_single_may_not_be_given_twice(whole, refused, twice):
    answer = whole(**{twice: [OCTOBER[twice], OCTOBER[twice]]})
    assert refused(answer, 400, "validation_error") == {twice: ["Give this only once"]}


def test_a_missing_profile_is_not_found(api, profile, refused):
    refused(api.get("/api/profiles/4711/progress-series/", OCTOBER), 404, "not_found")


def test_nothing_is_written_here(api, profile, refused):
    refused(api.post("/api/progress-series/", {}), 405, "method_not_allowed")


@pytest.fixture
def three(profile, four_days, make_profile, make_section, build):
    """Three profiles; the second built 1 ft on the first and the fourth of October, the third nothing."""
    second, third = make_profile("Eastwatch"), make_profile("Idle")
    section = make_section(second)
    build("1.00", date(2025, 10, 1), on=section)
    build("1.00", date(2025, 10, 4), on=section)
    return [profile.pk, second.pk, third.pk]


def test_the_wall_is_the_sum_of_its_profiles(whole, three):
    report = whole().json()
    [week] = report["periods"]
    assert (week["total_feet_built"], week["days_worked"]) == ("101.00", 5)
    assert (report["profile_id"], report["profile_ids"]) == (None, None)


def test_a_day_on_which_several_worked_is_one_day_worked(whole, three):
    [day] = whole(to="2025-10-01", granularity="day").json()["periods"]
    assert (day["days_worked"], day["average_feet_built"]) == (1, "1.00")


def test_profiles_can_be_chosen(whole, three):
    report = whole(profile_id=[three[2], three[1]]).json()
    assert report["summary"]["total_feet_built"] == "2.00"
    assert report["profile_ids"] == [three[2], three[1]]


def test_a_profile_chosen_twice_counts_once(whole, three):
    report = whole(profile_id=[three[1], three[1]]).json()
    assert (report["summary"]["total_feet_built"], report["profile_ids"]) == ("2.00", [three[1]])


def test_no_choice_is_all_of_them(whole, three):
    assert whole(profile_id="").json() == whole().json()


def test_one_chosen_has_the_periods_of_its_own_series(whole, series, three):
    assert whole(profile_id=three[0]).json()["periods"] == series().json()["periods"]


def test_a_profile_that_does_not_exist_is_refused_by_name(whole, three, refused):
    answer = whole(profile_id=[three[0], 4711, 77])
    sentences = ["Profile 4711 does not exist", "Profile 77 does not exist"]
    assert refused(answer, 400, "validation_error") == {"profile_id": sentences}


@pytest.mark.parametrize("pk", ["x", "0", "-1", "1.0", str(2**63), ["1", ""]])
def test_what_is_no_id_is_refused(whole, profile, refused, pk):
    assert list(refused(whole(profile_id=pk), 400, "validation_error")) == ["profile_id"]


def test_a_wall_without_profiles_has_empty_periods(whole, db):
    assert [period["days_worked"] for period in whole().json()["periods"]] == [0]


def test_whether_a_profile_exists_is_asked_every_time(whole, profile, make_profile):
    statuses = [whole(profile_id=profile.pk + 1).status_code]
    other = make_profile("Eastwatch")
    assert other.pk == profile.pk + 1
    statuses.append(whole(profile_id=other.pk).status_code)
    other.delete()
    statuses.append(whole(profile_id=profile.pk + 1).status_code)
    assert statuses == [400, 200, 400]
