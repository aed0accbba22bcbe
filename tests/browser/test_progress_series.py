"""Progress over time: periods change in place, and lead on to what they cost."""

from itertools import pairwise

import pytest

from .conftest import PHONE

pytestmark = pytest.mark.browser
SERIES, WALL = "/profiles/1/progress-series/", "/progress-series/"


def test_other_periods_are_shown_in_place(open_page):
    page = open_page(SERIES)
    page.get_by_label("By").select_option("month")
    page.wait_for_url("**granularity=month")
    page.get_by_role("columnheader", name="Month").wait_for()
    assert page.locator(".range-title").text_content().endswith(", by month")


def test_too_many_periods_are_refused_beside_the_field(open_page):
    page = open_page(SERIES)
    page.get_by_label("From", exact=True).fill("1900-01-01")
    page.get_by_label("By").select_option("day")
    page.locator("#id_to[aria-invalid=true]").wait_for()
    assert "choose a shorter range" in page.locator("#id_to_error").text_content()


def test_a_week_of_chosen_profiles_leads_to_their_comparison(open_page):
    page = open_page(WALL)
    page.locator(".choices-fold > summary").click()
    page.locator("input[name=profile_id]").first.check()
    page.wait_for_url("**profile_id=*")
    page.locator(".fine.name").wait_for()
    page.locator("#results tbody a").first.click()
    page.wait_for_url("**/profiles/bulk_cost_overview/?profile_ids=*")
    assert page.locator(".ledger tbody tr").count() == 1


def test_the_form_works_without_javascript(open_page):
    page = open_page(WALL, width=PHONE, java_script_enabled=False)
    page.get_by_label("By").select_option("month")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**granularity=month")
    assert page.locator(".range-title").text_content().endswith(", by month")


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_words_of_the_chart_do_not_meet(open_page, width):
    page = open_page(SERIES, width=width)
    boxes = [word.bounding_box() for word in page.locator(".chart .day:visible").all()]
    assert len(boxes) > 2
    assert all(left["x"] + left["width"] < right["x"] for left, right in pairwise(boxes))
    assert boxes[-1]["x"] + boxes[-1]["width"] <= width
