"""The drawings as Chromium lays them out: lengths, fills and lines are the figures', and no words meet."""

from itertools import combinations

import pytest

from .identities import DESK, PHONE
from .inspection import arrive

pytestmark = pytest.mark.browser
ROUNDING = 1.01
"""Edges stand on whole units of the drawing."""
LEAST = 4
"""A section that would be narrower is drawn so wide that it can be seen and hit."""
BOXES = """all => all.map(each => {
  const { x, y, width, height } = each.getBBox();
  return { x, y, width, height };
})"""
WORDS = """all => all.filter(each => each.textContent.trim()).map(each => {
  const { left, right, top, bottom } = each.getBoundingClientRect();
  return { left, right, top, bottom, word: each.textContent };
})"""


@pytest.mark.parametrize("address", ["/wall/", "/wall/?as_of=2026-05-01", "/"])
def test_blocks_are_as_long_as_their_sections(new_page, address):
    page, sections = drawn(new_page, address)
    plans = [box_of(page, f"#block-{each['section_id']} .plan") for each in sections]
    scale = scale_of(plans, sections)
    for plan, each in zip(plans, sections, strict=True):
        length = max(LEAST, float(each["target_length_feet"]) * scale)
        assert plan["width"] == pytest.approx(length, abs=ROUNDING)
        assert plan["x"] == pytest.approx(float(each["start_position"]) * scale, abs=ROUNDING)


@pytest.mark.parametrize("address", ["/wall/", "/wall/?as_of=2026-05-01", "/"])
def test_blocks_are_filled_by_the_share_built(new_page, address):
    page, sections = drawn(new_page, address)
    for each in sections:
        plan = box_of(page, f"#block-{each['section_id']} .plan")
        ices = page.locator(f"#block-{each['section_id']} .ice").evaluate_all(BOXES)
        assert sum(ice["height"] for ice in ices) == pytest.approx(
            plan["height"] * min(each["percent"], 100) / 100, abs=ROUNDING
        )


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("address", ["/wall/", "/", "/profiles/1/march/", "/profiles/2/march/"])
def test_no_words_of_a_drawing_meet(new_page, address, width):
    page = new_page(width)
    arrive(page, address)
    words = page.locator("svg.drawing text:visible").evaluate_all(WORDS)
    assert len(words) > 2
    assert [(one["word"], two["word"]) for one, two in combinations(words, 2) if meet(one, two)] == []


@pytest.mark.parametrize("profile", [1, 2])
def test_lines_of_the_march_move_as_far_as_was_built(new_page, profile):
    page = new_page()
    address = f"/profiles/{profile}/march/"
    arrive(page, address)
    sections = [each for each in figures(page, address)["sections"] if each["days_worked"]]
    lines = page.locator("svg.march .march-line .line").evaluate_all(BOXES)
    assert len(lines) == len(sections)
    scale = scale_of(lines, sections)
    for line, each in zip(lines, sections, strict=True):
        assert line["width"] == pytest.approx(float(each["feet_built"]) * scale, abs=ROUNDING)


def drawn(new_page, address):
    """A page with the elevation, and the figures of its sections."""
    page = new_page()
    arrive(page, address)
    source = address if address.startswith("/wall/") else "/wall/"
    sections = figures(page, source)["sections"]
    assert page.locator("svg.elevation .block").count() == len(sections) > 2
    return page, sections


def figures(page, address):
    mark = "&" if "?" in address else "?"
    return page.request.get(f"{address}{mark}format=json").json()


def box_of(page, selector):
    [box] = page.locator(selector).evaluate_all(BOXES)
    return box


def scale_of(boxes, sections):
    """Units of the drawing to a foot, from where the first and the last begin."""
    first, last = float(sections[0]["start_position"]), float(sections[-1]["start_position"])
    return (boxes[-1]["x"] - boxes[0]["x"]) / (last - first)


def meet(one, two):
    apart = one["right"] <= two["left"] or two["right"] <= one["left"]
    return not (apart or one["bottom"] <= two["top"] or two["bottom"] <= one["top"])
