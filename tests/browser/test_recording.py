"""Crews record a day on cards: with JavaScript, without, and with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from .cards import SCRIPT, field, first_card, record, saved

pytestmark = pytest.mark.browser


@SCRIPT
def test_a_day_is_recorded(open_day, script):
    page, card = open_day("2020-01-01" if script else "2020-01-02", java_script_enabled=script)
    record(card, "12.50")
    saved(card, "12.50 ft")
    expect(page.locator("#day-total")).to_contain_text("12.50 ft on 1 of")


@SCRIPT
def test_the_card_stays_in_view(open_day, script):
    page, _ = open_day("2020-01-03" if script else "2020-01-04", java_script_enabled=script)
    card = page.locator(".crew-card").nth(3)
    record(card, "3")
    saved(card, "3.00 ft")
    expect(card).to_be_in_viewport(ratio=0.5)


@SCRIPT
def test_a_decimal_comma_is_read_as_a_point(open_day, script):
    _, card = open_day("2020-01-05" if script else "2020-01-06", java_script_enabled=script)
    record(card, "7,5")
    saved(card, "7.50 ft")


@SCRIPT
def test_a_day_without_work_has_a_reason(open_day, script):
    _, card = open_day("2020-01-15" if script else "2020-01-16", java_script_enabled=script)
    card.locator("summary", has_text="No work").click()
    card.get_by_role("button", name="Weather").click()
    saved(card, "No work: weather")


def test_a_day_without_work_takes_the_notes_along(open_day):
    _, card = open_day("2020-01-17")
    card.locator("summary", has_text="Notes").click()
    card.get_by_label("Notes").fill("Snow to the knee")
    card.locator("summary", has_text="No work").click()
    card.get_by_role("button", name="Weather").click()
    expect(card).to_contain_text("Snow to the knee")


@SCRIPT
def test_what_was_saved_can_be_taken_back(open_day, script):
    page, card = open_day("2020-01-22" if script else "2020-01-23", java_script_enabled=script)
    record(card, "12.50")
    card.get_by_role("button", name="Undo").click()
    expect(field(first_card(page))).to_have_value("12.50")
    expect(page.locator("#day-total")).to_contain_text("Nothing recorded")


@SCRIPT
def test_what_was_saved_can_be_changed(open_day, script):
    page, card = open_day("2020-01-24" if script else "2020-01-25", java_script_enabled=script)
    record(card, "12.50")
    card.get_by_role("link", name="Edit").click()
    card = first_card(page)
    expect(field(card)).to_have_value("12.50")
    record(card, "13")
    saved(card, "13.00 ft")


@SCRIPT
def test_a_double_click_records_once(open_day, script):
    page, card = open_day("2020-02-11" if script else "2020-02-12", java_script_enabled=script)
    field(card).fill("2.25")
    card.get_by_role("button", name="Save").dblclick(no_wait_after=True)
    saved(first_card(page), "2.25 ft")
    page.reload()
    saved(first_card(page), "2.25 ft")


def test_the_button_rests_while_a_card_is_under_way(open_day):
    page, card = open_day("2020-02-13")
    asked = []
    page.route("**/profiles/1/progress/", lambda route: asked.append(route))
    record(card, "2.50")
    expect(card.locator("[data-save]")).to_be_disabled()
    field(card).press("Enter")
    page.wait_for_timeout(100)
    assert len(asked) == 1
    asked[0].continue_()
    saved(card, "2.50 ft")


def test_the_back_button_does_not_record_again(open_day):
    page, card = open_day("2020-02-14", java_script_enabled=False)
    record(card, "2.75")
    saved(card, "2.75 ft")
    page.go_back()
    saved(first_card(page), "2.75 ft")


def test_the_keyboard_alone_records_a_day(open_day):
    page, card = open_day("2020-02-19", width=1280)
    name = card.get_by_role("heading").text_content()
    field(card).focus()
    page.keyboard.type("3.25")
    page.keyboard.press("Enter")
    saved(card, "3.25 ft")
    expect(card).to_be_focused()
    expect(page.locator("#live")).to_have_text(f"Saved 3.25 ft on {name}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(field(card)).to_have_value("3.25")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_targets_are_large(open_day, scheme):
    page, card = open_day("2020-02-21", color_scheme=scheme)
    card.locator("summary", has_text="No work").click()
    small = page.locator(".crew").evaluate(
        """root => [...root.querySelectorAll("a, button, summary, input:not([type=hidden])")]
          .filter((each) => each.checkVisibility())
          .map((each) => [each.textContent.trim() || each.name, each.getBoundingClientRect()])
          .filter(([, box]) => (box.height < 55.9 || box.width < 55.9))
          .map(([name, box]) => `${name} ${box.width} × ${box.height}`)"""
    )
    assert small == []
