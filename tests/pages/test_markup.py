"""What every page keeps to, so that the content security policy can stay strict."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from .conftest import FORMS, WITH_FRAGMENT

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
INLINE = re.compile(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:|<style|<script(?![^>]*\ssrc=)""", re.I)
LONGEST = 70


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name):
    assert get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_names_itself_first_and_stays_short(name):
    lines = (FOLDER / name).read_text().splitlines()
    assert lines[0].startswith(f"{{# {name}: ")
    assert len(lines) <= LONGEST


PAGES = [name for name in TEMPLATES if "{% extends " in (FOLDER / name).read_text()]


def included(name):
    """The fragments that a template includes, and those that these include."""
    direct = re.findall(r'{% include "([^"]+)"', (FOLDER / name).read_text())
    return {*direct, *(deeper for one in direct if one != name for deeper in included(one))}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_the_frame_of_its_fragment(name):
    folder, _, page = name.rpartition("/")
    assert f"{folder}/_{page}" in included(name)


@pytest.mark.parametrize("address", WITH_FRAGMENT + FORMS)
@pytest.mark.django_db
def test_no_page_has_inline_styles_scripts_or_handlers(client, at, text_of, address):
    assert INLINE.findall(text_of(client.get(at(address)))) == []


@pytest.mark.parametrize("address", WITH_FRAGMENT + FORMS)
@pytest.mark.django_db
def test_no_id_stands_twice_on_a_page(client, at, text_of, address):
    ids = re.findall(r'\sid="([^"]+)"', text_of(client.get(at(address))))
    assert sorted(ids) == sorted(set(ids))


def test_every_icon_that_is_asked_for_is_in_the_sprite():
    asked = {
        name
        for path in FOLDER.rglob("*.html")
        for name in re.findall(r'{% icon "([^"]+)" %}', path.read_text())
    }
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))
    assert asked == drawn


def test_no_static_file_points_to_a_map():
    ours = [*ROOT.glob("static/**/*.css"), *ROOT.glob("static/**/*.js")]
    assert not [path.name for path in ours if "sourceMappingURL" in path.read_text()]
