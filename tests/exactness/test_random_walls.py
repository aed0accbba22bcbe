"""Whatever the wall, every report gives the sum that whole numbers give, to the last digit."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from construction.tracking.roster import remove_profile
from construction.tracking.totals import check_totals

from .files import csv_rows, xlsx_rows
from .walls import BY, build, days, feet_by_day, half_up, ranges, texts, walls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_this_connection")]
HEADS = ("Feet", "Built (ft)", "Ice (yd³)", "Cost (GD)")
AMOUNTS = ("feet_built", "ice_cubic_yards", "cost_gold_dragons")
quickly = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def of(row):
    """Feet, ice and cost of a row, whatever its report calls them."""
    return tuple(row.get(f"total_{name}", row.get(name)) for name in AMOUNTS)


def own(wall, number):
    return [entry for entry in wall if entry.profile == number]


@quickly
@given(wall=walls(), asked=ranges())
def test_a_cost_overview(wall, asked, undone, read):
    start, end = asked
    with undone():
        for number, profile in enumerate(build(wall)):
            report = read(f"/api/profiles/{profile.pk}/cost-overview/", start_date=start, end_date=end)
            expected = feet_by_day(own(wall, number), start, end)
            total, length = sum(expected.values()), (end - start).days + 1
            assert of(report["summary"]) == texts(total)
            assert report["summary"]["average_feet_per_day"] == half_up(total, length)
            assert report["summary"]["average_cost_per_day"] == half_up(total * 370_500, length)
            assert [(day["date"], of(day)) for day in report["daily_breakdown"]] == [
                (str(day), texts(expected[day])) for day in sorted(expected, reverse=True)
            ]


@quickly
@given(wall=walls(), asked=ranges(), granularity=st.sampled_from(["day", "week", "month"]))
def test_a_series_of_one_profile_and_of_all(wall, asked, granularity, undone, read):
    start, end = asked
    query = {"from": start, "to": end, "granularity": granularity}
    with undone():
        first, *_ = build(wall)
        for address, part in (
            (f"/api/profiles/{first.pk}/progress-series/", own(wall, 0)),
            ("/api/progress-series/", wall),
        ):
            report = read(address, **query)
            for period in report["periods"]:
                expected = feet_by_day(
                    part, *map(type(start).fromisoformat, (period["start"], period["end"]))
                )
                total, worked = sum(expected.values()), len(expected)
                average = half_up(total, worked) if worked else None
                assert (of(period), period["days_worked"]) == (texts(total), worked)
                assert period["average_feet_built"] == average
            assert of(report["summary"]) == texts(sum(feet_by_day(part, start, end).values()))
            assert sum(period["days"] for period in report["periods"]) == (end - start).days + 1


@quickly
@given(wall=walls(), asked=ranges())
def test_a_bulk_overview(wall, asked, undone, read):
    start, end = asked
    with undone():
        profiles = build(wall)
        ids = ",".join(str(profile.pk) for profile in profiles)
        report = read("/api/profiles/bulk_cost_overview/", profile_ids=ids, start_date=start, end_date=end)
        assert [of(row) for row in report["results"]] == [
            texts(sum(feet_by_day(own(wall, number), start, end).values())) for number in range(3)
        ]


@quickly
@given(wall=walls(), day=days)
def test_the_ice_of_a_day(wall, day, undone, read):
    with undone():
        for number, profile in enumerate(build(wall)):
            report = read(f"/api/profiles/{profile.pk}/daily-ice-usage/", date=day)
            here = {f"Tower {entry.section}": entry.feet for entry in own(wall, number) if entry.day == day}
            assert of(report)[:2] == texts(sum(here.values()))[:2]
            assert {row["section_name"]: of(row)[:2] for row in report["sections"]} == {
                name: texts(feet)[:2] for name, feet in here.items()
            }


@quickly
@given(wall=walls())
def test_a_list_of_days_of_work(wall, undone, read):
    with undone():
        build(wall)
        rows = read("/api/progress/", page_size=200)["results"]
        assert sorted(of(row) for row in rows) == sorted(texts(entry.feet) for entry in wall)


@quickly
@given(wall=walls())
def test_the_whole_wall(wall, undone, read):
    with undone():
        build(wall)
        assert of(read("/", format="json")) == texts(sum(entry.feet for entry in wall))


@quickly
@given(wall=walls())
def test_the_totals_that_are_kept(wall, undone):
    with undone():
        build(wall)
        assert check_totals().first is None


@pytest.mark.django_db(transaction=True)
@settings(quickly, max_examples=5)
@given(wall=walls(), asked=ranges())
def test_the_files_of_reports_and_lists(wall, asked, client):
    """Their rows are read on a connection of their own, so these walls are committed and removed again."""
    start, end = asked
    profiles = build(wall)
    try:
        expected = feet_by_day(own(wall, 0), start, end)
        days = {"start_date": start, "end_date": end}
        periods = {"from": start, "to": end, "granularity": "day"}
        for name, query in (("cost-overview", days), ("progress", days), ("progress-series", periods)):
            address = f"/profiles/{profiles[0].pk}/{name}/"
            text_rows = csv_rows(b"".join(client.get(address, query | {"format": "csv"})))
            rows = xlsx_rows(b"".join(client.get(address, query | {"format": "xlsx"})))
            places = [place for place, head in enumerate(text_rows[0]) if head in HEADS]
            total = texts(sum(expected.values()))
            assert tuple(text_rows[-1][place] for place in places) == total
            assert tuple(rows[-1][place] for place in places) == tuple(map(Decimal, total))
            assert tuple(sum(Decimal(row[p]) for row in text_rows[1:-1]) for p in places) == tuple(
                map(Decimal, total)
            )
            assert len(rows) == len(text_rows)
    finally:
        for profile in profiles:
            remove_profile(profile, by=BY)
