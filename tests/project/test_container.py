"""The image is built from files that exist."""

import os
import re

import pytest

from ..servers import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COPIED = [
    name
    for arguments in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M)
    for name in arguments.split()
]


@pytest.mark.parametrize("name", COPIED)
def test_a_copied_file_exists_and_is_sent_to_the_builder(name):
    assert (ROOT / name).exists()
    assert f"!{name}" in (ROOT / ".dockerignore").read_text().splitlines()


def test_every_package_that_the_settings_need_is_copied():
    assert {"manage.py", "wallproject", "construction", "templates", "static"} <= set(COPIED)


def test_the_entrypoint_is_copied_and_executable():
    assert "docker-entrypoint.sh" in COPIED
    assert os.access(ROOT / "docker-entrypoint.sh", os.X_OK)


def test_the_image_runs_as_an_unprivileged_user():
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.M) == ["1000"]
