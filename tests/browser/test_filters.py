"""Filters ask when there is something to ask, and the address, the form and the focus follow what is shown."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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


def refuse(page):
    """Ask for an end before the start, and wait until that is refused."""
    page.get_by_label("To", exact=True).fill("2025-12-01")
    page.locator("#id_end_date[aria-invalid=true]").wait_for()


def test_a_refused_filter_leaves_the_last_result_greyed(open_page):
    page = open_page(JANUARY)
    shown = page.locator("#results").inner_text()
    refuse(page)
    assert page.locator("#results[data-stale][aria-disabled=true]").inner_text().endswith(shown)
    assert page.locator("#id_end_date_error").inner_text() == "End date is before start date"
    assert page.url.endswith(JANUARY)


def test_a_refused_filter_says_why_aloud(open_page):
    page = open_page(JANUARY)
    refuse(page)
    page.locator("#live", has_text="End date is before start date").wait_for()


def test_a_filter_that_is_right_again_clears_the_grey(open_page):
    page = open_page(JANUARY)
    refuse(page)
    page.get_by_label("To", exact=True).fill("2026-01-15")
    page.wait_for_url("**end_date=2026-01-15")
    page.locator("#results:not([data-stale]):not([aria-disabled])").wait_for()
    assert page.locator("#id_end_date_error").inner_text() == ""


def test_a_submitted_filter_that_is_refused_gets_the_focus(open_page):
    page = open_page(JANUARY)
    refuse(page)
    page.get_by_role("button", name="Show").click()
    page.locator("#id_end_date:focus").wait_for()


def test_a_refused_list_stays_as_well(open_page):
    page = open_page("/progress/?start_date=2026-01-01")
    rows = page.locator("#results tbody tr").count()
    page.get_by_label("To", exact=True).fill("2025-12-01")
    page.locator("#results[data-stale]").wait_for()
    assert page.locator("#results tbody tr").count() == rows > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_a_page_whose_filter_was_refused(open_page, scheme):
    page = open_page(JANUARY, color_scheme=scheme)
    refuse(page)
    assert not Axe().run(page).response["violations"]


def test_without_javascript_a_refused_filter_is_a_page(open_page):
    page = open_page(f"{COSTS}?start_date=2026-01-31&end_date=2026-01-01", java_script_enabled=False)
    assert page.get_by_text("End date is before start date").is_visible()
