"""Crews record a day on cards: with JavaScript, without, with the keyboard alone, and when things go wrong."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE

pytestmark = pytest.mark.browser
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["with", "without"])


@pytest.fixture
def open_day(open_page):
    """A profile's record page of a day that nobody else uses; its first card."""

    def visit(day, width=PHONE, profile=1, **options):
        page = open_page(f"/profiles/{profile}/progress/record/?date={day}", width=width, **options)
        return page, first_card(page)

    return visit


def first_card(page):
    return page.locator(".crew-card").first


def field(card):
    return card.get_by_label("Feet built")


def save(card):
    card.get_by_role("button", name="Save").click()


def saved(card, figure):
    expect(card.locator(".card-done")).to_contain_text(figure)
    expect(card.locator(".card-done")).to_contain_text(re.compile(r"Saved \d\d:\d\d"))


def record(card, figure):
    field(card).fill(figure)
    save(card)


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


def test_what_is_typed_is_read_back(open_day):
    page, card = open_day("2020-01-07")
    field(card).fill("1212,5")
    expect(card.locator("[data-read]")).to_have_text("1,212.50 ft")
    field(card).fill("1,250")
    expect(card.locator("[data-read]")).to_be_empty()
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
def test_what_was_saved_can_be_taken_back(open_day, script):
    page, card = open_day("2020-01-22" if script else "2020-01-23", java_script_enabled=script)
    record(card, "12.50")
    card.get_by_role("button", name="Undo").click()
    expect(field(first_card(page))).to_have_value("12.50")
    expect(page.locator("#day-total")).to_contain_text("0.00 ft on 0 of")


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
    expect(second).to_contain_text("Recorded already: 10.00 ft")
    second.get_by_text(choice).click()
    saved(first_card(two), figure)


def test_taking_back_what_was_added_brings_the_old_record_and_the_figure(open_day):
    page, card = open_day("2020-02-10")
    record(card, "10")
    saved(card, "10.00 ft")
    section = card.get_attribute("id").removeprefix("section-")
    page.goto(f"/sections/{section}/days/2020-02-10/?feet=4")
    card.get_by_role("button", name="Add").click()
    saved(card, "14.00 ft")
    card.get_by_role("button", name="Undo").click()
    expect(card).to_contain_text("Recorded already: 10.00 ft")
    expect(card.get_by_role("button", name="Add: 14.00 ft")).to_be_visible()


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
