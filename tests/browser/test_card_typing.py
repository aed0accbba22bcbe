"""What is typed on a card: read back, added to, repeated, and kept until it is saved."""

import pytest
from playwright.sync_api import expect

from .cards import SCRIPT, field, record, save, saved

pytestmark = pytest.mark.browser


def test_what_is_typed_is_read_back(open_day):
    page, card = open_day("2020-01-07")
    field(card).fill("1212,5")
    expect(card.locator("[data-read]")).to_have_text("1,212.50 ft")
    field(card).fill(",5")
    field(card).press("Tab")
    expect(field(card)).to_have_value("0.50")
    assert page.troubles == []


def test_steps_add_to_what_is_typed(open_day):
    _, card = open_day("2020-01-08")
    for step in ("+5", "+1", "+0.5"):
        card.get_by_role("button", name=step).click()
    expect(field(card)).to_have_value("6.50")


def test_without_javascript_there_are_no_steps(open_day):
    _, card = open_day("2020-01-08", java_script_enabled=False)
    expect(card.get_by_role("button", name="+1")).to_be_hidden()


@SCRIPT
def test_yesterday_can_be_repeated(open_day, script):
    day = 10 if script else 13
    _, card = open_day(f"2020-01-{day}", java_script_enabled=script)
    record(card, "8.25")
    saved(card, "8.25 ft")
    _, card = open_day(f"2020-01-{day + 1}", java_script_enabled=script)
    card.get_by_text("Same as the day before").click()
    expect(field(card)).to_have_value("8.25")


def test_what_is_typed_survives_a_reload(open_day):
    page, card = open_day("2020-02-18")
    page.on("dialog", lambda dialog: pytest.fail("Leaving the page was asked about"))
    field(card).fill("6.75")
    card.locator("summary", has_text="Notes").click()
    card.get_by_label("Notes").fill("Half a day")
    page.reload()
    expect(field(card)).to_have_value("6.75")
    expect(card.locator("[data-read]")).to_have_text("6.75 ft, not saved yet")
    save(card)
    saved(card, "6.75 ft")
    expect(card).to_contain_text("Half a day")
    card.get_by_role("button", name="Undo").click()
    field(card).fill("")
    page.reload()
    expect(field(card)).to_have_value("")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1,250", "No comma for thousands"),
        ("1 250", "No spaces"),
        ("1.2.3", "One point"),
        ("5 ft", "without a unit"),
        ("-3", "0 or more"),
        ("1234567890", "At most"),
        ("twelve", "Only digits"),
    ],
)
def test_what_cannot_be_read_is_told_before_it_is_sent(open_day, typed, reason):
    _, card = open_day("2020-03-01")
    field(card).fill(typed)
    expect(card.locator("[data-read]")).to_contain_text(reason)


def test_steps_leave_what_they_cannot_read(open_day):
    page, card = open_day("2020-03-02")
    field(card).fill("1,250")
    card.get_by_role("button", name="+1").click()
    expect(field(card)).to_have_value("1,250")
    expect(card.locator("[data-read]")).to_contain_text("Cannot be read")
    expect(page.locator("#live")).to_contain_text("nothing was added")


def test_what_a_step_comes_to_is_announced(open_day):
    page, card = open_day("2020-03-03")
    card.get_by_role("button", name="+5").click()
    expect(page.locator("#live")).to_have_text("5.00 ft")


def test_what_is_back_after_a_reload_is_announced(open_day):
    page, card = open_day("2020-03-04")
    field(card).fill("4")
    page.reload()
    expect(page.locator("#live")).to_contain_text("not saved yet is back")


def test_a_figure_is_offered_where_another_is_recorded_by_now(open_day):
    (one, first), (_, second) = (open_day("2020-03-05") for _ in range(2))
    field(first).fill("9")
    first.locator("summary", has_text="Notes").click()
    first.get_by_label("Notes").fill("Both teams")
    record(second, "4")
    saved(second, "4.00 ft")
    one.reload()
    expect(first).to_contain_text("You had typed 9 ft")
    first.get_by_role("link", name="Choose").click()
    first.get_by_role("button", name="Replace").click()
    saved(first, "9.00 ft")
    expect(first).to_contain_text("Both teams")
    one.reload()
    expect(first).not_to_contain_text("You had typed")


def test_what_is_offered_can_be_dropped(open_day):
    (one, first), (_, second) = (open_day("2020-03-06") for _ in range(2))
    field(first).fill("9")
    record(second, "4")
    saved(second, "4.00 ft")
    one.reload()
    first.get_by_role("button", name="Drop it").click()
    expect(first).not_to_contain_text("You had typed")
    expect(first).to_be_focused()
    one.reload()
    expect(first).not_to_contain_text("You had typed")


def test_what_is_typed_over_a_record_survives_a_reload(open_day):
    page, card = open_day("2020-03-07")
    record(card, "4")
    saved(card, "4.00 ft")
    card.get_by_role("link", name="Edit").click()
    field(card).fill("4.75")
    page.reload()
    expect(card).to_contain_text("You had typed 4.75 ft")
    card.get_by_role("link", name="Go on with it").click()
    expect(field(card)).to_have_value("4.75")
    save(card)
    saved(card, "4.75 ft")
    page.reload()
    expect(card).not_to_contain_text("You had typed")


def test_escape_leaves_a_record_as_it_is(open_day):
    page, card = open_day("2020-03-08")
    record(card, "4")
    saved(card, "4.00 ft")
    card.get_by_role("link", name="Edit").click()
    field(card).fill("5")
    page.keyboard.press("Escape")
    saved(card, "4.00 ft")
    page.reload()
    saved(card, "4.00 ft")
    expect(card).not_to_contain_text("You had typed")


def test_a_long_figure_is_seen_whole(open_day):
    _, card = open_day("2020-03-09", width=360)
    field(card).fill("99999999.99")
    assert field(card).evaluate("field => field.scrollWidth <= field.clientWidth")
