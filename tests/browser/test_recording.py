"""Crews record a day: with JavaScript, without, and with the keyboard alone."""

import pytest

from .conftest import PHONE

pytestmark = pytest.mark.browser
RECORD = "/profiles/1/progress/record/"


def fill(page, feet, day):
    page.get_by_label("Feet built").fill(feet)
    page.get_by_label("Date").fill(day)


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_day_is_recorded_with_and_without_javascript(open_page, javascript):
    page = open_page(RECORD, width=PHONE, java_script_enabled=javascript)
    fill(page, "12.50", "2020-01-01" if javascript else "2020-01-02")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/profiles/1/")
    assert "Recorded 12.50 ft on" in page.locator("[data-told]").text_content()


def test_a_decimal_comma_is_read_as_a_point(open_page):
    page = open_page(RECORD, width=PHONE)
    fill(page, "7,5", "2020-01-03")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/profiles/1/")
    assert "Recorded 7.50 ft" in page.locator("[data-told]").text_content()


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_mistake_is_named_beside_its_field_and_focused(open_page, javascript):
    page = open_page(RECORD, java_script_enabled=javascript)
    fill(page, "twelve", "2020-01-04")
    page.get_by_role("button", name="Save").click()
    field = page.locator("#id_feet_built[aria-invalid=true]")
    field.wait_for()
    assert field.evaluate("field => field === document.activeElement") or not javascript
    assert field.input_value() == "twelve"


def test_the_keyboard_alone_records_a_day(open_page):
    page = open_page("/profiles/1/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(":focus").text_content().strip() == "Record a day":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/")
    page.keyboard.press("Tab")
    while page.locator(":focus").get_attribute("id") != "id_feet_built":
        page.keyboard.press("Tab")
    page.keyboard.type("3.25")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("05012020")
    page.keyboard.press("Enter")
    page.wait_for_url("**/profiles/1/")
    assert "Recorded 3.25 ft" in page.locator("[data-told]").text_content()


def test_a_server_that_fails_leaves_the_form_as_it_is(open_page):
    page = open_page(RECORD)
    page.route(
        "**/profiles/1/progress/", lambda route: route.fulfill(status=503, headers={"X-Request-ID": "r-17"})
    )
    fill(page, "12.50", "2020-01-06")
    page.get_by_role("button", name="Save").click()
    toast = page.locator(".toast-note")
    toast.wait_for()
    assert "r-17" in toast.text_content()
    assert page.get_by_label("Feet built").input_value() == "12.50"


def test_a_failed_save_can_be_tried_again(open_page):
    page = open_page(RECORD)
    page.route("**/profiles/1/progress/", lambda route: route.abort(), times=1)
    fill(page, "4.00", "2020-01-07")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_url("**/profiles/1/")
    assert "Recorded 4.00 ft" in page.locator("[data-told]").text_content()
