"""A request that fails changes nothing; a toast names it and offers to try again."""

import pytest

pytestmark = pytest.mark.browser
PAGE = "<html><body><h1 data-error-message>Too much at once</h1></body></html>"


@pytest.fixture
def failing(open_page):
    """A page whose HTMX requests are answered with a status, until told otherwise."""

    def visit(address, status, body=PAGE):
        page = open_page(address)
        page.failing = True

        def answer(route):
            if page.failing and "hx-request" in route.request.headers:
                route.fulfill(
                    status=status, body=body, headers={"X-Request-ID": "raven-7"}, content_type="text/html"
                )
            else:
                route.continue_()

        page.route("**/*", answer)
        return page

    return visit


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_toast_tells_and_the_page_stays(failing, status):
    page = failing("/progress/?page_size=5", status)
    before, rows = page.url, page.locator("#results").inner_html()
    page.locator("#page-next").click()
    toast = page.get_by_role("alert")
    toast.wait_for()
    assert "Too much at once" in toast.text_content()
    assert "Request raven-7" in toast.text_content()
    assert (page.url, page.locator("#results").inner_html()) == (before, rows)
    assert page.locator("[aria-busy]").count() == 0


def test_a_link_is_tried_again(failing):
    page = failing("/progress/?page_size=5", 503)
    page.locator("#page-next").click()
    page.failing = False
    page.get_by_role("button", name="Try again").click()
    page.wait_for_url("**page=2**")
    assert page.get_by_role("alert").count() == 0


def test_a_filter_is_tried_again(failing):
    page = failing("/profiles/", 503)
    page.get_by_label("Status").select_option("Inactive")
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    page.failing = False
    again.click()
    page.wait_for_url("**is_active=false")


def test_a_form_keeps_what_was_typed_and_is_sent_again(failing):
    page = failing("/profiles/new/", 500)
    page.get_by_label("Name").fill("Queen's Crown")
    page.get_by_label("Team lead").fill("Ser Alliser")
    page.get_by_role("button", name="Save profile").click()
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    assert page.get_by_label("Name").input_value() == "Queen's Crown"
    page.failing = False
    again.click()
    page.get_by_role("heading", name="Queen's Crown").wait_for()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete profile").click()
    page.wait_for_url("**/profiles/")


@pytest.mark.parametrize("status", [403, 404, 413])
def test_what_would_fail_again_is_told_without_offering_it(failing, status):
    page = failing("/progress/?page_size=5", status)
    page.locator("#page-next").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("button", name="Try again").count() == 0


@pytest.mark.parametrize("status", [409, 422])
def test_a_conflict_or_a_mistake_is_shown_in_place(failing, status):
    page = failing("/profiles/new/", status, body="<p id='told'>Taken already</p>")
    page.get_by_label("Name").fill("Queen's Crown")
    page.get_by_label("Team lead").fill("Ser Alliser")
    page.get_by_role("button", name="Save profile").click()
    page.locator("#form #told").wait_for()
    assert page.get_by_role("alert").count() == 0


def test_a_server_that_is_not_there_is_told(open_page):
    page = open_page("/progress/?page_size=5")
    page.route("**/progress/**", lambda route: route.abort())
    page.locator("#page-next").click()
    assert "cannot be reached" in page.get_by_role("alert").text_content()
