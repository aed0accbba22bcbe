"""Small Walls, and drawings taken apart."""

from datetime import date
from xml.etree import ElementTree

import pytest

from construction.wall.as_of import SectionLine, WallAsOf

SVG = "{http://www.w3.org/2000/svg}"


def make_wall(*places, state="on_pace"):
    """A Wall of one profile's sections from (start, length, built) in hundredths."""
    lines = [
        SectionLine(
            pk=pk,
            section_name=f"Tower {pk}",
            profile_id=1,
            profile="West",
            start_position=start,
            end_position=start + length,
            target_length_feet=length,
            feet_built=built,
            percent=built * 100 // (length or built or 1),
            state=state,
            began=None,
            last_worked=None,
        )
        for pk, (start, length, built) in enumerate(places, 1)
    ]
    return WallAsOf(date(2025, 1, 31), None, sorted(lines, key=lambda line: (line.start_position, line.pk)))


def parse_svg(svg):
    """An SVG as elements, each named without its namespace."""
    root = ElementTree.fromstring(str(svg))
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
    return root


@pytest.fixture
def long_section(profile, make_section):
    """1,000 ft from the start of the Wall."""
    return make_section(profile, "Long", start="0", target="1000")
