"""Pages hold under what readers do to them: zoom, wider letters, colours of their own, names of any length."""

import re

import pytest

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/profiles/",
    "/profiles/1/",
    "/profiles/1/edit/",
    "/sections/1/",
    "/progress/?page_size=6",
    "/progress/1/edit/",
    "/profiles/1/cost-overview/",
    "/profiles/bulk_cost_overview/",
    "/progress-series/",
    "/imports/new/",
    "/help/keyboard/",
    "/nothing/",
)
REFLOW = 320
"""What 1280 px are at 400 %."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT_OFF = """[...document.querySelectorAll('.btn, .chip, h1, h2, label, nav a')]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1)
    .filter(each => !each.closest('.visually-hidden') && each.clientWidth > 1)
    .filter(each => getComputedStyle(each).display !== 'inline').map(each => each.outerHTML.slice(0, 120))"""
SMALL = """[...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest('.skip, .visually-hidden, svg'))
    .filter(each => getComputedStyle(each).display !== 'inline' && !each.closest('label')?.matches('.choices-list label'))
    .map(each => [each.getBoundingClientRect(), each]).filter(([box]) => box.width < 24 || box.height < 24)
    .map(([box, each]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${each.outerHTML.slice(0, 100)}`)"""
UNEVEN = """[...document.querySelectorAll('body *')]
    .filter(each => each.checkVisibility())
    .filter(each => /[0-9]/.test(each.matches('[type=text]') ? each.value : each.childNodes[0]?.data))
    .filter(each => !getComputedStyle(each).fontVariantNumeric.includes('tabular-nums'))
    .map(each => each.outerHTML.slice(0, 100))"""
LONGEST = "Ygritte" * 36
NAMES = (LONGEST[:255], "جدار الشمال العظيم " * 4 + "\u202e", "A stretch with a very long name " * 5)


def each_page(page, look):
    found = {}
    for address in PAGES:
        page.goto(address)
        found[address] = look(page)
    return {address: what for address, what in found.items() if what}


def test_at_400_percent_no_page_scrolls_sideways(open_page):
    page = open_page(width=REFLOW)
    assert each_page(page, lambda page: page.evaluate(BEYOND)) == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_wider_letters_and_lines_cut_nothing_off(open_page, width):
    page = open_page(width=width, bypass_csp=True)

    def look(page):
        page.add_style_tag(content=SPACING)
        return page.evaluate(BEYOND) or page.evaluate(CUT_OFF)

    assert each_page(page, look) == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_target_is_large_enough_to_hit(open_page, width):
    page = open_page(width=width)
    assert each_page(page, lambda page: page.evaluate(SMALL)) == {}


def test_digits_are_of_one_width(open_page):
    page = open_page()
    assert each_page(page, lambda page: page.evaluate(UNEVEN)) == {}


def test_nothing_moves_for_whoever_wants_it_still(open_page):
    page = open_page("/profiles/1/edit/", reduced_motion="reduce")
    moving = """[...document.querySelectorAll('*')].filter(each => {
        const style = getComputedStyle(each);
        return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
    }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_colours_of_the_system_show_where_one_is(open_page):
    page = open_page("/profiles/", forced_colors="active")
    line = "link => getComputedStyle(link).borderBottomColor"
    here = page.locator(".job-pages a[aria-current]").evaluate(line)
    assert here != page.locator(".job-pages a:not([aria-current])").first.evaluate(line)


@pytest.mark.parametrize("name", NAMES, ids=["one word", "right to left", "many words"])
def test_long_names_stay_within_their_place(open_page, name):
    page = open_page("/profiles/new/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Team lead").fill(name)
    page.get_by_role("button", name="Save profile").click()
    page.wait_for_url(re.compile(r"/profiles/\d+/$"))
    profile = page.url
    page.goto(f"{profile}sections/new/")
    page.get_by_label("Section name").fill(name)
    page.get_by_label("Start position").fill("0")
    page.get_by_label("Target length").fill("100")
    page.get_by_role("button", name="Save section").click()
    page.wait_for_url(re.compile(r"/(profiles|sections)/\d+/$"))
    beyond = {}
    for width in (REFLOW, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        for address in (
            profile,
            f"{profile}edit/",
            f"{profile}delete/",
            f"{profile}sections/",
            f"{profile}cost-overview/",
            "/",
        ):
            page.goto(address)
            beyond[address, width] = page.evaluate(BEYOND)
    page.goto(f"{profile}delete/")
    page.get_by_role("button", name="Delete profile").click()
    page.wait_for_url("**/profiles/")
    assert {where: by for where, by in beyond.items() if by} == {}
