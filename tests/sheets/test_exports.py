"""Every table can be saved as a file of the same columns, rows, order and totals."""

import re
from datetime import date
from html import unescape

import pytest

from .conftest import ANSWERS, content_of, rows_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at(profile, section, build):
    """The address of a page about the profile, which has built something."""
    build(feet="12.50", day=1)
    return lambda address: address.format(profile=profile.pk)


def heads_of(page):
    """What stands at the head of the page's table, but for what only screen readers are told."""
    head = re.search(r"<thead>(.*?)</thead>", page, re.DOTALL)[1]
    cells = re.findall(r"<th\b[^>]*>(.*?)</th>", head, re.DOTALL)
    shown = (re.sub(r'<span class="visually-hidden">.*?</span>', "", cell) for cell in cells)
    return [text for cell in shown if (text := unescape(re.sub(r"<[^>]*>", "", cell)).strip())]


def foot_of(page):
    """The total's cells, without separators."""
    foot = re.search(r"<tfoot>(.*?)</tfoot>", page, re.DOTALL)[1]
    cells = re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", foot, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>| of .*", "", cell)).strip().replace(",", "") for cell in cells]


@pytest.mark.parametrize("address", ANSWERS)
def test_a_file_has_the_columns_of_the_screen(client, at, saved, address):
    heads = heads_of(client.get(at(address)).content.decode())
    assert saved(at(address))[0][: len(heads)] == heads


@pytest.mark.parametrize(
    "address", [address for address in ANSWERS if "date" in address or "from" in address]
)
def test_a_file_has_the_total_of_the_screen(client, at, saved, address):
    foot = foot_of(client.get(at(address)).content.decode())
    assert all(told == shown for told, shown in zip(saved(at(address))[-1], foot, strict=False))


@pytest.mark.parametrize("address", ANSWERS)
def test_a_workbook_says_the_same(client, at, saved, address):
    mark = "&" if "?" in address else "?"
    rows = rows_of(content_of(client.get(f"{at(address)}{mark}format=xlsx")))
    lines = saved(at(address))
    assert rows[0] == lines[0]
    assert len(rows) == len(lines)


@pytest.mark.parametrize("address", ANSWERS)
def test_a_table_without_rows_is_a_file_too(client, profile, saved, address):
    address = address.format(profile=profile.pk).replace("2025", "2030")
    assert len(saved(f"{address}{'&' if '?' in address else '?'}")) >= 1


def test_a_day_of_work_in_a_file(at, saved):
    assert saved("/progress/")[1:] == [
        ["2025-01-01", "Northern Watch", "Tower 1-2", "12.50", "2437.50", "4631250.00", "", ""],
        ["Total", "", "", "12.50", "2437.50", "4631250.00", "", ""],
    ]


def test_a_day_of_work_in_a_workbook(client, at):
    rows = rows_of(content_of(client.get("/progress/?format=xlsx")))
    assert rows[1][:6] == [date(2025, 1, 1), "Northern Watch", "Tower 1-2", 12.5, 2437.5, 4_631_250.0]


def test_why_nothing_was_built_stands_in_a_file(build, saved):
    build("0.00", day=2, no_work_reason="material", notes="No ice came up")
    head, day, *_ = saved("/progress/?no_work_reason=any")
    assert (head[6], day[3], day[6:]) == ("No work", "0.00", ["Material", "No ice came up"])


def test_a_profile_and_a_section_in_a_file(at, saved):
    assert saved("/profiles/")[1] == ["Northern Watch", "Jon Snow", "1", "12.50", "2%", "Active"]
    assert saved("/sections/")[1] == ["Tower 1-2", "Northern Watch", "0.00", "500.00", "12.50", "2%"]


def test_a_profile_without_sections_has_empty_cells(make_profile, saved):
    make_profile("Empty")
    assert saved("/profiles/")[1] == ["Empty", "Jon Snow", "0", "", "", "Active"]


def test_a_file_has_every_row_and_not_a_page(build, saved):
    for day in range(1, 6):
        build(day=day)
    assert len(saved("/progress/?page_size=2&page=2")) == 1 + 5 + 1


def test_a_page_past_the_end_is_not_found(client, at):
    assert client.get("/progress/?page=9&format=csv").json()["error"] == "not_found"


def test_the_filter_narrows_rows_and_total(build, saved):
    for day in range(1, 6):
        build(feet=day, day=day)
    lines = saved("/progress/?start_date=2025-01-02&end_date=2025-01-03")
    assert [line[3] for line in lines[1:]] == ["3.00", "2.00", "5.00"]


@pytest.mark.parametrize(
    ("ordering", "days"),
    [("date", "123"), ("-feet_built", "213"), ("section_name", "231"), ("-created_at,date", "321")],
)
def test_the_rows_come_in_the_order_asked(profile, make_section, build, saved, ordering, days):
    other = make_section(profile, name="Aerie", start="600")
    for day, feet, on in ((1, 2, None), (2, 3, other), (3, 1, None)):
        build(feet=feet, day=day, on=other if on else None)
    assert "".join(line[0][-1] for line in saved(f"/progress/?ordering={ordering}")[1:-1]) == days


def test_one_profiles_list_is_its_own(profile, at, make_profile, make_section, build, saved):
    build(on=make_section(make_profile("Other"), name="Elsewhere"), day=2)
    assert len(saved(at("/profiles/{profile}/progress/"))) == 3
    assert saved(at("/profiles/{profile}/progress/"))[1][2] == "Tower 1-2"


@pytest.mark.parametrize("search", ["SCHNEE", "SCHNÉE"])
def test_a_search_knows_case_as_on_the_screen(build, saved, search):
    build(notes="Viel Schnee, schnée")
    build(day=2)
    assert [line[0] for line in saved(f"/progress/?search={search}")[1:-1]] == ["2025-01-01"]


def test_notes_are_whole_and_harmless(build, saved):
    build(notes='=cmd|"x"\n' + "a" * 3_000)
    assert saved("/progress/")[1][7] == '\'=cmd|"x"\n' + "a" * 3_000


def test_a_profile_that_is_not_there_gives_its_reason(profile, saved):
    lines = saved("/profiles/bulk_cost_overview/?profile_ids=77&start_date=2025-01-01&end_date=2025-01-31")
    assert lines[1] == ["Profile 77 does not exist.", *[""] * 8]


def test_a_share_of_the_comparison_has_two_places(build, make_profile, make_section, saved):
    mine = build(feet="15.00").wall_section.profile
    other = build(feet="11.00", on=make_section(make_profile("Small"))).wall_section.profile
    lines = saved(
        f"/profiles/bulk_cost_overview/?profile_ids={mine.pk},{other.pk}&start_date=2025-01-01&end_date=2025-01-31"
    )
    assert [line[4] for line in lines] == ["Share", "57.69%", "42.31%", ""]


def test_a_file_tells_which_days_of_a_week_are_in_the_range(build, profile, saved):
    build(feet="2.00", day=6)
    lines = saved(f"/profiles/{profile.pk}/progress-series/?from=2025-01-06&to=2025-01-14&granularity=week")
    assert [line[6:] for line in lines] == [
        ["From", "To", "Days"],
        ["2025-01-06", "2025-01-12", "7"],
        ["2025-01-13", "2025-01-14", "2"],
        ["2025-01-06", "2025-01-14", "9"],
    ]
