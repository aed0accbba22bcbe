"""Keys lead to the jobs, but never while somebody types, and can be switched off."""

import pytest

pytestmark = pytest.mark.browser
HELP = "/help/keyboard/"
focused = "document.activeElement.id"


def stays(page):
    """Whether a key that would lead away leads nowhere."""
    before = page.url
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_timeout(300)
    return page.url == before


@pytest.mark.parametrize(
    ("keys", "address"),
    [
        ("gr", "**/record/"),
        ("gw", "**/wall/"),
        ("gc", "**/reports/"),
        ("gb", "**/profiles/bulk_cost_overview/"),
        ("n", "**/record/"),
        ("/", "**/progress/#filters"),
    ],
)
def test_keys_lead_where_the_help_says(open_page, keys, address):
    page = open_page("/profiles/1/")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(address)


def test_a_slash_goes_to_the_search_of_the_page(open_page):
    page = open_page("/profiles/")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "id_search"
    assert page.locator("#id_search").input_value() == ""


def test_a_slash_goes_to_the_first_filter_where_there_is_no_search(open_page):
    page = open_page("/profiles/1/cost-overview/")
    page.keyboard.press("/")
    assert page.evaluate(focused) == "id_start_date"


def test_a_page_without_filters_leads_to_the_search_of_all_days(open_page):
    page = open_page("/profiles/1/")
    page.keyboard.press("/")
    page.wait_for_url("**/progress/#filters")
    page.locator("#id_search:focus").wait_for()


def test_the_help_opens_over_the_page_and_closes(open_page):
    page = open_page("/profiles/")
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keyboard").wait_for()
    assert page.evaluate(focused) == "keyboard-title"
    assert stays(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.troubles == []


def test_nothing_happens_while_somebody_types(open_page):
    page = open_page("/profiles/")
    page.locator("#id_search").focus()
    assert stays(page)
    assert page.locator("#id_search").input_value() == "gb"


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_nothing_happens_with_a_modifier(open_page, modifier):
    page = open_page("/profiles/")
    page.keyboard.press(f"{modifier}+/")
    assert page.evaluate(focused) == ""


def test_nothing_happens_while_characters_are_composed(open_page):
    page = open_page("/profiles/")
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', {key: '/', isComposing: true, bubbles: true}))")
    assert page.evaluate(focused) == ""


def test_a_pair_that_is_pressed_too_slowly_is_none(open_page):
    page = open_page("/profiles/")
    page.keyboard.press("g")
    page.wait_for_timeout(1600)
    page.keyboard.press("b")
    page.wait_for_timeout(300)
    assert page.url.endswith("/profiles/")


def test_they_are_switched_off_and_on_again(open_page):
    page = open_page(HELP)
    box = page.get_by_label("Keys do this in this browser")
    box.uncheck()
    page.goto("/profiles/")
    assert stays(page)
    page.get_by_role("link", name="Keyboard").click()
    assert not box.is_checked()
    box.check()
    page.goto("/profiles/1/")
    page.keyboard.press("/")
    page.wait_for_url("**/progress/#filters")


def test_the_help_needs_no_javascript(open_page):
    page = open_page("/profiles/", java_script_enabled=False)
    page.get_by_role("link", name="Keyboard").click()
    page.get_by_role("heading", name="Keyboard").wait_for()
    assert not page.get_by_text("Keys do this in this browser").is_visible()


def test_the_menu_of_a_phone_closes_by_key(open_page):
    page = open_page("/profiles/", width=360)
    page.get_by_text("Menu").click()
    page.keyboard.press("Escape")
    assert not page.locator(".menu nav").is_visible()
