"""The README's pictures are what the pages look like; `make pictures` puts them there."""

import re

import pytest
from PIL import Image

from ..servers import ROOT
from .pictures import MOST_BYTES, PICTURES, take

FEWEST_COLOURS = 20
NAMES = {picture.file_name for picture in PICTURES}
SHOWN = set(re.findall(r"docs/screenshots/([\w-]+\.png)", (ROOT / "README.md").read_text()))
KEPT = {file.name for file in (ROOT / "docs" / "screenshots").iterdir()}


@pytest.fixture(scope="module")
def folder(request, tmp_path_factory):
    """Where the pictures go: `--pictures`, or nowhere that stays."""
    return request.config.getoption("--pictures") or tmp_path_factory.mktemp("pictures")


@pytest.mark.browser
@pytest.mark.parametrize("picture", PICTURES, ids=str)
def test_a_picture_shows_the_page(new_page, folder, picture):
    page = new_page(picture.width, picture.height, picture.identity, color_scheme=picture.scheme)
    file = take(page, picture, folder)
    with Image.open(file) as drawn:
        assert drawn.size == (picture.width, picture.height)
        assert len(drawn.getcolors()) >= FEWEST_COLOURS
    assert file.stat().st_size <= MOST_BYTES
    assert page.troubles == []


def test_the_readme_shows_what_is_pictured_and_nothing_else_is_kept():
    assert NAMES == SHOWN == KEPT


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_picture_kept_is_small(name):
    assert (ROOT / "docs" / "screenshots" / name).stat().st_size <= MOST_BYTES
