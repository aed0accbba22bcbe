"""A file is imported on the page: with JavaScript it goes on by itself, without it by its button."""

from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from ..servers import run_wall
from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser
HEAD = "Date,wall_section_id,Feet,Notes,Mood\n"


@pytest.fixture(scope="module")
def wall(tmp_path_factory):
    """A Wall of its own: what is imported here would weigh on every page that others open."""
    with run_wall(tmp_path_factory.mktemp("imports"), WALL_DEMO="1") as running:
        yield running


def days(first, *, sections=20, count=1, feet="1.25"):
    """Lines of days since `first`, of the first sections."""
    return [
        f"{first + timedelta(days=day)},{section},{feet},Ledger,grim"
        for section in range(1, sections + 1)
        for day in range(count)
    ]


def check(page, lines):
    """Send a file of these lines, by the keyboard as by the mouse."""
    page.goto("/imports/new/")
    content = (HEAD + "\n".join(lines)).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "ledger.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Check the file").press("Enter")
    page.wait_for_url("**/imports/*/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_file_is_checked_and_imported(open_page, javascript):
    page = open_page(width=PHONE, java_script_enabled=javascript)
    check(page, days(date(2001 if javascript else 2002, 1, 1)))
    assert "20" in page.locator("dt", has_text="New days").locator("..").text_content()
    page.get_by_role("button", name="Import all").click()
    page.locator("#import").get_by_text("Imported.", exact=True).wait_for()


def test_a_long_import_goes_on_by_itself(open_page):
    page = open_page()
    check(page, days(date(1950, 1, 1), sections=40, count=500))
    page.get_by_role("button", name="Import all").click()
    page.locator("#import").get_by_text("Imported.", exact=True).wait_for(timeout=120_000)
    assert "20,000" in page.get_by_text("Days recorded").locator("..").text_content()


def test_a_page_that_was_closed_goes_on_when_it_is_opened_again(open_page):
    page = open_page(java_script_enabled=False)
    check(page, days(date(1960, 1, 1), sections=40, count=900))
    page.get_by_role("button", name="Import all").click()
    page.get_by_role("button", name="Continue").wait_for()
    again = open_page(page.url)
    again.locator("#import").get_by_text("Imported.", exact=True).wait_for(timeout=120_000)


def test_the_focus_stays_while_days_are_imported(open_page):
    page = open_page()
    check(page, days(date(1940, 1, 1), sections=40, count=2_000))
    page.get_by_role("button", name="Import all").click()
    page.get_by_text("Cancel …").press("Enter")
    reached = page.locator("#import-continue strong").text_content()
    page.wait_for_function(
        "was => document.querySelector('#import-continue strong')?.textContent !== was", arg=reached
    )
    assert page.evaluate("document.activeElement.textContent") == "Cancel …"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#import").get_by_text("days were imported and stay").wait_for()
    page.wait_for_function("() => document.activeElement.id === 'import'")


def test_without_javascript_it_asks_before_it_stops(open_page):
    page = open_page(java_script_enabled=False)
    check(page, days(date(1990, 1, 1), sections=40, count=900))
    page.get_by_role("button", name="Import all").click()
    page.get_by_text("Cancel …").press("Enter")
    page.get_by_role("button", name="Stop the import").press("Enter")
    page.locator("#import").get_by_text("days were imported and stay").wait_for()


def test_without_javascript_a_button_goes_on(open_page):
    page = open_page(java_script_enabled=False)
    check(page, days(date(1970, 1, 1), sections=40, count=900))
    page.get_by_role("button", name="Import all").click()
    while (button := page.get_by_role("button", name="Continue")).count():
        button.click()
    assert page.locator("#import").get_by_text("Imported.", exact=True).count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_was_found_is_quiet_and_within_its_width(open_page, scheme, width):
    page = open_page(width=width, color_scheme=scheme)
    lines = [*days(date(2003, 1, 1)), "2003-02-31,1,1,," + "x" * 90, "2003-01-01,1,1e5," + "y" * 300]
    check(page, [*lines, *days(date(2025, 12, 1), feet="99")])
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Cancel").click()
    page.locator("#import").get_by_text("Cancelled").wait_for()
    assert Axe().run(page).response["violations"] == []
    assert page.troubles == []
