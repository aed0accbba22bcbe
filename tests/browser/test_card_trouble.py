"""What goes wrong on a card: mistakes, doubts, two people, lost answers, servers that fail."""

import re

import pytest
from playwright.sync_api import expect

from .cards import SCRIPT, field, first_card, record, save, saved

pytestmark = pytest.mark.browser


@SCRIPT
def test_a_mistake_is_named_beside_its_field_and_focused(open_day, script):
    _, card = open_day("2020-01-18", java_script_enabled=script)
    record(card, "twelve")
    expect(field(card)).to_have_attribute("aria-invalid", "true")
    expect(field(card)).to_be_focused()
    expect(field(card)).to_have_value("twelve")
    expect(card).to_contain_text("Must be a decimal number")


@SCRIPT
def test_an_implausible_figure_is_asked_about_once(open_day, script):
    _, card = open_day("2020-01-19" if script else "2020-01-20", java_script_enabled=script)
    record(card, "95000")
    expect(card.locator(".card-ask")).to_contain_text("past its target")
    expect(field(card)).to_be_focused()
    card.get_by_role("button", name="Save anyway").click()
    saved(card, "95,000.00 ft")
    card.get_by_role("button", name="Undo").click()
    expect(field(card)).to_have_value("95000.00")


def test_a_figure_that_is_corrected_is_not_confirmed(open_day):
    _, card = open_day("2020-01-21")
    record(card, "95000")
    card.get_by_role("link", name="Correct it").click()
    expect(field(card)).to_be_focused()
    field(card).fill("96000")
    save(card)
    expect(card.locator(".card-ask")).to_contain_text("96,000.00 ft")


@SCRIPT
@pytest.mark.parametrize(
    ("choice", "figure"), [("Replace", "4.00 ft"), ("Add", "14.00 ft"), ("Keep", "10.00 ft")]
)
def test_of_two_tabs_the_second_is_asked(open_day, script, choice, figure):
    day = f"2020-02-{1 + ['Replace', 'Add', 'Keep'].index(choice) + 3 * script:02}"
    (_, first), (two, second) = (open_day(day, java_script_enabled=script) for _ in range(2))
    record(first, "10")
    saved(first, "10.00 ft")
    record(second, "4")
    second = first_card(two)
    expect(second).to_contain_text(re.compile(r"Recorded already.* 10\.00 ft"))
    second.get_by_text(choice).click()
    saved(first_card(two), figure)


def test_taking_back_what_was_added_brings_the_old_record(open_day):
    page, card = open_day("2020-02-10")
    record(card, "10")
    saved(card, "10.00 ft")
    section = card.get_attribute("id").removeprefix("section-")
    page.goto(f"/sections/{section}/days/2020-02-10/?feet=4")
    card.get_by_role("button", name="Add").click()
    saved(card, "14.00 ft")
    card.get_by_role("button", name="Undo").click()
    expect(card.locator("[data-saved]")).to_contain_text("10.00 ft")
    expect(card).to_contain_text("Undone")


def test_a_server_that_fails_leaves_the_figure(open_day):
    page, card = open_day("2020-02-15")
    page.route(
        "**/profiles/1/progress/", lambda route: route.fulfill(status=503, headers={"X-Request-ID": "r-17"})
    )
    record(card, "12.50")
    expect(page.locator(".toast-note")).to_contain_text("r-17")
    expect(field(card)).to_have_value("12.50")


def test_an_answer_that_is_lost_is_asked_for_again_and_recorded_once(open_day):
    page, card = open_day("2020-02-16")
    sent = []

    def lose(route):
        sent.append(route.request.post_data)
        route.fetch()
        route.abort()

    page.route("**/profiles/1/progress/", lose, times=1)
    record(card, "4.25")
    page.on("request", lambda asked: sent.append(asked.post_data) if asked.method == "POST" else None)
    page.get_by_role("button", name="Try again").click()
    saved(card, "4.25 ft")
    assert sent[0] == sent[1]
    expect(page.locator("#day-total")).to_contain_text("4.25 ft on 1 of")


def test_a_reason_that_was_lost_is_sent_again(open_day):
    page, card = open_day("2020-02-17")
    page.route("**/profiles/1/progress/", lambda route: route.abort(), times=1)
    card.locator("summary", has_text="No work").click()
    card.get_by_role("button", name="Material").click()
    page.get_by_role("button", name="Try again").click()
    saved(card, "No work: material")


@SCRIPT
def test_enter_does_not_confirm_what_is_doubted(open_day, script):
    page, card = open_day("2020-03-10" if script else "2020-03-11", java_script_enabled=script)
    record(card, "95000")
    card = page.locator(".crew-card").first
    expect(card.locator(".card-ask")).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        field(card).press("Enter")
    expect(card.locator(".card-ask")).to_be_visible()
    expect(field(card)).to_have_value("95000")
    card.get_by_role("button", name="Save anyway").click()
    saved(page.locator(".crew-card").first, "95,000.00 ft")


def test_a_doubt_about_another_figure_is_past(open_day):
    _, card = open_day("2020-03-12")
    record(card, "95000")
    expect(card.get_by_role("button", name="Save anyway")).to_be_visible()
    field(card).fill("9")
    expect(card.locator(".card-ask-past")).to_be_visible()
    expect(card.get_by_role("button", name="Save anyway")).to_have_count(0)
    save(card)
    saved(card, "9.00 ft")


def test_the_second_tap_of_two_meets_nothing(open_day):
    page, card = open_day("2020-03-13")
    field(card).fill("2.25")
    place = card.get_by_role("button", name="Save").bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.mouse.click(x, y)
    card.locator("[data-saved]").wait_for()
    page.mouse.click(x, y)
    for button in card.locator("[data-saved] .btn").all():
        assert button.evaluate("button => getComputedStyle(button).pointerEvents") == "none"
    page.wait_for_timeout(700)
    saved(card, "2.25 ft")
    card.get_by_role("link", name="Edit").click()
    expect(field(card)).to_have_value("2.25")


def test_what_did_not_arrive_is_marked_and_sent_again_at_once(open_day):
    page, _ = open_day("2020-03-14")
    cards = [page.locator(".crew-card").nth(number) for number in range(3)]
    page.route("**/profiles/1/progress/", lambda route: route.abort())
    for number, card in enumerate(cards, start=1):
        record(card, str(number))
        expect(card.locator("[data-read]")).to_have_text(f"{number}.00 ft, not saved yet")
    toast = page.locator(".toast-note")
    expect(toast).to_contain_text("3 entries not saved: the server cannot be reached")
    page.unroute("**/profiles/1/progress/")
    toast.get_by_role("button", name="Try again").click()
    for number, card in enumerate(cards, start=1):
        saved(card, f"{number}.00 ft")
        expect(card).not_to_have_attribute("data-unsaved", "")
    expect(toast).to_have_count(0)


def test_a_toast_goes_once_the_same_card_is_saved(open_day):
    page, card = open_day("2020-03-15")
    page.route("**/profiles/1/progress/", lambda route: route.abort(), times=1)
    record(card, "4")
    expect(page.locator(".toast-note")).to_contain_text("Not saved: the server cannot be reached")
    save(card)
    saved(card, "4.00 ft")
    expect(page.locator(".toast-note")).to_have_count(0)


def test_trying_again_keeps_the_focus_near(open_day):
    page, card = open_day("2020-03-16")
    page.route("**/profiles/1/progress/", lambda route: route.abort(), times=2)
    record(card, "4")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".toast-note")).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "Not saved: the server has a problem"),
        (502, "Not saved: the server has a problem"),
        (429, "too much to do"),
    ],
)
def test_a_server_in_trouble_is_told_in_words(open_day, status, words):
    page, card = open_day("2020-03-17")
    page.route("**/profiles/1/progress/", lambda route: route.fulfill(status=status, body="<p>Bad</p>"))
    record(card, "4")
    expect(page.locator(".toast-note")).to_contain_text(words)
    expect(page.locator(".toast-note")).to_contain_text("What you typed is kept")


def test_a_page_that_is_too_old_is_loaded_again_with_the_figure(open_day):
    page, card = open_day("2020-03-18")
    page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((each) => (each.value = 'x'))"
    )
    record(card, "4")
    expect(page.locator(".toast-note")).to_contain_text("What you typed is kept")
    page.get_by_role("button", name="Load again").click()
    expect(card.locator("[data-read]")).to_have_text("4.00 ft, not saved yet")
    save(card)
    saved(card, "4.00 ft")


def test_a_form_that_has_expired_leads_back_without_javascript(open_day):
    page, card = open_day("2020-03-19", java_script_enabled=False)
    page.context.clear_cookies()
    record(card, "4")
    page.get_by_role("link", name="record a day").click()
    page.wait_for_url("**/record/")
