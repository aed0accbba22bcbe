"""The days and profiles of the crews' page."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from .cards import field, record, saved
from .conftest import PHONE

pytestmark = pytest.mark.browser


def test_the_strip_follows_what_is_saved(open_day):
    page, _ = open_day("2020-02-20", profile=2)
    page.goto("/profiles/2/progress/record/")
    for name in [card.get_attribute("id") for card in page.locator(".crew-card").all()]:
        card = page.locator(f"#{name}")
        record(card, "5")
        saved(card, "5.00 ft")
    today = page.locator(".crew-strip a[aria-current]")
    expect(today.locator(".crew-state-recorded")).to_contain_text("all")


def test_another_profile_is_two_taps_away_and_remembered(open_page):
    page = open_page("/profiles/1/progress/record/", width=PHONE)
    page.locator(".crew-switch summary").click()
    there = page.locator(".crew-panel a").nth(2)
    name = there.text_content().strip()
    there.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.goto("/record/")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_profiles_fold_away_again(open_page):
    page = open_page("/profiles/1/progress/record/", width=PHONE)
    page.locator(".crew-switch summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".crew-panel")).to_be_hidden()
    expect(page.locator(".crew-switch summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("footer").click()
    expect(page.locator(".crew-panel")).to_be_hidden()


def test_the_chosen_day_is_in_view(open_page):
    page = open_page("/profiles/1/progress/record/", width=320)
    oldest = page.locator(".crew-strip a").nth(6)
    page.goto(oldest.get_attribute("href"))
    expect(page.locator(".crew-strip a[aria-current]")).to_be_in_viewport(ratio=1)


def test_a_page_left_open_over_midnight_says_so(new_page):
    page = new_page(PHONE)
    page.goto("/profiles/3/progress/record/")
    unsaved = field(page).first
    unsaved.fill("4")
    assert page.locator(".crew-overnight").count() == 0
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=1))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".crew-overnight")).to_contain_text("A new day has begun")
    expect(page.locator("#day-title")).not_to_contain_text("Today")
    expect(unsaved).to_have_value("4")
    page.locator(".crew-overnight").get_by_role("link", name="Record today").click()
    page.wait_for_url("**/profiles/3/progress/record/")


def test_another_day_is_shown_once_it_is_picked(open_page):
    page = open_page("/profiles/1/progress/record/", width=PHONE, is_mobile=True, has_touch=True)
    page.locator(".crew-other summary").click()
    page.get_by_label("Day", exact=True).fill("2020-05-05")
    page.wait_for_url("**date=2020-05-05*")
