"""What goes wrong between a page and its server: the page stays as it is, says so, and offers to try again."""

import pytest
from playwright.sync_api import expect

from .inspection import arrive

pytestmark = pytest.mark.browser
FAILING = {
    "status": 503,
    "headers": {"X-Request-ID": "r-42"},
    "content_type": "text/html",
    "body": "<p>Busy</p>",
}
CHANGES = {
    "/profiles/": lambda page: page.get_by_label("Status").select_option("Inactive"),
    "/progress/?page_size=6": lambda page: page.locator("#page-next").click(),
    "/profiles/1/cost-overview/": lambda page: page.get_by_role("link", name="All", exact=True).click(),
    "/progress-series/": lambda page: page.get_by_label("By").select_option("month"),
    "/profiles/1/daily-ice-usage/": lambda page: page.locator("#day-before").click(),
    "/wall/": lambda page: page.locator("#main").get_by_text("Day before").click(),
    "/no-work/": lambda page: page.get_by_role("link", name="All", exact=True).click(),
}
CHANGE = pytest.mark.parametrize(("address", "change"), CHANGES.items(), ids=list(CHANGES))


@CHANGE
def test_a_server_that_is_busy_leaves_the_page_as_it_is(new_page, address, change):
    page, before = broken(new_page, address, lambda route: route.fulfill(**FAILING))
    change(page)
    expect(page.locator(".toast-note")).to_contain_text("r-42")
    assert (page.locator("h1").text_content(), page.url) == before
    assert page.locator("[aria-busy=true]").count() == 0


@CHANGE
def test_a_lost_network_is_told_and_tried_again(new_page, address, change):
    page, before = broken(new_page, address, lambda route: route.abort())
    change(page)
    toast = page.locator(".toast-note")
    expect(toast).to_contain_text("cannot be reached")
    assert (page.locator("h1").text_content(), page.url) == before
    page.unroute("**/*")
    with page.expect_response(lambda answer: answer.ok):
        toast.get_by_role("button", name="Try again").click()
    expect(toast).to_have_count(0)


def test_a_form_sent_twice_makes_one_thing(new_page):
    page = new_page()
    arrive(page, "/profiles/new/")
    page.locator("#id_name").fill("Twice Tower")
    page.locator("#id_team_lead").fill("Edd")
    page.get_by_role("button", name="Save").dblclick()
    page.wait_for_url(lambda url: not url.endswith("/new/"))
    found = page.request.get("/api/profiles/?search=Twice Tower").json()
    page.request.delete(f"/api/profiles/{found['results'][0]['id']}/")
    assert found["count"] == 1


def test_a_card_sent_twice_is_recorded_once(new_page):
    page = new_page()
    arrive(page, "/profiles/2/progress/record/?date=2021-04-01")
    card = page.locator(".crew-card").first
    card.get_by_label("Feet built").fill("6")
    card.get_by_role("button", name="Save").dblclick()
    expect(card.locator("[data-saved]")).to_contain_text("6.00 ft")
    found = page.request.get("/api/profiles/2/progress/?start_date=2021-04-01&end_date=2021-04-01").json()
    assert [each["feet_built"] for each in found["results"]] == ["6.00"]


def test_back_after_a_save_shows_what_was_saved(new_page):
    page = new_page()
    arrive(page, "/profiles/2/progress/record/?date=2021-04-02")
    card = page.locator(".crew-card").first
    card.get_by_label("Feet built").fill("9")
    card.get_by_role("button", name="Save").click()
    expect(card.locator("[data-saved]")).to_contain_text("9.00 ft")
    page.goto("/profiles/2/")
    page.go_back()
    expect(page.locator(".crew-card").first.locator("[data-saved]")).to_contain_text("9.00 ft")


def broken(new_page, address, answer):
    """A page whose requests by HTMX are answered so from now on; its head and its address."""
    page = new_page()
    arrive(page, address)
    page.route(
        "**/*", lambda route: answer(route) if "hx-request" in route.request.headers else route.fallback()
    )
    return page, (page.locator("h1").text_content(), page.url)
