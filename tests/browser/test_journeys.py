"""The crew's way and the manager's by keyboard alone: every stop can be seen, and none keeps anyone."""

import pytest
from playwright.sync_api import TimeoutError, expect

from .conftest import PHONE
from .inspection import arrive

pytestmark = pytest.mark.browser
MOST_STOPS = 120
IS_SHOWN = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return true;
  const ringed = (each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const { top, bottom, left, right } = it.getBoundingClientRect();
  const drawnByTheBrowser = it.type === "date";  // whose button for the calendar is within it
  return (drawnByTheBrowser || [it, it.closest("label"), ...it.children].some((each) => each && ringed(each)))
    && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}"""
FOCUSED = "document.activeElement.outerHTML.slice(0, 200)"
SETTLED_MS = 15_000


class Keys:
    """Somebody without a mouse."""

    def __init__(self, page) -> None:
        self.page, self.press = page, page.keyboard.press

    def to(self, target) -> None:
        """Tab until `target` has the focus; each stop on the way there shows where it is."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS):
            self.press("Tab")
            self.look()
            if target.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError(f"{target} is never reached")

    def enter(self, target) -> None:
        self.to(target)
        self.press("Enter")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def look(self) -> None:
        """What has the focus can be seen, once the page has come to rest."""
        try:
            self.page.wait_for_function(IS_SHOWN, timeout=SETTLED_MS)
        except TimeoutError:
            raise AssertionError(f"cannot be seen: {self.page.evaluate(FOCUSED)}") from None


@pytest.fixture
def keys(new_page):
    """A page at an address, and the keys that it is used with."""

    def visit(address, width=1280):
        page = new_page(width, reduced_motion="reduce")
        arrive(page, address)
        return page, Keys(page)

    return visit


def card_of(page):
    return page.locator(".crew-card").first


def test_a_crew_records_takes_back_and_rests(keys):
    page, hands = keys("/profiles/2/progress/record/?date=2021-03-01", PHONE)
    card = card_of(page)
    hands.to(card.get_by_label("Feet built"))
    hands.type("12.5")
    hands.enter(card.get_by_role("button", name="Save"))
    expect(card).to_contain_text("12.50 ft")
    hands.enter(card.get_by_role("button", name="Undo"))
    expect(card.get_by_label("Feet built")).to_be_visible()
    hands.enter(card.locator("summary", has_text="No work"))
    hands.enter(card.get_by_role("button", name="Weather"))
    expect(card).to_contain_text("No work: weather")
    assert page.troubles == []


def test_of_two_tabs_the_second_is_asked(keys):
    first, _ = keys("/profiles/2/progress/record/?date=2021-03-02")
    second, hands = keys("/profiles/2/progress/record/?date=2021-03-02")
    card_of(first).get_by_label("Feet built").fill("5")
    card_of(first).get_by_role("button", name="Save").click()
    expect(card_of(first).locator("[data-saved]")).to_contain_text("5.00 ft")
    hands.to(card_of(second).get_by_label("Feet built"))
    hands.type("7")
    hands.press("Enter")
    hands.enter(card_of(second).get_by_role("button", name="Add"))
    expect(card_of(second).locator("[data-saved]")).to_contain_text("12.00 ft")
    first.reload()
    expect(card_of(first)).to_contain_text("12.00 ft")


def test_a_manager_compares_and_looks_closer(keys):
    page, hands = keys("/profiles/bulk_cost_overview/")
    hands.enter(page.locator(".choices-fold > summary"))
    hands.enter(page.get_by_role("button", name="None", exact=True))
    hands.to(page.locator("input[name=profile_ids][value='1']"))
    hands.press("Space")
    page.wait_for_url("**profile_ids=1&**")
    hands.enter(page.locator(".presets").get_by_role("link", name="All", exact=True))
    page.locator(".presets [aria-current=true]", has_text="All").wait_for()
    hands.enter(page.locator("[data-export] > summary"))
    expect(page.locator(".export-menu")).to_be_visible()
    hands.press("Escape")
    expect(page.locator(".export-menu")).to_be_hidden()
    hands.enter(page.locator("#sort-total_feet_built"))
    page.wait_for_url("**ordering=**")
    hands.enter(page.locator(".ledger tbody a[href*='/cost-overview/']").first)
    page.wait_for_url("**/profiles/1/cost-overview/**")
    assert page.troubles == []


def test_a_manager_chooses_dates_and_opens_a_day(keys):
    page, hands = keys("/profiles/1/cost-overview/")
    before = page.url
    hands.to(page.get_by_label("From", exact=True))
    hands.type("01012026")
    hands.press("Enter")
    page.wait_for_url(lambda url: url != before and "start_date=2026-01-01" in url)
    hands.enter(page.locator(".ledger tbody a").first)
    page.wait_for_url(lambda url: "cost-overview" not in url)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    ["/", "/wall/", "/profiles/1/march/", "/profiles/1/progress/record/", "/reports/", "/profiles/"],
)
def test_no_stop_keeps_anyone(keys, address):
    page, hands = keys(address)
    page.evaluate("""() => {
      let count = 0;
      addEventListener("focusin", ({ target }) => { target.dataset.stop ??= count++; });
    }""")
    stops = page.evaluate("""() => [...document.querySelectorAll(
      "a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true })).length""")
    for _ in range(3 * stops + 20):
        hands.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
    hands.press("Tab")
    hands.look()
    assert "skip" in page.evaluate(FOCUSED)
    assert page.locator("[data-stop]").count() > 5
