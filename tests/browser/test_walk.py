"""Every page as every identity, on a phone and at a desk, light and dark, with and without JavaScript.

Each is quiet, keeps to its width, asks nobody else for anything, and shuts nobody out. The last takes the time:
axe looks at a page once at a width and in a scheme, as whom it is made for; without JavaScript once, as no
script has a say in colours.
"""

import pytest

from .addresses import pages
from .identities import DESK, IDENTITIES, SCHEMES, WIDTHS, made_for
from .inspection import arrive, problems

pytestmark = pytest.mark.browser
BORROWED = ("api_docs",)
"""What Swagger UI draws; it need only be quiet."""
READ_OUTDOORS = ("record", "progress_record", "section_day")
REFUSED = (
    "/nothing/here/",
    "/profiles/1/cost-overview/?start_date=2026-02-01&end_date=2026-01-01",
    "/profiles/bulk_cost_overview/?profile_ids=77&start_date=tomorrow&end_date=2026-01-01",
    "/profiles/?is_active=perhaps&colour=" + "blue" * 60,
    "/profiles/1/progress/record/?date=yesterday",
)
NARROWED = (
    "/profiles/?search=nobody",
    "/sections/?search=nothing",
    "/progress/?start_date=1950-01-01&end_date=1950-01-31",
    "/profiles/1/progress/?start_date=1950-01-01&end_date=1950-01-31",
    "/profiles/1/cost-overview/?start_date=1950-01-01&end_date=1950-01-31",
    "/profiles/1/daily-ice-usage/?date=1950-01-01",
    "/profiles/1/progress-series/?from=1950-01-01&to=1950-01-31&granularity=week",
    "/profiles/bulk_cost_overview/?profile_ids=1,77&start_date=1950-01-01&end_date=1950-01-31",
)


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("identity", IDENTITIES, ids=str)
def test_no_page_complains_scrolls_sideways_or_shuts_anyone_out(
    new_page, things, identity, width, scheme, javascript
):
    page = new_page(width, identity=identity, color_scheme=scheme, java_script_enabled=javascript)
    lit = javascript or (scheme == "light" and width == DESK)
    visited = [(name, url, lit and made_for(name) is identity) for name, url in pages(things)]
    assert found_on(page, [each for each in visited if identity.visits(each[0])]) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_refusals_and_what_nothing_matches_are_as_well_made_as_pages(new_page, width, scheme):
    page = new_page(width, color_scheme=scheme)
    page.troubles.expects_refusal = True
    assert found_on(page, [("", url, True) for url in (*REFUSED, *NARROWED)]) == []


def test_no_two_pages_have_the_same_title(new_page, things):
    page = new_page()
    titles = {}
    for name, address in pages(things):
        answer = page.goto(address, wait_until="domcontentloaded")
        if answer.request.redirected_from is None:
            titles.setdefault(page.title(), set()).add(name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_the_widest_screens_have_margins(open_page):
    page = open_page("/", width=1920)
    assert page.locator("#main").bounding_box()["width"] < 1400


def found_on(page, addresses):
    """What is wrong with each of the (route, address, whether to look closely), a line each."""
    found = []
    for name, address, closely in addresses:
        arrive(page, address)
        outdoors = name in READ_OUTDOORS
        wrong = [] if name in BORROWED else problems(page, closely=closely, outdoors=outdoors)
        wrong += page.troubles.taken()
        found += [f"{address} {each}" for each in wrong]
    return found
