"""The real server keeps every word of its description, whatever is sent to it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT, run_wall

CONFIG = Path(__file__).with_name("schemathesis.toml")
PHASES = ("examples,coverage,fuzzing", "stateful")


@pytest.fixture(scope="module")
def besieged_wall(tmp_path_factory):
    """A server of its own: what is sent to it removes profiles with all they have."""
    with run_wall(tmp_path_factory.mktemp("besieged"), WALL_DEMO="1") as running:
        yield running


@pytest.fixture
def besiege(besieged_wall, tmp_path):
    def run(phases):
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG)]
        command += ["run", f"{besieged_wall.url}/api/openapi.json", "--phases", phases, "--no-color"]
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.mark.server
@pytest.mark.parametrize("phases", PHASES)
def test_the_server_keeps_its_word(phases, besiege, besieged_wall):
    run = besiege(phases)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Traceback" not in (besieged_wall.folder / "server.log").read_text()
