"""Filters ask when there is something to ask, and the address, the form and the focus follow what is shown."""

import pytest

pytestmark = pytest.mark.browser
COSTS = "/profiles/1/cost-overview/"
JANUARY = f"{COSTS}?start_date=2026-01-01&end_date=2026-01-31"


@pytest.fixture
def history(open_page):
    """A page at an address, and how many entries its history has had since."""

    def visit(address):
        page = open_page(address)
        before = page.evaluate("history.length")
        return page, lambda: page.evaluate("history.length") - before

    return visit


def asked(page):
    """The addresses that HTMX asks for from now on."""
    addresses = []
    page.on("request", lambda each: addresses.append(each.url) if "hx-request" in each.headers else None)
    return addresses


def show(page):
    with page.expect_response("**/cost-overview/**"):
        page.get_by_role("button", name="Show").click()


def test_showing_the_same_again_is_no_step_back(history):
    page, entries = history(JANUARY)
    show(page)
    show(page)
    assert entries() == 0


def test_what_was_refused_is_no_step_back(history):
    page, entries = history(JANUARY)
    page.get_by_label("To", exact=True).fill("2025-12-01")
    page.locator("#id_end_date[aria-invalid=true]").wait_for()
    assert (entries(), page.url.endswith(JANUARY)) == (0, True)


def test_a_day_is_asked_for_once_it_is_typed(open_page):
    page = open_page(JANUARY)
    addresses = asked(page)
    page.get_by_label("From", exact=True).focus()
    page.keyboard.type("02012025", delay=30)
    page.wait_for_timeout(300)
    assert addresses == []
    with page.expect_response("**start_date=202*"):
        page.get_by_label("To", exact=True).focus()
    assert len(addresses) == 1


def test_a_typed_day_is_entered(open_page):
    page = open_page(JANUARY)
    page.get_by_label("From", exact=True).focus()
    page.keyboard.type("01022025", delay=30)
    addresses = asked(page)
    with page.expect_response("**start_date=2025*"):
        page.keyboard.press("Enter")
    page.get_by_label("To", exact=True).focus()
    page.wait_for_timeout(300)
    assert len(addresses) == 1


def test_a_range_offered_is_shown_in_place(open_page):
    page = open_page(JANUARY)
    addresses = asked(page)
    page.get_by_role("link", name="Last 30 days").click()
    page.locator(".presets [aria-current=true]", has_text="Last 30 days").wait_for()
    page.locator(".range-title:focus").wait_for()
    assert len(addresses) == 1
    assert page.get_by_label("From", exact=True).input_value() in page.url


def test_the_next_day_is_shown_in_place(open_page):
    page = open_page("/profiles/1/daily-ice-usage/?date=2026-01-31")
    page.locator("#day-after").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**date=2026-02-01")
    page.locator("#day-after:focus").wait_for()
    assert page.get_by_label("Day", exact=True).input_value() == "2026-02-01"


def test_the_ranges_are_links_without_javascript(open_page):
    page = open_page(
        "/progress-series/?from=2026-01-01&to=2026-01-31&granularity=day", java_script_enabled=False
    )
    page.get_by_role("link", name="This year").click()
    page.wait_for_url("**granularity=month")
    assert page.locator(".presets [aria-current=true]").count() >= 1
