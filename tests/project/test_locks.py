"""What is installed is pinned to the byte, and free for everyone to use."""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..servers import ROOT

LOCKS = ["requirements.txt", "requirements-scaled.txt", "requirements-dev.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-scaled.txt": PROJECT["dependencies"] + EXTRAS["scaled"],
    "requirements-dev.txt": PROJECT["dependencies"] + EXTRAS["scaled"] + EXTRAS["dev"],
}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)( ; .+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Unlicense|Zlib|CC0|Zero-Clause)\b"
)
EXCEPTIONS = {"psycopg", "psycopg-binary", "psycopg-pool", "pysqlite3"}
VENDORED = sorted(
    folder
    for place in ("static/vendor", "construction/reports/pdf/fonts")
    for folder in (ROOT / place).iterdir()
)


def lines_of(lock):
    return [line for line in (ROOT / lock).read_text().splitlines() if not line.lstrip().startswith("#")]


def pins_of(lock):
    return {canonicalize_name(match[1]): match[2] for match in map(PINNED.match, lines_of(lock)) if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_or_its_hash(lock):
    strange = [line for line in lines_of(lock) if not PINNED.match(line) and not HASH.match(line)]
    assert strange == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    lines = lines_of(lock)
    bare = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if PINNED.match(line) and not HASH.match(following)
    ]
    assert bare == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_to_download(lock):
    assert not re.search(r"://|^\s*-(?!-hash=sha256:)", (ROOT / lock).read_text(), re.M)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_is_locked_within_its_bounds(lock):
    pins = pins_of(lock)
    for requirement in map(Requirement, DIRECT[lock]):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


@pytest.mark.parametrize(("smaller", "larger"), [LOCKS[:2], LOCKS[1:]])
def test_a_larger_lock_agrees_with_the_smaller(smaller, larger):
    assert pins_of(smaller).items() <= pins_of(larger).items()


def licence_of(name):
    """What the installed package says about its licence, in one line."""
    about = metadata.metadata(name)
    classifiers = [c for c in about.get_all("Classifier", []) if c.startswith("License")]
    return " ".join([about.get("License-Expression", ""), *classifiers, about.get("License", "")[:200]])


def installed(names):
    present = {canonicalize_name(d.metadata["Name"]) for d in metadata.distributions()}
    return sorted(names & present)


@pytest.mark.parametrize("name", installed(pins_of("requirements-scaled.txt").keys() - EXCEPTIONS))
def test_a_runtime_package_is_permissively_licensed(name):
    assert PERMISSIVE.search(licence_of(name)), licence_of(name)


@pytest.mark.parametrize("name", sorted(EXCEPTIONS))
def test_an_exception_is_explained(name):
    assert f"`{name}`" in (ROOT / "docs/licences.md").read_text()


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_a_vendored_package_brings_its_licence(folder):
    assert (folder / "LICENSE").exists()
    assert f"`{folder.name}`" in (ROOT / "docs/licences.md").read_text()
