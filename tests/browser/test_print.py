"""Reports, lists and drawings on paper: what was asked, when and by whom; heads on every sheet, nothing to click."""

import io
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True)
class Sheets:
    """A page in the dark as it came out of the printer, and what the printer was given."""

    texts: list[str]
    title: str
    asked: list[str]
    clicked: list[str]
    heads: str
    rows: int
    picture: Image.Image


@pytest.fixture(scope="module")
def sheets_of(chromium, wall):
    """The printed page of a route; each is printed once."""
    page = chromium.new_page(base_url=wall.url, color_scheme="dark", locale="en-GB")
    page.is_plain = False

    @cache
    def print_out(route):
        arrive(page, address_of(route) + (LONG | OTHERS)[route])
        texts = pages_of(page.pdf(prefer_css_page_size=True))
        page.emulate_media(media="print", color_scheme="dark")
        table = page.locator("table.ledger").last
        sheets = Sheets(
            texts=texts,
            title=squeezed(page.locator("h1").text_content()),
            asked=[squeezed(text) for text in page.locator(".filter-sentence").all_text_contents()],
            clicked=page.locator(CLICKED).evaluate_all("all => all.map(each => each.outerHTML)"),
            heads=squeezed("".join(table.locator("thead th").all_text_contents())),
            rows=table.locator("tbody tr").count(),
            picture=Image.open(io.BytesIO(page.screenshot())).convert("L"),
        )
        page.emulate_media(media="null")
        return sheets

    yield print_out
    page.close()


@pytest.mark.parametrize("route", PRINTED)
def test_a_sheet_says_what_was_asked_when_and_by_whom(sheets_of, route):
    sheets = sheets_of(route)
    assert len(sheets.asked) == 1
    assert sheets.asked[0] in sheets.texts[0]
    assert sheets.title in sheets.texts[0]
    assert squeezed("by a visitor from http://") in sheets.texts[-1]
    assert f"Page1of{len(sheets.texts)}" in sheets.texts[0]


@pytest.mark.parametrize("route", PRINTED)
def test_nothing_is_printed_that_is_there_to_be_clicked(sheets_of, route):
    sheets = sheets_of(route)
    assert [word for word in NAVIGATION if squeezed(word) in "".join(sheets.texts)] == []
    assert sheets.clicked == []


@pytest.mark.parametrize("route", LONG)
def test_the_heads_of_a_long_table_are_on_every_sheet(sheets_of, route):
    """But for the first, where a chart may leave no room for a row."""
    sheets = sheets_of(route)
    headless = [number for number, text in enumerate(sheets.texts) if text and sheets.heads not in text]
    assert headless in ([], [0]) or sheets.rows < 30
    assert len(headless) < len(sheets.texts)


@pytest.mark.parametrize("route", PRINTED)
def test_paper_is_white(sheets_of, route):
    picture = sheets_of(route).picture
    assert ImageStat.Stat(picture).mean[0] > LIGHT
    assert picture.getpixel((2, 2)) > LIGHT
