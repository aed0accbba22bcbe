"""Names are cut to the room that they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from construction.labels import fitted, width_of


@given(st.text(max_size=90), st.floats(0, 900), st.sampled_from([11, 12, 15, 18.5]))
def test_what_is_shown_fits_and_begins_like_the_name(name, room, size):
    shown = fitted(name, room, size)
    assert width_of(shown, size) <= room or not shown
    assert name.startswith(shown.removesuffix("…"))


def test_a_name_that_fits_is_whole():
    assert fitted("Castle Black", 200, 12) == "Castle Black"


def test_a_name_that_does_not_is_cut():
    assert fitted("Castle Black by the Wall", 80, 12) == "Castle Bl…"


def test_hardly_a_letter_is_none():
    assert fitted("Castle Black", 20, 12) == ""


@pytest.mark.parametrize("wide", ["W" * 10, "長" * 10, "𓀀" * 10])
def test_broad_letters_take_more_room(wide):
    assert width_of(wide, 12) > 10 * 12


def test_marks_over_letters_take_none():
    assert width_of("e\u0301", 12) == width_of("e", 12)
