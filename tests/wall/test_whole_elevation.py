"""The drawing of the Wall."""

import pytest

from construction.models import WallSection
from construction.wall.elevation import WIDTH, elevation, sections_to_draw

pytestmark = pytest.mark.django_db


@pytest.fixture
def draw():
    def drawing():
        return elevation(sections_to_draw())

    return drawing


def test_nothing_is_drawn_of_nothing(draw):
    assert draw().stretches == []


def test_blocks_stand_where_their_sections_do(draw, profile, make_section):
    make_section(profile, "First", start="0", target="100")
    make_section(profile, "Second", start="300", target="100")
    first, second = draw().stretches[0].blocks
    assert first.x + first.width < second.x


def test_a_block_is_filled_by_the_share_built(draw, build):
    build(feet="125.00")
    [block] = draw().stretches[0].blocks
    assert (block.percent, block.fill_height) == (25, block.height / 4)


def test_a_section_past_its_target_is_full(draw, build):
    build(feet="750.00")
    [block] = draw().stretches[0].blocks
    assert (block.state, block.fill_height) == ("done", block.height)


def test_what_is_built_without_a_target_fills_its_block(draw, profile, section, make_section, build):
    build(feet="1.00", on=make_section(profile, "Marker", start="500", target="0"))
    _, marker = draw().stretches[0].blocks
    assert marker.percent == 100


def test_a_section_without_length_is_still_seen(draw, profile, make_section):
    make_section(profile, "Marker", target="0")
    assert draw().stretches[0].blocks[0].width > 0


def test_profiles_one_after_the_other_share_a_course(draw, make_profile, make_section):
    make_section(make_profile("West"), start="0", target="100")
    make_section(make_profile("East"), start="100", target="100")
    assert len(draw().courses) == 1


def test_profiles_that_overlap_stand_in_courses(draw, make_profile, make_section):
    make_section(make_profile("West"), start="0", target="100")
    make_section(make_profile("East"), start="50", target="100")
    assert len(draw().courses) == 2


def test_the_longest_wall_stays_inside(draw, profile, make_section):
    make_section(profile, "First", start="0", target="0.01")
    make_section(profile, "Last", start="99999999.99", target="99999999.99")
    drawing = draw()
    assert all(block.x + block.width <= WIDTH for block in drawing.stretches[0].blocks)
    assert 2 <= len(drawing.ticks) <= 12


def test_a_long_name_is_cut_to_its_stretch(draw, make_profile, make_section):
    make_section(make_profile("W" * 255))
    make_section(make_profile("East"), start="500", target="1000")
    assert draw().stretches[0].label.endswith("…")


def test_thousands_of_sections_are_drawn_in_part(client, profile):
    WallSection.objects.bulk_create(
        WallSection(profile=profile, section_name=str(n), start_position=n, target_length_feet=1)
        for n in range(450)
    )
    assert "The first 400 of 450 sections" in client.get("/").content.decode()
