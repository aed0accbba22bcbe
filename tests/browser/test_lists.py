"""Lists and reports change in place, and the address follows."""

import pytest

pytestmark = pytest.mark.browser


def rows(page):
    return page.locator(".ledger tbody tr").count()


def test_a_filter_swaps_the_results_and_the_address(open_page):
    page = open_page("/profiles/")
    before = rows(page)
    page.get_by_label("Name or lead").press_sequentially("castle")
    page.wait_for_url("**/profiles/?search=castle")
    assert 0 < rows(page) < before
    assert page.locator("#id_search").evaluate("field => field === document.activeElement")


def test_back_restores_the_whole_list(open_page):
    page = open_page("/profiles/")
    before = rows(page)
    page.get_by_label("Status").select_option("Inactive")
    page.wait_for_url("**/profiles/?is_active=false")
    page.go_back()
    page.wait_for_url("**/profiles/")
    page.locator("header.site").wait_for()
    assert rows(page) == before
    assert page.get_by_label("Status").input_value() == ""


def test_a_head_sorts_and_keeps_the_focus(open_page):
    page = open_page("/profiles/?is_active=true")
    page.locator("#sort-name").click()
    page.wait_for_url("**/profiles/?is_active=true&ordering=name")
    assert page.locator("[aria-sort=ascending]").count() == 1
    assert page.locator("#sort-name").evaluate("link => link === document.activeElement")


def test_a_filter_after_sorting_keeps_the_order(open_page):
    page = open_page("/profiles/?ordering=-name")
    page.get_by_label("Status").select_option("Active")
    page.wait_for_url("**ordering=-name**")
    assert page.locator("[aria-sort=descending]").count() == 1


def test_the_result_is_told_to_screen_readers(open_page):
    page = open_page("/progress/?page_size=10")
    page.locator("#page-next").click()
    page.wait_for_url("**page=2")
    page.wait_for_function("document.getElementById('live').textContent.includes('Rows 11')")


def test_a_bad_range_is_named_beside_its_field(open_page):
    page = open_page("/profiles/1/cost-overview/?start_date=2026-01-01&end_date=2026-01-31")
    page.get_by_label("To", exact=True).fill("2025-12-01")
    page.locator("#id_end_date[aria-invalid=true]").wait_for()
    assert page.locator("#id_end_date_error").text_content() == "End date is before start date"


def test_a_range_put_right_forgets_the_error(open_page):
    page = open_page("/profiles/1/cost-overview/?start_date=2026-01-09&end_date=2026-01-01")
    page.get_by_label("To", exact=True).fill("2026-01-31")
    page.locator(".figures").wait_for()
    assert page.locator("[aria-invalid=true]").count() == 0


def test_all_profiles_are_chosen_at_once(open_page):
    page = open_page("/profiles/bulk_cost_overview/")
    page.locator(".choices-fold > summary").click()
    page.get_by_role("button", name="All").click()
    boxes = page.locator(".choices-list input").count()
    page.wait_for_function(
        "count => document.querySelectorAll('.ledger tbody tr').length === count", arg=boxes
    )


def test_profiles_are_found_among_many_and_chosen(open_page):
    page = open_page("/profiles/bulk_cost_overview/")
    page.locator(".choices-fold > summary").click()
    page.get_by_role("button", name="None").click()
    page.locator("#id_profile_ids_error", has_text="Choose at least one profile").wait_for()
    page.get_by_label("Find a profile").fill("castle bl")
    page.get_by_role("button", name="All").click()
    page.wait_for_url("**profile_ids=1&**")
    assert (rows(page), page.locator("[data-choices-count]").text_content()) == (1, "1 of 8 chosen, 1 found")


def test_many_profiles_make_a_short_address(open_page):
    page = open_page("/profiles/bulk_cost_overview/")
    page.locator(".choices-fold > summary").click()
    page.get_by_role("button", name="All").click()
    page.wait_for_url("**group=all*")
    page.get_by_label("Castle Black", exact=True).uncheck()
    page.wait_for_url("**profile_ids=*%2C*%2C*")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_the_comparison_is_sorted_by_its_heads(open_page, javascript):
    page = open_page("/profiles/bulk_cost_overview/", java_script_enabled=javascript)
    page.get_by_role("button", name="Built (ft)").click()
    page.wait_for_url("**ordering=-total_feet_built")
    page.locator("th[aria-sort=descending]").wait_for()
    lengths = page.locator("tbody td[data-label='Built (ft)']").all_text_contents()
    feet = [float(text.replace(",", "")) for text in lengths]
    assert feet == sorted(feet, reverse=True)


def test_the_theme_is_switched_and_remembered(open_page):
    page = open_page("/", color_scheme="light")
    page.get_by_role("button", name="Switch between light and dark").click()
    page.goto("/profiles/")
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_the_menu_of_a_phone_needs_no_javascript(open_page):
    page = open_page("/", width=360, java_script_enabled=False)
    page.get_by_text("Menu").click()
    page.locator(".menu a", has_text="Compare").click()
    page.wait_for_url("**/profiles/bulk_cost_overview/")


def test_the_wall_refreshes_without_losing_its_place(open_page):
    page = open_page("/", width=360)
    frame = page.locator("#elevation-frame")
    frame.evaluate("frame => frame.scrollTo(200, 0)")
    with page.expect_response("**/dashboard/elevation/"):
        page.evaluate("() => htmx.trigger('#card-elevation', 'shown')")
    page.locator("#card-elevation[aria-busy], #card-elevation.htmx-request").wait_for(state="detached")
    assert frame.evaluate("frame => frame.scrollLeft") == 200
