"""The export menu by keyboard, after a filter, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import PHONE

pytestmark = pytest.mark.browser
MENU = "[data-export]"


def test_the_menu_opens_and_closes_by_keyboard(open_page):
    page = open_page("/profiles/")
    page.locator(f"{MENU} > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".export-menu").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".export-menu").is_visible()
    assert page.locator(f"{MENU} > summary").evaluate("it => it === document.activeElement")


def test_the_menu_closes_when_something_else_is_clicked(open_page):
    page = open_page("/profiles/")
    page.locator(f"{MENU} > summary").click()
    page.locator("h1").click()
    assert not page.locator(".export-menu").is_visible()


def test_a_file_has_what_the_filter_lets_through(open_page):
    page = open_page("/profiles/")
    page.get_by_label("Status").select_option("Inactive")
    page.wait_for_url("**/profiles/?is_active=false")
    page.locator(f"{MENU} > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV", exact=True).click()
    lines = saved.value.path().read_text().splitlines()
    assert saved.value.suggested_filename == "profiles_inactive.csv"
    assert len(lines) > 1
    assert all(line.endswith(",Inactive") for line in lines[1:])


def test_print_is_offered_and_prints(open_page):
    page = open_page("/profiles/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.locator(f"{MENU} > summary").click()
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"


def test_the_menu_is_not_on_paper(open_page):
    page = open_page("/profiles/")
    page.emulate_media(media="print")
    assert not page.locator(MENU).is_visible()


def test_the_menu_opens_without_javascript(open_page):
    page = open_page("/profiles/", java_script_enabled=False)
    page.locator(f"{MENU} > summary").click()
    assert page.get_by_role("link", name="XLSX").is_visible()
    assert not page.get_by_role("button", name="Print").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_open_menu_on_a_phone(open_page, scheme):
    page = open_page("/profiles/1/cost-overview/", width=PHONE, color_scheme=scheme)
    page.locator(f"{MENU} > summary").click()
    assert not Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_the_command_is_copied(open_page):
    page = open_page("/profiles/?is_active=true", permissions=["clipboard-read", "clipboard-write"])
    page.locator(f"{MENU} > summary").click()
    page.get_by_role("button", name="Copy as curl").click()
    page.locator("#live", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/api/profiles/?is_active=true'")


def test_the_command_is_copied_where_the_clipboard_is_not_lent(open_page):
    page = open_page("/profiles/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.addEventListener('copy', () => { window.copied = `${getSelection()}` })")
    page.locator(f"{MENU} > summary").click()
    page.get_by_role("button", name="Copy as curl").click()
    page.locator("#live", has_text="Copied").wait_for()
    assert page.evaluate("window.copied").startswith("curl http")


def test_the_command_can_be_copied_by_hand(open_page):
    page = open_page("/profiles/", java_script_enabled=False)
    page.locator(f"{MENU} > summary").click()
    assert not page.get_by_role("button", name="Copy as curl").is_visible()
    page.get_by_text("As a curl command").click()
    assert page.get_by_label("The command").input_value().startswith("curl http")
