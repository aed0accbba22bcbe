"""What HTMX fetches is a whole page to whoever opens its address, and history brings whole pages back."""

import pytest

from .addresses import YESTERDAY
from .inspection import arrive

pytestmark = pytest.mark.browser
WALKED = (
    "/",
    "/wall/",
    "/reports/",
    "/no-work/",
    "/profiles/1/march/",
    "/profiles/1/cost-overview/",
    "/profiles/1/progress-series/",
    "/profiles/1/daily-ice-usage/",
    "/profiles/1/progress/record/",
    "/profiles/bulk_cost_overview/",
    "/progress-series/",
    "/progress/?page_size=6",
    "/sections/?page_size=6",
    "/profiles/?page_size=3",
)
FETCHED = """() => [...document.querySelectorAll("[hx-get]")].map((each) => {
  const own = new URL(each.getAttribute("hx-get") || location.href, location.href);
  if (each.matches("form")) {
    for (const [name, value] of new FormData(each)) if (value !== "") own.searchParams.append(name, value);
  }
  return own.pathname + own.search;
})"""
FRAME = "header.site, main h1, footer.colophon"
STEPS = (
    ("/profiles/", lambda page: page.get_by_label("Status").select_option("Inactive")),
    ("/profiles/1/cost-overview/", lambda page: page.get_by_role("link", name="All", exact=True).click()),
    ("/progress-series/", lambda page: page.get_by_label("By").select_option("month")),
    (f"/profiles/1/daily-ice-usage/?date={YESTERDAY}", lambda page: page.locator("#day-before").click()),
    ("/progress/?page_size=6", lambda page: page.locator("#page-next").click()),
)


@pytest.mark.parametrize("address", WALKED)
def test_what_a_page_fetches_is_a_page_of_its_own(new_page, address):
    page = new_page()
    arrive(page, address)
    for fetched in sorted(set(page.evaluate(FETCHED))):
        answer = page.goto(fetched)
        assert (fetched, answer.status, page.locator(FRAME).count()) == (fetched, 200, 3)
    assert page.troubles == []


@pytest.mark.parametrize(("address", "step"), STEPS, ids=[address for address, _ in STEPS])
def test_back_and_forward_bring_back_what_was_seen(new_page, address, step):
    page = new_page()
    arrive(page, address)
    before = seen(page)
    with page.expect_response("**"):
        step(page)
    page.wait_for_function("was => document.querySelector('#main').innerText !== was", arg=before[1])
    page.wait_for_function("was => location.href !== was", arg=before[0])
    after = seen(page)
    page.go_back()
    comes_back(page, before)
    page.go_forward()
    comes_back(page, after)
    assert page.troubles == []


def test_a_page_left_and_come_back_to_is_whole(new_page):
    page = new_page()
    arrive(page, "/profiles/")
    page.get_by_label("Status").select_option("Inactive")
    page.wait_for_url("**is_active=false")
    page.locator(".ledger tbody a").first.click()
    page.wait_for_url("**/profiles/*/")
    page.go_back()
    page.wait_for_url("**is_active=false")
    assert page.locator(FRAME).count() == 3
    assert page.get_by_label("Status").input_value() == "false"


def seen(page):
    return page.url, page.locator("#main").inner_text()


def comes_back(page, state):
    address, text = state
    page.wait_for_url(address)
    page.wait_for_function("was => document.querySelector('#main').innerText === was", arg=text)
    assert page.locator(FRAME).count() == 3
