"""Gaps and overlaps along the Wall, against a count foot by foot."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from construction.wall.coverage import Flaw, find_flaws


class Place(NamedTuple):
    """A section's place."""

    pk: int
    start_position: int
    end_position: int


def places(*bounds):
    return [Place(pk, start, end) for pk, (start, end) in enumerate(bounds, 1)]


random_places = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 25)), max_size=9).map(
    lambda found: places(*((start, start + length) for start, length in found))
)


def by_foot(sections):
    """(feet that nobody covers, feet that several do) between the first and the last."""
    depth = Counter(foot for one in sections for foot in range(one.start_position, one.end_position))
    if not depth:
        return set(), set()
    return (
        {foot for foot in range(min(depth), max(depth) + 1) if not depth[foot]},
        {foot for foot, times in depth.items() if times > 1},
    )


@given(random_places)
def test_flaws_are_what_a_count_of_every_foot_finds(sections):
    flaws = find_flaws(sections)
    found = {
        kind: {
            foot
            for flaw in flaws
            if flaw.kind == kind
            for foot in range(flaw.start_position, flaw.end_position)
        }
        for kind in ("gap", "overlap")
    }
    assert (found["gap"], found["overlap"]) == by_foot(sections)


@given(random_places)
def test_flaws_come_in_order_and_are_as_long_as_they_go(sections):
    flaws = find_flaws(sections)
    assert all(flaw.length > 0 for flaw in flaws)
    for one, other in pairwise(flaws):
        assert one.end_position < other.start_position or one.kind != other.kind
        assert one.end_position <= other.start_position


@given(random_places)
def test_an_overlap_names_those_that_overlap_in_it(sections):
    for flaw in find_flaws(sections):
        if flaw.kind == "overlap":
            feet = range(flaw.start_position, flaw.end_position)
            inside = {
                one.pk
                for one in sections
                if any(one.start_position <= foot < one.end_position for foot in feet)
            }
            assert set(flaw.section_ids) == inside


def test_sections_that_adjoin_have_no_flaw():
    assert find_flaws(places((0, 10), (10, 20))) == []


def test_what_has_no_length_neither_fills_a_gap_nor_overlaps():
    assert find_flaws(places((0, 10), (5, 5), (12, 12), (15, 20))) == [Flaw(10, 15)]


def test_an_overlap_lists_its_sections_along_the_wall():
    assert find_flaws(places((5, 20), (0, 10))) == [Flaw(5, 10, (2, 1))]
