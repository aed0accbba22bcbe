"""The page that shows the description, in a real browser under the real content security policy."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.server]
COLLECT_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""


@pytest.fixture
def docs(wall, chromium):
    """The page with every operation on it."""
    page = chromium.new_page()
    page.add_init_script(COLLECT_VIOLATIONS)
    page.context.add_cookies([{"name": "csrftoken", "value": "a" * 32, "url": wall.url}])
    page.goto(f"{wall.url}/api/docs/")
    page.locator(".opblock").first.wait_for()
    yield page
    page.close()


@pytest.fixture
def tried(docs):
    """The request and the answer of a profile list tried from the page."""
    docs.locator("#operations-Profiles-list_profiles .opblock-summary-control").click()
    docs.locator("#operations-Profiles-list_profiles .try-out__btn").click()
    with docs.expect_response("**/api/profiles/**") as answer:
        docs.locator("#operations-Profiles-list_profiles .execute").click()
    docs.locator("#operations-Profiles-list_profiles .live-responses-table").wait_for()
    return answer.value


def test_it_shows_every_operation_and_violates_no_policy(docs, tried):
    described = docs.evaluate("fetch('/api/openapi.json').then((answer) => answer.json())")
    assert docs.locator(".opblock").count() == sum(len(methods) for methods in described["paths"].values())
    assert docs.evaluate("violations") == []


def test_a_request_tried_carries_the_csrf_token(tried):
    assert (tried.status, tried.request.headers["x-csrftoken"]) == (200, "a" * 32)
