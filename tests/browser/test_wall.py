"""The elevation in hand: its slider, its blocks by pointer and by keyboard, and all of it without JavaScript."""

import re

import pytest

pytestmark = pytest.mark.browser
HEADING = "#results h2.range-title"


def settled(page, address):
    page.wait_for_url(re.compile(address))
    page.locator(HEADING).wait_for()


def test_the_slider_goes_through_the_days_and_the_address_follows(open_page):
    page = open_page("/wall/")
    first = page.locator("[data-day-slider]").get_attribute("data-first")
    page.locator("#day-slider").focus()
    page.keyboard.press("Home")
    settled(page, rf"as_of={first}")
    assert page.locator("#id_as_of").input_value() == first
    assert page.locator("#day-slider").get_attribute("aria-valuetext") in page.locator("output").inner_text()
    assert page.evaluate("document.activeElement.id") == "day-slider"
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: first not in url)
    page.go_back()
    settled(page, rf"as_of={first}")


def test_the_day_beside_keeps_slider_and_field_in_step(open_page):
    page = open_page("/wall/?as_of=2026-03-01")
    page.get_by_role("link", name="Day after").click()
    settled(page, "as_of=2026-03-02")
    assert page.locator("#id_as_of").input_value() == "2026-03-02"
    assert page.locator("output").inner_text() == "2 Mar 2026"


def test_a_block_opens_its_panel_which_follows_the_day(open_page):
    page = open_page("/wall/?as_of=2026-03-01")
    block = page.locator("a.block").nth(3)
    number = block.get_attribute("id").removeprefix("block-")
    block.click()
    settled(page, rf"section={number}")
    page.locator(f'#panel[data-section="{number}"]').wait_for()
    assert page.evaluate("document.activeElement.id") == f"block-{number}"
    page.get_by_role("link", name="Day before").click()
    settled(page, "as_of=2026-02-28")
    assert page.locator(f'#panel[data-section="{number}"]').count() == 1
    page.locator("#panel-close").click()
    page.wait_for_url(lambda url: "section" not in url)
    assert page.locator("#panel").count() == 0


def test_escape_closes_the_panel(open_page):
    page = open_page("/wall/")
    block = page.locator("a.block").nth(3)
    block.click()
    page.locator("#panel").wait_for()
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == block.get_attribute("id")


def test_neither_slider_nor_chips_write_styles(open_page):
    page = open_page("/wall/")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.locator("#day-slider").focus()
    for key in ("Home", "ArrowRight", "End"):
        with page.expect_response(re.compile("as_of=")):
            page.keyboard.press(key)
        page.locator(".htmx-request, .htmx-settling").first.wait_for(state="detached")
    page.goto(page.url.partition("/wall/")[0] + "/profiles/1/march/")
    page.get_by_role("link", name="Last 90 days").click()
    settled(page, "from=")
    assert [line for line in said if "Content Security Policy" in line] == []


def test_arrow_keys_go_along_the_wall_and_the_wall_is_one_stop_of_tab(open_page):
    page = open_page("/wall/")
    blocks = [one.get_attribute("id") for one in page.locator("a.block").all()]
    page.locator("a.block").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == blocks[2]
    assert page.locator('a.block[tabindex="0"]').count() == 1
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == blocks[-1]
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == blocks[-1]
    page.keyboard.press("Enter")
    settled(page, "section=")
    assert page.locator("#panel").count() == 1


def test_without_javascript_a_day_is_chosen_and_a_block_leads_on(open_page):
    page = open_page("/wall/", java_script_enabled=False)
    assert not page.locator("[data-day-slider]").is_visible()
    page.locator("#id_as_of").fill("2026-03-01")
    page.get_by_role("button", name="Show").click()
    assert "1 March 2026" in page.locator(HEADING).inner_text()
    page.locator("a.block").first.click()
    page.wait_for_url("**/sections/*/")


@pytest.mark.parametrize("address", ["/wall/?section=1", "/profiles/1/march/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_labels_of_a_drawing_do_not_overlap_and_the_page_does_not_scroll_sideways(open_page, address, width):
    page = open_page(address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.evaluate(
        """[...document.querySelectorAll(".drawing text")].map((one) => one.getBoundingClientRect())
            .map(({left, right, top, bottom}) => [left, right, top, bottom])"""
    )
    for number, (left, right, top, bottom) in enumerate(boxes):
        for other_left, other_right, other_top, other_bottom in boxes[number + 1 :]:
            apart = other_left >= right - 1 or left >= other_right - 1
            assert apart or other_top >= bottom - 2 or top >= other_bottom - 2


def test_a_range_of_the_march_swaps_the_chart_alone(open_page):
    page = open_page("/profiles/1/march/")
    page.get_by_role("link", name="Last 90 days").click()
    settled(page, "from=")
    assert page.locator(".chip[aria-current]").inner_text() == "Last 90 days"
    page.locator("a.march-line").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sections/*/")
