"""The managers' comparison: trends, columns, pages, curves of the rows chosen, and what it says of nothing."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from construction.models import Profile
from construction.reports import bulk

from .conftest import BULK

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = {"start_date": "2025-01-01", "end_date": "2025-01-31"}
ALL_COLUMNS = "trend,feet,ice,cost,share,mean,days,target,last"


@pytest.fixture
def compare(client, text_of):
    """The page over January."""

    def ask(status=200, **query):
        response = client.get(BULK, JANUARY | query)
        assert response.status_code == status
        return text_of(response)

    return ask


@pytest.fixture
def crowd(db):
    """Profiles by the number, without sections; their ids by name."""

    def make(count):
        names = [f"Watch {number:04}" for number in range(count)]
        Profile.objects.bulk_create(
            [Profile(name=name, name_key=name.lower(), team_lead="Jon") for name in names]
        )
        return list(Profile.objects.by_name().values_list("pk", flat=True))

    return make


def cells(page, label):
    """What the column says in each row, as text."""
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    found = re.findall(rf'data-label="{re.escape(label)}">(.*?)</td>', body)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in found]


def test_a_row_shows_every_measure(compare, build, make_profile, make_section):
    ours = make_profile("Ours")
    build(feet="10.00", day=3, on=make_section(ours, "Tower", target="31.00"))
    build(feet="2.40", day=9, on=make_section(ours, "Gate", target="0.00"))
    page = compare(profile_ids=ours.pk, columns=ALL_COLUMNS)
    assert cells(page, "Built (ft)") == ["12.40"]
    assert cells(page, "Built a day (ft)") == ["0.40"]
    assert cells(page, "Days worked") == ["2"]
    assert cells(page, "Of target by 31 Jan 2025") == ["40 %"]
    assert cells(page, "Last record") == ["9 Jan 2025"]
    assert cells(page, "Share") == ["100.0 %"]


def test_a_trend_says_when_the_most_was_built(compare, build):
    build(feet="120.00", day=4)
    assert "<title>Most 120.00 ft on 4 Jan</title>" in compare(group="all")


def test_the_columns_asked_for_are_shown_and_ticked(compare, build):
    build()
    page = compare(group="all", columns=["feet", "ice"])
    assert (cells(page, "Ice (yd³)"), cells(page, "Cost (GD)")) == (["195.00"], [])
    assert re.findall(r'name="columns" value="(\w+)" checked', page) == ["feet", "ice"]
    assert "columns=feet%2Cice" in page


def test_files_have_all_columns_until_some_are_chosen(compare, build):
    """Boxes that were never touched are sent with every order and page."""
    build()
    untouched = compare(
        group="all", columns=["trend", "feet", "ice", "cost", "share", "days", "target", "last"]
    )
    [address, _] = re.findall(r'href="([^"]*format=csv[^"]*)"', untouched)
    assert "columns" not in address


def test_a_column_that_is_none_is_refused(compare, profile):
    assert "Must be some of trend, feet" in compare(422, group="all", columns="feet,colour")


def test_a_trend_that_is_not_shown_is_not_asked_for(compare, build):
    build()
    with CaptureQueriesContext(connection) as asked:
        compare(group="all", columns="feet")
    assert not [query for query in asked if "slots" in query["sql"]]


def test_queries_do_not_grow_with_what_is_compared(client, crowd):
    ids = crowd(150)

    def count(chosen, **query):
        with CaptureQueriesContext(connection) as asked:
            client.get(BULK, JANUARY | {"profile_ids": chosen, "columns": ALL_COLUMNS} | query)
        return len(asked)

    assert (
        count(ids[:3], compare=ids[0]) == count(ids, compare=ids[:6]) == count(ids, compare=ids[-6:], page=1)
    )


def test_rows_from_a_hundred_on_come_by_the_page(compare, crowd):
    ids = crowd(205)
    build = compare(group="all", page=3)
    assert build.count('name="compare"') == 5
    assert "Rows 201–205 of 205" in build
    assert "Total of all 205" in build
    assert "Total of all" not in compare(profile_ids=ids[:100])


def test_all_rows_can_be_had_on_one_page(compare, crowd):
    crowd(105)
    page = compare(group="all", page="all")
    assert (page.count('name="compare"'), "Total of all" in page) == (105, False)


def test_the_total_is_of_all_pages(compare, crowd, make_profile, make_section, build):
    crowd(105)
    build(feet="7.00", on=make_section(make_profile("Zulu")))
    first = compare(group="all")
    assert "Zulu" not in first[first.index("<tbody>") :]
    assert '<td class="num" data-label="Built (ft)">7.00</td>' in first[first.index("<tfoot>") :]


def test_a_page_past_the_end_is_not_found(compare, crowd):
    crowd(101)
    compare(404, group="all", page=3)


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "all "])
def test_a_page_that_is_no_number_is_refused(compare, profile, page):
    compare(422, group="all", page=page)


def test_a_choice_is_kept_from_page_to_page(compare, crowd):
    ids = crowd(105)
    page = compare(group="all", page=2, compare=f"{ids[0]},{ids[104]}")
    assert f'<input type="hidden" name="compare" value="{ids[0]}">' in page
    assert re.findall(r'name="compare" value="(\d+)" aria-label="[^"]+" checked', page) == [str(ids[104])]


def test_the_thousand_make_a_table_of_a_few_bytes(client, crowd, make_profile):
    crowd(1_000)
    table = client.get(BULK, JANUARY | {"group": "all"}, headers={"HX-Request": "true"}).content
    assert len(table) < 150_000


def test_curves_are_drawn_of_the_rows_chosen(compare, build, make_profile, make_section, profile):
    other = make_profile("Other")
    build(feet="10.00", day=2)
    build(feet="5.00", day=20)
    build(feet="7.00", day=3, on=make_section(other))
    page = compare(group="all", compare=f"{profile.pk},{other.pk}")
    assert page.count("<polyline") == 2
    assert 'class="curve curve-1"' in page
    assert 'class="curve curve-2"' in page
    assert f"{profile.name}: 15.00 ft; Other: 7.00 ft" in page
    assert re.findall(r'<th scope="row" class="day">20 Jan 2025</th>(.*?)</tr>', page) == [
        '<td class="num">15.00</td><td class="num">7.00</td>'
    ]


def test_curves_know_rows_of_other_pages(compare, crowd, make_section, build):
    crowd(105)
    last = Profile.objects.get(name="Watch 0104")
    build(feet="3.00", on=make_section(last))
    assert "Watch 0104: 3.00 ft" in compare(group="all", compare=last.pk)


def test_a_seventh_curve_is_not_drawn_and_that_is_said(compare, crowd, make_section, build):
    ids = crowd(7)[:7]
    for pk in ids:
        build(on=make_section(Profile.objects.get(pk=pk), "Gate"))
    page = compare(group="all", compare=ids)
    assert "7 profiles are chosen; the curves are of the first 6." in page
    assert (page.count("<polyline"), "notice-warning" in page) == (6, True)


def test_curves_of_nothing_say_so(compare, profile):
    assert "there is no curve to draw" in compare(group="all", compare=profile.pk)


def test_who_is_not_compared_has_no_curve(compare, profile, make_profile):
    other = make_profile("Other")
    assert "curve" not in compare(profile_ids=profile.pk, compare=other.pk).replace("their curves", "")


@pytest.mark.parametrize(
    "name", ['"><img src=x>', "<script>alert(1)</script>", "W" * 255, "שומרי \u202eהחומה"]
)
def test_names_are_text_wherever_they_stand(compare, make_profile, make_section, build, name):
    other = make_profile(name)
    build(on=make_section(other))
    page = compare(group="all", compare=other.pk)
    assert f'aria-label="Choose {escape(name)}"' in page
    assert "<img src" not in page
    assert "<script>alert" not in page


def test_a_row_that_failed_says_why_and_cannot_be_chosen(compare, profile):
    page = compare(profile_ids=f"{profile.pk},4711", compare="4711")
    assert "Profile 4711 does not exist." in page
    assert 'value="4711"' not in page


def test_all_rows_may_fail(compare, profile):
    page = compare(profile_ids="4711,4712", columns="feet")
    assert ("Profile 4711 does not exist." in page, "Profile 4712 does not exist." in page) == (True, True)
    assert "<tfoot>" not in page


def test_a_failure_is_its_rows_alone_on_the_page_too(compare, build, make_profile, monkeypatch):
    fine, broken = build().wall_section.profile, make_profile("Broken").pk
    whole = bulk.measured_rows

    def failing(profile_ids, start, end):
        if broken in profile_ids:
            raise RuntimeError("the ledger is wet")
        return whole(profile_ids, start, end)

    monkeypatch.setattr(bulk, "measured_rows", failing)
    page = compare(group="all")
    assert f"Profile {broken} could not be computed." in page
    assert (fine.name in page, "ledger is wet" in page) == (True, False)


def test_groups_are_those_of_the_day(compare, make_profile):
    active, asleep = make_profile("Awake"), make_profile("Asleep", is_active=False)
    pages = {group: compare(group=group) for group in ("active", "inactive", "all")}
    rows = {group: re.findall(r'name="compare" value="(\d+)"', page) for group, page in pages.items()}
    assert rows == {
        "active": [str(active.pk)],
        "inactive": [str(asleep.pk)],
        "all": [str(asleep.pk), str(active.pk)],
    }


def test_a_group_and_ids_contradict_each_other(api, profile):
    query = JANUARY | {"group": "all", "profile_ids": profile.pk}
    answer = api.get("/api" + BULK, query)
    assert (answer.status_code, list(answer.json()["details"])) == (400, ["group"])


def test_choices_are_folded_once_they_are_many(compare, crowd):
    ids = crowd(13)
    page = compare(profile_ids=ids[:7])
    assert '<details class="choices-fold">' in page
    assert "7 of 13 chosen" in page


def test_few_choices_are_folded_as_well_but_for_errors(compare, profile):
    assert '<details class="choices-fold">' in compare(group="all")
    assert '<details class="choices-fold" open>' in compare(422, profile_ids="x")


def test_rows_by_name_say_so_and_others_do_not(compare, make_profile):
    beta, alpha = make_profile("Beta"), make_profile("Alpha")
    marked = '<th scope="col" class="" aria-sort="ascending">\n              <button id="sort-profile_name"'
    assert marked in compare(group="all")
    assert marked in compare(profile_ids=f"{alpha.pk},{beta.pk}")
    assert "aria-sort" not in compare(profile_ids=f"{beta.pk},{alpha.pk}")


def test_what_a_group_leaves_out_is_said(compare, crowd):
    crowd(1_003)
    page = compare(group="all")
    assert "These are the first 1,000 by name; 3 more are left out" in page
    assert "Comparison of the first 1,000 profiles by name, 3 more left out" in page
    assert "left out" not in compare(group="inactive")


def test_days_of_several_profiles_have_no_total(compare, build):
    build(day=3)
    page = compare(group="all")
    assert cells(page, "Days worked") == ["1"]
    assert '<td class="num blank" data-label="Days worked"></td>' in page[page.index("<tfoot>") :]


def test_no_active_profile_leads_to_the_others(client, make_profile, text_of):
    make_profile("Asleep", is_active=False)
    assert "No profile is active" in text_of(client.get(BULK))


def test_no_choice_says_what_to_choose(compare, profile):
    page = compare(422)
    assert "Choose at least one profile" in page


def test_a_range_without_records_names_the_last_one(client, build, text_of):
    build(on=None, day=date(2024, 12, 30))
    page = text_of(client.get(BULK, JANUARY | {"group": "all"}))
    assert (
        "None of these profiles has a record in this range; the last before it is of 30 December 2024."
        in page
    )


def test_a_day_of_nothing_is_a_record(compare, build):
    build(feet="0")
    assert "None of these profiles" not in compare(group="all")


def test_a_profile_without_target_has_no_share_of_it(compare, build, make_profile, make_section):
    ours = make_profile("Ours")
    build(on=make_section(ours, target="0.00"))
    assert cells(compare(profile_ids=ours.pk), "Of target by 31 Jan 2025") == ["—"]
