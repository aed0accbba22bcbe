"""Every page, on a phone and a desk, light and dark: quiet, within its width, usable by everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/profiles/",
    "/profiles/?ordering=-name&page_size=3",
    "/profiles/?search=nobody",
    "/profiles/1/",
    "/profiles/1/sections/",
    "/profiles/1/progress/?page_size=6",
    "/profiles/1/progress/record/",
    "/profiles/new/",
    "/profiles/1/edit/",
    "/profiles/1/delete/",
    "/profiles/1/sections/new/",
    "/sections/?page_size=6",
    "/sections/1/",
    "/sections/1/edit/",
    "/sections/1/delete/",
    "/progress/?page_size=6",
    "/progress/1/",
    "/progress/1/edit/",
    "/progress/1/delete/",
    "/profiles/1/daily-ice-usage/",
    "/profiles/1/cost-overview/",
    "/profiles/bulk_cost_overview/",
    "/profiles/1/progress-series/",
    "/progress-series/",
    "/imports/",
    "/imports/new/",
)
REFUSED = (
    "/nothing/here/",
    "/profiles/1/cost-overview/?start_date=2026-02-01&end_date=2026-01-01",
    "/profiles/?is_active=perhaps&colour=" + "blue" * 60,
)


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_complains_scrolls_sideways_or_shuts_anyone_out(open_page, axe, scheme):
    page = open_page(color_scheme=scheme)
    found = {address: problems(page, axe, address) for address in PAGES}
    assert {address: all_of for address, all_of in found.items() if all_of} == {}
    assert page.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_refusals_are_as_well_made_as_pages(open_page, axe, scheme):
    page = open_page(color_scheme=scheme)
    found = {address: problems(page, axe, address) for address in REFUSED}
    assert {address: all_of for address, all_of in found.items() if all_of} == {}


def test_the_widest_screens_have_margins(open_page):
    page = open_page("/", width=1920)
    assert page.locator("#main").bounding_box()["width"] < 1300


def problems(page, axe, address):
    """What is wrong with a page on a desk and on a phone."""
    page.goto(address)
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond:
            found.append(f"{beyond} px too wide for {width}")
        result = axe.run(page, options={"resultTypes": ["violations"]}).response
        found += [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in result["violations"]]
    return found
