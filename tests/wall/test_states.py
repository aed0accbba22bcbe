"""How a section is getting on, at the edges of each state."""

from datetime import date, timedelta

import pytest

from construction.models.as_of import SectionAsOf
from construction.wall.palette import FILLS, HATCHES
from construction.wall.states import NAMES, state_of

DAY = date(2025, 6, 30)


def section(built, *, target=100_00, began=100, worked=0, recent=None):
    """`began` and `worked` days ago; `recent` hundredths in the last 28 days."""
    ago = DAY - timedelta(days=began), DAY - timedelta(days=worked)
    return SectionAsOf(1, "Tower", 1, "West", 0, target, built, *ago, built if recent is None else recent)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (section(0), "planned"),
        (section(100_00), "done"),
        (section(99_99), "on_pace"),
        (section(100_00, worked=90), "done"),
        (section(50_00, target=0), "on_pace"),
        (section(50_00, worked=13), "on_pace"),
        (section(50_00, worked=14), "idle"),
        (section(56_00, began=55, recent=14_00), "on_pace"),
        (section(56_00, began=55, recent=13_99), "behind"),
        (section(50_00, began=27, recent=1), "on_pace"),
        (section(50_00, began=28, recent=1), "behind"),
    ],
)
def test_a_state_holds_to_its_day_and_foot(found, state):
    assert state_of(found, DAY) == state


def test_every_state_has_a_name_a_colour_and_a_hatch():
    assert set(NAMES) == set(FILLS) == set(HATCHES)
