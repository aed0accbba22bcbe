"""The comparison in a browser: with and without JavaScript, by keyboard, on a phone and on paper."""

import pytest

from .conftest import PHONE
from .inspection import SETTLED

pytestmark = pytest.mark.browser
BULK = "/profiles/bulk_cost_overview/"
JAVASCRIPT = pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])


def choose(page, *names):
    for name in names:
        page.get_by_label(f"Choose {name}", exact=True).check()


def chosen(page):
    boxes = page.locator("#rows tbody [name=compare]:checked")
    return [boxes.nth(number).get_attribute("aria-label") for number in range(boxes.count())]


def open_choices(page):
    page.locator(".choices-fold > summary").click()


@JAVASCRIPT
def test_rows_that_are_chosen_are_drawn_as_curves(open_page, javascript):
    page = open_page(BULK, java_script_enabled=javascript)
    choose(page, "Castle Black", "Nightfort")
    page.get_by_role("button", name="Compare chosen").click()
    page.locator(".curves").wait_for()
    assert page.locator(".curves polyline").count() == 2
    assert page.locator(".curve-keys .curve-letter").all_text_contents() == ["A", "B"]
    assert page.troubles == []


@JAVASCRIPT
def test_a_choice_outlives_sorting(open_page, javascript):
    page = open_page(BULK, java_script_enabled=javascript)
    choose(page, "Castle Black")
    page.get_by_role("button", name="Days worked").click()
    page.locator("th[aria-sort=descending]").wait_for()
    assert chosen(page) == ["Choose Castle Black"]
    page.get_by_role("button", name="Days worked").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    assert chosen(page) == ["Choose Castle Black"]


@JAVASCRIPT
def test_columns_are_chosen_and_stand_in_the_address(open_page, javascript):
    page = open_page(BULK, java_script_enabled=javascript)
    page.locator(".columns-fold summary").click()
    page.get_by_label("Built a day (ft)").check()
    if not javascript:
        page.get_by_role("button", name="Show these").click()
    page.locator("#sort-average_feet_per_day").wait_for()
    page.wait_for_url("**columns=*mean*")
    page.reload()
    assert page.locator("#sort-average_feet_per_day").count() == 1


def test_a_choice_and_its_columns_outlive_another_range(open_page):
    page = open_page(f"{BULK}?group=active&start_date=2026-01-01&end_date=2026-01-31&columns=feet")
    choose(page, "Castle Black")
    page.get_by_label("To", exact=True).fill("2026-02-28")
    page.locator(".range-title", has_text="28 February").wait_for()
    assert chosen(page) == ["Choose Castle Black"]
    assert page.locator(".ledger-bulk thead th").count() == 2


def test_the_focus_stays_on_the_head_that_was_pressed(open_page):
    page = open_page(BULK)
    page.locator("#sort-days_worked").focus()
    page.keyboard.press("Enter")
    page.locator("th[aria-sort=descending]").wait_for()
    page.wait_for_function("document.activeElement.id === 'sort-days_worked'")


def test_it_is_used_by_keyboard_alone(open_page):
    page = open_page(BULK)
    page.get_by_label("Choose Castle Black", exact=True).focus()
    page.keyboard.press("Space")
    page.locator("#compare-chosen").focus()
    page.keyboard.press("Enter")
    page.locator(".curves polyline").wait_for(state="attached")


def test_a_choice_is_cleared_at_once(open_page):
    page = open_page(BULK)
    choose(page, "Castle Black")
    page.get_by_role("button", name="Compare chosen").click()
    page.get_by_role("button", name="Clear the choice").click()
    page.locator(".curves").wait_for(state="detached")
    assert chosen(page) == []


def test_a_group_is_chosen_at_once_and_makes_a_short_address(open_page):
    page = open_page(BULK)
    open_choices(page)
    page.get_by_role("button", name="All", exact=True).click()
    page.wait_for_url("**group=all*")
    page.get_by_role("button", name="Active", exact=True).click()
    page.wait_for_url("**group=active*")


def test_without_javascript_groups_are_links(open_page):
    page = open_page(BULK, java_script_enabled=False)
    open_choices(page)
    page.get_by_role("link", name="All there are").click()
    page.wait_for_url("**group=all*")
    assert page.locator(".ledger-bulk tbody tr").count() == page.locator(".choices-list input").count()


def test_a_choice_of_nothing_keeps_what_was_shown(open_page):
    page = open_page(BULK)
    rows = page.locator(".ledger-bulk tbody tr").count()
    open_choices(page)
    page.get_by_role("button", name="None", exact=True).click()
    page.locator("#id_profile_ids_error", has_text="Choose at least one profile").wait_for()
    assert page.locator(".ledger-bulk tbody tr").count() == rows
    assert page.locator("#results[data-stale]").count() == 1
    page.get_by_role("button", name="Active", exact=True).click()
    page.locator("#results:not([data-stale])").wait_for()


def test_on_a_phone_rows_are_cards(open_page):
    page = open_page(f"{BULK}?group=all&start_date=2026-01-01&end_date=2026-06-30&compare=1,2", width=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        page.locator(".ledger-bulk tbody tr").first.evaluate("row => getComputedStyle(row).display")
        == "block"
    )
    assert page.locator("#sort-days_worked").is_visible()


def test_on_paper_there_are_all_rows_and_no_boxes(open_page):
    page = open_page(BULK)
    rows = page.locator(".ledger-bulk tbody tr").count()
    page.emulate_media(media="print")
    assert page.locator(".ledger-bulk tbody tr:visible").count() == rows
    assert page.locator("#rows input:visible").count() == 0
    assert page.locator("#rows button:not(.sort):visible").count() == 0


def test_every_column_fits_a_sheet_of_paper(open_page):
    columns = "trend,feet,ice,cost,share,mean,days,target,last"
    page = open_page(
        f"{BULK}?group=all&start_date=2026-01-01&end_date=2026-11-20&columns={columns}", width=1_017
    )
    page.emulate_media(media="print")
    assert page.locator(".ledger-bulk").evaluate("table => table.scrollWidth") <= 1_017


def test_escape_closes_the_columns_which_cover_no_box(open_page):
    page = open_page(BULK)
    page.locator(".columns-fold summary").click()
    menu = page.locator(".columns-choice").bounding_box()
    boxes = page.locator("#rows tbody .pick input")
    for number in range(boxes.count()):
        box = boxes.nth(number).bounding_box()
        assert box["x"] + box["width"] < menu["x"]
    page.keyboard.press("Escape")
    assert page.locator(".columns-fold[open]").count() == 0
    page.locator(".columns-fold summary:focus").wait_for()


def test_every_column_at_first_fits_the_page(open_page):
    page = open_page(BULK)
    frame = page.locator("#rows .ledger-frame")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")


@pytest.mark.parametrize(
    "address",
    [BULK, "/progress-series/", "/profiles/1/cost-overview/", "/profiles/1/progress-series/", "/no-work/"],
)
def test_chips_and_charts_leave_the_console_quiet(open_page, address):
    page = open_page(address)
    names = page.locator("#results .chip").all_text_contents()
    assert names
    for name in names:
        page.locator("#results").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_function(SETTLED)
    if address == BULK:
        choose(page, "Castle Black", "Nightfort")
        page.get_by_role("button", name="Compare chosen").click()
        page.locator(".curves polyline").first.wait_for(state="attached")
    assert page.troubles == []


@pytest.mark.parametrize(
    "address", ["/progress-series/?from=2026-01-01&to=2026-11-20&granularity=week", BULK]
)
def test_a_table_fits_a_sheet_that_stands(open_page, address):
    page = open_page(address, width=720)
    page.emulate_media(media="print")
    assert page.locator("table.ledger").last.evaluate("table => table.scrollWidth") <= 720


@pytest.mark.parametrize("address", ["/profiles/1/cost-overview/", "/progress-series/"])
def test_costs_are_on_the_screen_of_a_phone(open_page, address):
    page = open_page(address, width=PHONE)
    cost = page.locator('tbody [data-label="Cost (GD)"]').first.bounding_box()
    assert cost["x"] + cost["width"] <= PHONE
