"""Reports, lists and drawings on paper: what was asked, when and by whom; heads on every sheet, nothing to click."""

import io

import pytest
from PIL import Image, ImageStat

from .addresses import YESTERDAY, address_of
from .inspection import arrive
from .paper import pages_of, squeezed

pytestmark = pytest.mark.browser
YEAR = f"start_date={YESTERDAY.replace(year=YESTERDAY.year - 1, day=1)}&end_date={YESTERDAY}"
LONG = {
    "profile_cost_overview": f"?{YEAR}",
    "profile_list": "",
    "section_list": "?page_size=200",
    "progress_list": "?page_size=200",
    "profile_progress": "?page_size=200",
    "profile_progress_series": f"?from=2020-01-01&to={YESTERDAY}&granularity=week",
}
OTHERS = {
    "profile_daily_ice_usage": f"?date={YESTERDAY}",
    "profile_bulk_cost_overview": "",
    "progress_series": "",
    "no_work": "",
    "wall": "",
    "profile_march": "",
}
PRINTED = [*LONG, *OTHERS]
NAVIGATION = ("Skip to content", "Menu", "Export", "Site administration", "Try again")
CLICKED = "header nav:visible, button:not(thead *):visible, input:visible, select:visible, textarea:visible"
LIGHT = 200
"""Of 255, the mean of a sheet in which black letters stand on white."""


@pytest.fixture
def print_out(new_page):
    """A page in the dark, as it is before it is printed, and the sheets that come out."""

    def make(route):
        page = new_page(color_scheme="dark")
        arrive(page, address_of(route) + (LONG | OTHERS)[route])
        return page, pages_of(page.pdf(prefer_css_page_size=True))

    return make


@pytest.mark.parametrize("route", PRINTED)
def test_a_sheet_says_what_was_asked_when_and_by_whom(print_out, route):
    page, sheets = print_out(route)
    assert page.locator(".filter-sentence").count() == 1
    assert squeezed(page.locator(".filter-sentence").text_content()) in sheets[0]
    assert squeezed(page.locator("h1").text_content()) in sheets[0]
    assert squeezed("by a visitor from http://") in sheets[-1]
    assert f"Page1of{len(sheets)}" in sheets[0]


@pytest.mark.parametrize("route", PRINTED)
def test_nothing_is_printed_that_is_there_to_be_clicked(print_out, route):
    page, sheets = print_out(route)
    assert [word for word in NAVIGATION if squeezed(word) in "".join(sheets)] == []
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(CLICKED).evaluate_all("all => all.map(each => each.outerHTML)") == []


@pytest.mark.parametrize("route", LONG)
def test_the_heads_of_a_long_table_are_on_every_sheet(print_out, route):
    page, sheets = print_out(route)
    page.emulate_media(media="print")
    heads = squeezed("".join(page.locator("table.ledger").last.locator("thead th").all_text_contents()))
    rows = page.locator("table.ledger").last.locator("tbody tr").count()
    long = [sheet for sheet in sheets if heads in sheet]
    assert len(long) == len([sheet for sheet in sheets if sheet]) or rows < 30
    assert long


@pytest.mark.parametrize("route", PRINTED)
def test_paper_is_white(print_out, route):
    page, _ = print_out(route)
    page.emulate_media(media="print", color_scheme="dark")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
    assert ImageStat.Stat(picture).mean[0] > LIGHT
    assert picture.getpixel((2, 2)) > LIGHT
