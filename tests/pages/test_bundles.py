"""One style sheet and one script for every page, made of small files."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

from construction.bundles import BUNDLES, BundleFinder
from tests.used_bootstrap import CLASS, KEPT, USED, WHOLE, used

from .test_markup import FOLDER, ROOT

PARTS = [part for parts, _ in BUNDLES.values() for part in parts]
SCRIPTS = [part for part in PARTS if part.endswith(".js")]
CLASSES = re.compile(r"""class(?:es)?\\?["']?[=:] ?\\?["']([^"']*)""")


@pytest.fixture
def finder(settings, tmp_path):
    settings.WALL_DATA_DIR = tmp_path
    return BundleFinder()


def text(path):
    return Path(path).read_text()


def ours():
    """Classes that our own style sheets know."""
    return {name for path in ROOT.glob("static/css/*.css") for name in CLASS.findall(path.read_text())}


def asked_for():
    """Classes that templates, Python and scripts of ours give."""
    files = [*FOLDER.rglob("*.html"), *ROOT.glob("construction/**/*.py"), *ROOT.glob("static/js/*.js")]
    return {name for file in files for found in CLASSES.findall(file.read_text()) for name in found.split()}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_there(part):
    assert find(part)


@pytest.mark.parametrize("path", BUNDLES)
def test_a_bundle_says_what_its_parts_say_in_their_order(finder, path):
    parts, join = BUNDLES[path]
    assert text(finder.find(path)) == "".join(join(text(find(part))) for part in parts)


def test_a_bundle_that_says_the_same_is_no_new_file(finder, tmp_path):
    times = []
    for _ in range(2):
        found = [storage.path(name) for name, storage in finder.list([])]
        times.append([(tmp_path / path).stat().st_mtime_ns for path in found])
    assert times[0] == times[1]


@pytest.mark.parametrize("path", BUNDLES)
def test_no_file_takes_the_name_of_a_bundle(path):
    assert not (ROOT / "static" / path).exists()


def test_no_script_in_a_bundle_imports_another():
    assert not [part for part in SCRIPTS if re.search(r"^\s*(import|export)\b", text(find(part)), re.M)]


def test_no_style_sheet_waits_for_another():
    assert not [path.name for path in ROOT.glob("static/css/*.css") if "@import" in path.read_text()]


def test_what_is_used_of_bootstrap_is_taken_from_it_word_for_word():
    assert USED.read_text() == used(), "python -m tests.used_bootstrap makes it anew"


def test_every_class_of_bootstrap_that_is_asked_for_is_taken():
    theirs = set(CLASS.findall(WHOLE.read_text()))
    assert asked_for() & theirs - ours() <= KEPT, "name it in tests/used_bootstrap.py"
