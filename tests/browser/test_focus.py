"""After every answer the focus is at the first thing that is wrong, or at what was found; and it is told."""

import pytest

pytestmark = pytest.mark.browser
LISTS = ("/profiles/", "/sections/", "/progress/", "/profiles/1/sections/", "/profiles/1/progress/")
JANUARY = "?start_date=2026-01-01&end_date=2026-01-31"
REPORTS = (
    f"/profiles/1/cost-overview/{JANUARY}",
    "/profiles/1/daily-ice-usage/?date=2026-01-05",
    "/profiles/1/progress-series/?from=2026-01-01&to=2026-01-31&granularity=week",
    "/progress-series/?from=2026-01-01&to=2026-01-31&granularity=week",
    f"/profiles/bulk_cost_overview/{JANUARY}&profile_ids=1,2",
)
FORMS = (
    "/profiles/new/",
    "/profiles/1/edit/",
    "/profiles/1/sections/new/",
    "/sections/1/edit/",
    "/progress/1/edit/",
    "/imports/new/",
)
FOCUSED_IN_RESULTS = "document.activeElement.closest('#results') !== null"


def show(page):
    with page.expect_response(lambda answer: "hx-request" in answer.request.headers):
        page.get_by_role("button", name="Show", exact=True).click()


@pytest.mark.parametrize("address", LISTS + REPORTS)
def test_what_was_asked_for_takes_the_focus_and_is_told(open_page, address):
    page = open_page(address)
    show(page)
    page.locator("#results:focus, #results h2:focus").wait_for()
    assert page.locator("[aria-busy]").count() == 0
    assert page.troubles == []


@pytest.mark.parametrize("address", LISTS)
def test_how_much_a_list_has_is_told(open_page, address):
    page = open_page(address)
    show(page)
    page.locator("#live", has_text="Rows 1–").wait_for(state="attached")


@pytest.mark.parametrize("address", REPORTS)
def test_a_day_that_is_none_takes_the_focus_and_leaves_the_result_without_colour(open_page, address):
    page = open_page(address)
    before = page.locator("#results tbody tr").count()
    field = page.locator("#filters input[type=date]").last
    field.evaluate("field => { field.type = 'text'; field.value = '31.02.2026' }")
    show(page)
    page.locator("#filters input[aria-invalid=true]:focus").wait_for()
    assert page.locator("#results[data-stale] tbody tr").count() == before > 0
    assert "Date must be in YYYY-MM-DD format" in page.locator("#live").text_content()
    assert page.get_by_text("This is still what was shown before").count() == 1


def test_a_filter_that_is_put_right_takes_its_complaint_away(open_page):
    page = open_page(REPORTS[0])
    field = page.locator("#id_end_date")
    field.evaluate("field => { field.type = 'text'; field.value = 'soon' }")
    show(page)
    page.locator("[data-stale]").wait_for()
    field.fill("2026-01-20")
    show(page)
    page.locator("#results:not([data-stale]) h2", has_text="20 January 2026").wait_for()
    assert page.get_by_text("This is still what was shown before").count() == 0


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_the_first_wrong_field_takes_the_focus(open_page, address, javascript):
    page = open_page(address, java_script_enabled=javascript)
    for field in page.locator("main input:not([type=hidden], [type=checkbox], [type=file])").all():
        field.evaluate("field => { field.form.noValidate = true; field.value = '' }")
    page.locator("main form").first.evaluate("form => form.noValidate = true")
    page.locator("main button[type=submit]").click()
    page.locator("main .is-invalid:focus").wait_for()
    wrong = page.locator("main :is(input, select, textarea).is-invalid").first
    assert wrong.evaluate("field => field === document.activeElement")
    assert wrong.get_attribute("aria-invalid") == "true"
    reasons = page.locator(", ".join(f"#{name}" for name in wrong.get_attribute("aria-describedby").split()))
    assert reasons.filter(has=page.locator("strong")).count() == 1


def test_what_was_written_is_told_by_the_live_region(open_page):
    page = open_page("/profiles/1/edit/")
    page.get_by_role("button", name="Save profile").click()
    page.wait_for_url("**/profiles/1/")
    told = page.locator("[data-told]").text_content().strip()
    page.locator("#live", has_text=told).wait_for(state="attached")


@pytest.mark.parametrize("address", ["/", *LISTS, *REPORTS, *FORMS])
def test_there_is_one_polite_live_region(open_page, address):
    page = open_page(address)
    assert page.locator("[role=status], [aria-live=polite], [role=log]").count() == 1
