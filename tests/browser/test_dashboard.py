"""The dashboard refreshes itself quietly, fails card by card, and is there without scripts."""

import re

import pytest

from .conftest import PHONE
from .paper import pages_of

pytestmark = pytest.mark.browser
FEET = re.compile(r"/dashboard/feet/$")


def refresh(page, name):
    """What the clock does every minute."""
    page.evaluate(f"htmx.trigger('#card-{name}', 'shown')")


def marked(page, name):
    """Whether the card is still what it was when it was marked."""
    return page.locator(f"#card-{name} [data-marked]").count() == 1


@pytest.fixture
def dashboard(open_page):
    """A dashboard whose cards are marked, so that a refresh shows."""
    page = open_page("/")
    page.evaluate(
        "document.querySelectorAll('.pane > h2').forEach((head) => head.setAttribute('data-marked', ''))"
    )
    return page


def test_a_card_is_swapped_alone_and_the_focus_stays(dashboard):
    link = dashboard.locator("#card-changes a").first
    link.focus()
    with dashboard.expect_response(FEET):
        refresh(dashboard, "feet")
    dashboard.locator("#card-feet [data-marked]").wait_for(state="detached")
    assert marked(dashboard, "ice")
    assert link.evaluate("link => link === document.activeElement")
    assert dashboard.locator("#live").text_content() == ""
    assert dashboard.troubles == []


def test_the_card_that_is_in_use_is_left_alone(dashboard):
    dashboard.locator("#card-feet a").first.focus()
    asked = []
    dashboard.on("request", lambda request: asked.append(request.url))
    refresh(dashboard, "feet")
    with dashboard.expect_response(re.compile("/dashboard/ice/$")):
        refresh(dashboard, "ice")
    assert not [url for url in asked if FEET.search(url)]
    assert marked(dashboard, "feet")


def test_nothing_is_asked_for_out_of_sight_and_everything_on_return(dashboard):
    asked = []
    dashboard.on("request", lambda request: asked.append(request.url))
    hide = "Object.defineProperty(document, 'hidden', {{configurable: true, get: () => {0}}})"
    dashboard.evaluate(hide.format("true"))
    refresh(dashboard, "feet")
    dashboard.wait_for_timeout(200)
    assert asked == []
    with dashboard.expect_response(FEET):
        dashboard.evaluate(hide.format("false"))
        dashboard.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_table_that_is_open_stays_open(dashboard):
    dashboard.locator("#calendar-table summary").click()
    dashboard.evaluate("document.activeElement.blur()")
    refresh(dashboard, "calendar")
    dashboard.locator("#card-calendar [data-marked]").wait_for(state="detached")
    assert dashboard.locator("#calendar-table").get_attribute("open") is not None


def test_a_refresh_that_fails_leaves_the_card_and_says_nothing(dashboard):
    dashboard.route(FEET, lambda route: route.fulfill(status=503, body="busy"))
    with dashboard.expect_response(FEET):
        refresh(dashboard, "feet")
    assert marked(dashboard, "feet")
    assert dashboard.locator(".toast-note").count() == 0


def test_a_card_that_failed_can_be_tried_again_in_its_place(open_page):
    page = open_page("/")
    again = (
        '<h2 id="feet-title">Feet</h2><p><a id="feet-again" href="/dashboard/feet/" hx-get="/dashboard/feet/"'
    )
    failed = f'{again} hx-target="#card-feet">Try again</a></p>'
    page.route(FEET, lambda route: route.fulfill(status=200, content_type="text/html", body=failed))
    refresh(page, "feet")
    page.locator("#feet-again").wait_for()
    page.unroute(FEET)
    page.locator("#feet-again").click()
    page.locator("#card-feet .hero-number").wait_for()
    page.locator("#feet-title:focus").wait_for()


def test_the_calendar_is_no_ninety_tab_stops(open_page):
    page = open_page("/")
    stops = page.evaluate(
        "[...document.querySelectorAll('#card-calendar :is(a, summary)')]"
        ".filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({contentVisibilityAuto: true})).length"
    )
    assert stops < 5


def test_every_card_is_there_without_scripts(open_page):
    page = open_page("/", java_script_enabled=False)
    assert page.locator(".pane").count() == 11
    page.locator("#calendar-table summary").click()
    page.locator("#calendar-table td a").first.click()
    assert "/progress/?start_date=" in page.url


@pytest.mark.parametrize("width", [PHONE, 768, 1280])
def test_the_page_scrolls_no_way_but_down(open_page, width):
    page = open_page("/", width=width)
    for details in page.locator(".pane details").all():
        details.evaluate("details => (details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_cards_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(open_page):
    page = open_page("/")
    ice, cost, unreported = (
        page.locator(f"#card-{name}").bounding_box() for name in ("ice", "cost", "unreported")
    )
    assert ice["y"] == cost["y"]
    assert ice["x"] < cost["x"] < unreported["x"]
    page.set_viewport_size({"width": PHONE, "height": 800})
    tops = [box.bounding_box()["y"] for box in page.locator(".pane").all()]
    assert tops == sorted(set(tops))


def test_a_missing_day_leads_to_recording_it(open_page):
    page = open_page("/")
    page.locator("#card-missing a.sign-missing").first.click()
    assert re.search(r"/profiles/\d+/progress/record/\?date=\d{4}-\d\d-\d\d&section=\d+$", page.url)


def test_on_paper_there_are_no_controls(open_page):
    page = open_page("/")
    page.emulate_media(media="print")
    assert not [foot for foot in page.locator(".pane-foot").all() if foot.is_visible()]


@pytest.mark.parametrize(("address", "most"), [("/", 3), ("/wall/", 2), ("/profiles/1/march/", 2)])
def test_it_takes_few_sheets_of_paper(open_page, address, most):
    page = open_page(address)
    sheets = pages_of(page.pdf(prefer_css_page_size=True))
    assert len(sheets) <= most


def test_a_drawing_that_scrolls_fades_at_its_edge(open_page):
    page = open_page("/wall/", width=PHONE)
    frame = page.locator("#elevation-frame")
    fade = "(frame) => getComputedStyle(frame).getPropertyValue('--fade-end')"
    if page.evaluate("CSS.supports('animation-timeline: scroll()')"):
        assert frame.evaluate(fade) == "48px"
        frame.evaluate("(frame) => frame.scrollTo(frame.scrollWidth, 0)")
        page.wait_for_function(f"() => ({fade})(document.getElementById('elevation-frame')) === '0px'")
