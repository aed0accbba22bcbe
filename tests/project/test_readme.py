"""The README tells the whole of it: every setting, command and address, and examples that are true."""

import argparse
import json
import re
import shlex
import tomllib
import urllib.error
import urllib.request
from datetime import date

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.urls import URLPattern, get_resolver

from wallproject import __version__

from ..servers import ROOT, run_wall

README = (ROOT / "README.md").read_text()
EXAMPLES = re.findall(r"```sh\n(curl .+?)```\n```json\n(.+?)```", README, re.S)
CHANGING = {"id", "created_at", "updated_at", "calculation_thread"}
BARE_ADMIN = "admin/"


def settings_read():
    """Names of the environment variables that the settings read."""
    return re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "wallproject/settings.py").read_text())


def addresses(patterns=None, prefix=""):
    """Every address of ours as the README writes it."""
    for pattern in patterns or get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield "/" + re.sub(r"<(?:slug|day):(\w+)>", r"<\1>", re.sub(r"<id:\w+>", "<id>", path))
        elif path != BARE_ADMIN:
            yield from addresses(pattern.url_patterns, path)


def is_named(address):
    """In the table of resources, which stand under both roots, or in the one of pages."""
    both = address.removeprefix("/api").removeprefix("/")
    return f"`{address}`" in README or (both and f"| `{both}` |" in README)


def test_it_begins_with_the_space_header():
    header = README.split("---\n")[1]
    assert {"title: The Wall", "sdk: docker", "app_port: 7860", "license: mit"} <= set(header.splitlines())


def test_the_settings_read_what_they_list():
    assert set(settings_read()) == set(settings.VARIABLES)


@pytest.mark.parametrize("name", settings.VARIABLES)
def test_a_setting_is_named(name):
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", [name for name, app in get_commands().items() if app == "construction"])
def test_a_command_is_named(name):
    assert f"| `{name}` |" in README


@pytest.mark.parametrize("address", sorted(addresses()))
def test_an_address_is_named(address):
    assert is_named(address)


@pytest.mark.parametrize("target", re.findall(r"\]\(([^):#]+)\)", README))
def test_a_link_leads_somewhere(target):
    assert (ROOT / target).exists()


@pytest.mark.parametrize(
    "target", sorted(set(re.findall(r"^(?!help)([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.M)))
)
def test_a_make_target_is_named(target):
    assert f"make {target}" in README


def test_the_changelog_has_what_is_unreleased_and_what_is_not():
    titles = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.M)
    assert titles[:2] == ["Unreleased", __version__]


def test_the_project_has_the_version_of_the_code():
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == __version__


@pytest.fixture(scope="module")
def fresh_wall(tmp_path_factory):
    with run_wall(tmp_path_factory.mktemp("readme"), WALL_DEMO="1") as running:
        yield running


def lasting(value):
    """Without what differs from one run to the next."""
    if isinstance(value, dict):
        return {key: "…" if key in CHANGING else lasting(item) for key, item in value.items()}
    return [lasting(item) for item in value] if isinstance(value, list) else value


def run_curl(command, url):
    """What `curl` would print; it need not be installed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("-X", dest="method")
    parser.add_argument("-H", dest="header", default="Accept: */*")
    parser.add_argument("-d", dest="body")
    parser.add_argument("-g", action="store_true")
    words = shlex.split(command.replace("\\\n", " ").replace("http://127.0.0.1:8000", url))
    curl = parser.parse_args(words[1:])
    body = curl.body.encode() if curl.body else None
    request = urllib.request.Request(curl.url, body, dict([curl.header.split(": ")]), method=curl.method)
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return json.load(error)


@pytest.mark.server
def test_the_examples_answer_as_they_say(fresh_wall):
    assert len(EXAMPLES) >= 7
    for command, expected in EXAMPLES:
        assert lasting(run_curl(command, fresh_wall.url)) == lasting(json.loads(expected)), command


def test_the_file_shown_is_what_its_command_gives(client, transactional_db, section, build):
    [(command, shown)] = re.findall(r"```sh\n(curl [^`]+)\n```\n```\n(Day,[^`]+)```", README)
    build(feet="12.50", day=date(2025, 10, 15))
    query = shlex.split(command)[1].partition("?")[2]
    response = client.get(f"/profiles/{section.profile_id}/cost-overview/?{query}")
    assert b"".join(response).decode().splitlines() == shown.splitlines()
