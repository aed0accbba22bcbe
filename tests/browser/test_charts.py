"""Charts in a browser: chosen by keyboard, opened alone, followed down to a day, and read by everyone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import PHONE

pytestmark = pytest.mark.browser
JANUARY = "start_date=2026-01-01&end_date=2026-01-31"
COSTS = f"/profiles/1/cost-overview/?{JANUARY}"
READ = (
    COSTS,
    f"{COSTS}&chart=cumulative",
    f"/profiles/1/daily-ice-usage/?date=2026-01-05&{JANUARY}",
    f"/no-work/?{JANUARY}",
    "/reports/",
)


def test_a_chart_is_chosen_in_place_by_keyboard(open_page):
    page = open_page(COSTS)
    page.locator("#chart-cumulative").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**&chart=cumulative")
    page.locator("#chart-cumulative[aria-current=true]:focus").wait_for()
    assert page.locator(".chart .steps").count() == 1


def test_a_chosen_chart_stays_with_other_days(open_page):
    page = open_page(f"{COSTS}&chart=cumulative")
    page.get_by_label("To", exact=True).fill("2026-01-15")
    page.wait_for_url("**end_date=2026-01-15&chart=cumulative")
    page.get_by_role("link", name="Bars").click()
    page.wait_for_url(lambda address: "chart" not in address)
    page.get_by_label("To", exact=True).fill("2026-01-20")
    page.wait_for_url(lambda address: address.endswith("end_date=2026-01-20"))


def test_a_chart_is_chosen_without_javascript(open_page):
    page = open_page(COSTS, java_script_enabled=False)
    page.get_by_role("link", name="Cumulative").click()
    assert page.locator(".chart .steps").count() == 1


def test_a_bar_leads_to_its_day_and_back(open_page):
    page = open_page(COSTS)
    page.locator(".chart svg .feet-bar").first.click()
    page.wait_for_url("**/daily-ice-usage/**date=2026-01-0*")
    page.locator(".crumbs a").click()
    page.wait_for_url(f"**{COSTS}")


def test_an_image_draws_what_the_page_does(open_page):
    page = open_page(COSTS)
    bars = page.locator(".chart .feet-bar").count()
    page.get_by_role("link", name="Open the chart").click()
    page.wait_for_url("**/cost-overview.svg?**")
    assert page.locator("svg .feet-bar").count() == bars > 0


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", READ)
def test_everyone_can_read_the_reports(open_page, address, scheme, width):
    page = open_page(address, width=width, color_scheme=scheme)
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_another_profile_is_chosen_in_place(open_page):
    page = open_page("/reports/")
    page.get_by_label("Profile", exact=True).select_option("2")
    page.wait_for_url("**/reports/?profile_id=2")
    assert page.locator(".report-links a").first.get_attribute("href") == "/profiles/2/cost-overview/"


def test_paper_has_light_colours_and_no_navigation(open_page):
    page = open_page(COSTS, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    assert not page.locator(".site, .filters, .presets, .crumbs, .export").locator("visible=true").count()
    assert page.locator(".filter-sentence").is_visible()


def test_paper_names_the_address_that_is_shown_by_now(open_page):
    page = open_page(COSTS)
    page.get_by_role("link", name="Cumulative").click()
    page.wait_for_url("**&chart=cumulative")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-printed-from]").text_content() == page.url
