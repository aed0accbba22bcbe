"""The drawing of the Wall, taken apart: its blocks against the figures."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from construction.wall.elevation import elevation
from construction.wall.layout import THINNEST, UNITS, Scale, lay_out, ticks

from .conftest import make_wall, parse_svg

lengths = st.integers(0, 10_000_000)
random_walls = st.lists(st.tuples(lengths, lengths, lengths), min_size=1, max_size=12)
quietly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def blocks_of(svg):
    """(x, width, height, height of the fill, y of the fill's foot) of each block in the SVG, by section."""
    found = {}
    for link in parse_svg(svg).iter("a"):
        if not link.get("id", "").startswith("block-"):
            continue
        plan = next(one for one in link.iter("rect") if one.get("class") == "plan")
        ice = next((one for one in link.iter("rect") if one.get("class") == "ice"), None)
        x, width, y, height = (int(plan.get(name)) for name in ("x", "width", "y", "height"))
        fill = 0 if ice is None else int(ice.get("height"))
        if ice is not None:
            assert (int(ice.get("x")), int(ice.get("width"))) == (x, width)
            assert int(ice.get("y")) + fill == y + height
        found[int(link.get("id").removeprefix("block-"))] = (x, width, height, fill)
    return found


@quietly
@given(random_walls)
def test_blocks_stand_and_are_filled_as_their_sections_say(places):
    wall = make_wall(*places)
    scale = lay_out(wall).scale
    blocks = blocks_of(elevation(wall).svg)
    assert len(blocks) == len(wall.sections)
    for section in wall.sections:
        x, width, height, fill = blocks[section.pk]
        left, right = scale.x(section.start_position), scale.x(section.end_position)
        assert (x, width) == (min(left, UNITS - width), max(THINNEST, right - left))
        assert 0 <= x <= x + width <= UNITS
        assert fill * 100 == height * min(100, section.percent)


@quietly
@given(st.lists(st.integers(1, 10_000_000), min_size=1, max_size=60))
def test_widths_of_sections_that_adjoin_add_up_to_the_whole_wall(targets):
    starts = [sum(targets[:number]) for number in range(len(targets) + 1)]
    wall = make_wall(*((start, target, 0) for start, target in zip(starts, targets, strict=False)))
    scale = lay_out(wall).scale
    edges = [scale.x(start) for start in starts]
    assert (edges[0], edges[-1]) == (0, UNITS)
    assert sum(right - left for left, right in pairwise(edges)) == UNITS
    assert all(right >= left for left, right in pairwise(edges))


@quietly
@given(random_walls)
def test_no_two_blocks_of_a_course_overlap(places):
    by_top = {}
    for stretch in lay_out(make_wall(*places)).stretches:
        for block in stretch.blocks:
            by_top.setdefault(block.top, []).append(block.section)
    for sections in by_top.values():
        ordered = sorted(sections, key=lambda one: (one.start_position, one.end_position))
        assert all(one.end_position <= other.start_position for one, other in pairwise(ordered))


def test_flaws_are_drawn_where_they_are():
    svg = elevation(make_wall((0, 100, 0), (50, 100, 0), (300, 100, 0))).svg
    drawn = [one for one in parse_svg(svg).iter("rect") if one.get("class") in ("gap", "overlap")]
    assert [(one.get("class"), one.find("title").text) for one in drawn] == [
        ("overlap", "Overlap of 0.50 ft, from 0.50 to 1.00 ft"),
        ("gap", "Gap of 1.50 ft, from 1.50 to 3.00 ft"),
    ]
    assert [int(one.get("x")) for one in drawn] == [UNITS * 50 // 400, UNITS * 150 // 400]


def test_blocks_of_a_hair_have_no_outline():
    svg = elevation(make_wall((0, 1_000_000, 0), (1_000_000, 10, 0))).svg
    outlines = re.search(r'class="outlines"[^>]* d="([^"]*)"', svg)[1]
    assert outlines.count("M") == 1


def test_gold_is_for_what_is_behind_or_overlaps():
    svg = elevation(make_wall((0, 100, 100), state="done")).svg
    assert "#c0902a" not in svg


def test_every_state_has_its_class_and_its_hatch():
    for state in ("on_pace", "behind", "idle", "done", "planned"):
        svg = elevation(make_wall((0, 100, 50), state=state)).svg
        assert f'class="block {state}"' in svg
        assert f'fill="url(#wall-{state})"' in svg


def test_the_longest_wall_stays_inside():
    most = 9_999_999_999
    layout = lay_out(make_wall((0, 1, 0), (most, most, 0)))
    assert all(block.x + block.width <= UNITS for stretch in layout.stretches for block in stretch.blocks)
    assert 2 <= len(layout.ticks) <= 12


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_ticks_are_round_and_few(first, length):
    found = ticks(Scale(first, first + length))
    assert len(found) <= 12
    assert all(first <= 100 * feet <= first + length for feet in found)


def test_labels_of_a_course_do_not_overlap():
    names = [("W" * 80, 0, 60), ("Mmmm mmmm", 60, 30), ("長城長城長城長城", 90, 40), ("x", 130, 2)]
    wall = make_wall(*((start * 100, length * 100, 0) for _, start, length in names))
    lines = [
        line._replace(section_name=name) for line, (name, _, _) in zip(wall.sections, names, strict=True)
    ]
    svg = elevation(type(wall)(wall.date, None, lines)).svg
    texts = re.findall(r'class="section-name" font-size="12" x="([\d.]+)" y="[\d.]+">([^<]*)', svg)
    assert texts[0][1].endswith("…")
    assert len(texts[0][1]) * 12 * 1.05 < UNITS / 2 * 60 / 132 + 12


def test_thousands_of_sections_are_drawn_in_part():
    drawn = elevation(make_wall(*((number, 1, 0) for number in range(450))))
    assert (drawn.sections, drawn.total) == (400, 450)


@pytest.mark.parametrize("alone", [False, True])
def test_a_drawing_has_no_script_and_no_style(alone):
    drawn = elevation(make_wall((0, 100, 50)))
    root = parse_svg(drawn.alone if alone else drawn.svg)
    assert not {"script", "style", "foreignObject"} & {one.tag for one in root.iter()}
    assert not [
        name for one in root.iter() for name in one.attrib if name == "style" or name.startswith("on")
    ]
    assert root.find("title").text == "Elevation of the Wall as of 31 Jan 2025"
    assert root.find("desc").text
