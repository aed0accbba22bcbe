"""The container's entrypoint as it is, as an unprivileged user, on an empty data directory."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ..servers import ROOT, START_SECONDS, STOP_SECONDS, answers, free_port

pytestmark = pytest.mark.server

USER = 1000


def unprivileged():
    """How to run as uid 1000, and with which Python, as root's own may be closed to it."""
    site = {"PYTHONPATH": sysconfig.get_path("purelib")}
    candidates = [(sys.executable, {}), *((p, site) for p in map(shutil.which, ("/usr/bin/python3",)) if p)]
    for python, extra in candidates if os.geteuid() == 0 else []:
        drop = {"user": USER, "group": USER, "extra_groups": []}
        try:
            probe = [python, "-c", "import django, granian, msgspec; open('manage.py')"]
            subprocess.run(probe, cwd=ROOT, env=extra, check=True, capture_output=True, **drop)
        except (OSError, subprocess.CalledProcessError):
            continue
        return python, extra, drop
    return sys.executable, {}, {}


class Container:
    """What `docker run -v folder:/data` gives."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def get(self, path, **headers):
        with urllib.request.urlopen(
            urllib.request.Request(self.url + path, headers=headers), timeout=30
        ) as response:
            return response.read().decode()

    def add_profile(self):
        body = json.dumps({"name": "Last Watch", "team_lead": "Edd"}).encode()
        request = urllib.request.Request(
            f"{self.url}/api/profiles/", body, headers={"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status

    @contextmanager
    def running(self, **settings):
        python, extra, drop = unprivileged()
        env = {"PATH": os.environ["PATH"], "PYTHON": python, "WALL_DATA_DIR": str(self.folder)} | extra
        env |= {"HOST": "127.0.0.1", "PORT": str(self.port)} | settings
        with (self.folder.parent / "log").open("w") as log:
            self.process = subprocess.Popen(
                [ROOT / "docker-entrypoint.sh"], cwd="/", env=env, stdout=log, stderr=log, **drop
            )
        try:
            self.wait_until_ready()
            yield self
        finally:
            self.process.kill()
            self.process.wait()

    def wait_until_ready(self):
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{self.url}/readyz"):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder.parent / "log").read_text())
            time.sleep(0.1)

    def stop(self):
        """The exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_SECONDS)


@pytest.fixture(scope="module")
def container():
    """An entrypoint that made its first start with demo data."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent, "data")
        folder.mkdir()
        if unprivileged()[2]:
            os.chmod(parent, 0o755)
            os.chown(folder, USER, USER)
        fresh = Container(folder)
        with fresh.running(WALL_DEMO="1"):
            yield fresh


def test_the_first_start_is_ready(container):
    assert json.loads(container.get("/readyz"))["ready"] is True


def test_the_first_page_is_there(container):
    assert "<!doctype html>" in container.get("/", Accept="text/html").lower()


def test_the_demo_data_is_there(container):
    assert json.loads(container.get("/api/profiles/"))["count"] == 8


def test_the_page_finds_its_style_sheet(container):
    page = container.get("/profiles/", Accept="text/html")
    href = next(part for part in page.split('"') if part.startswith("/static/") and part.endswith(".css"))
    assert container.get(href)


def test_the_key_is_strong_and_the_owners_alone(container):
    kept = container.folder / "production_key"
    assert len(kept.read_text()) > 50
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_database_is_the_owners_alone(container):
    assert (container.folder / "db.sqlite3").stat().st_mode & 0o077 == 0


def check_health(**env):
    """The exit code of the image's HEALTHCHECK."""
    command = [sys.executable, "-m", "wallproject.healthcheck"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False).returncode


def test_the_health_check_passes_while_the_server_answers(container):
    assert check_health(PORT=str(container.port)) == 0
    assert check_health(PORT=str(free_port())) != 0


def test_a_space_is_framed_by_its_site_and_answers_to_its_name(container):
    space = Container(container.folder)
    with space.running(SPACE_HOST="crew-wall.hf.space"):
        request = urllib.request.Request(
            f"{space.url}/", headers={"Host": "crew-wall.hf.space", "X-Forwarded-Proto": "https"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            headers = response.headers
    assert "frame-ancestors https://huggingface.co" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


def test_a_stop_finishes_the_request_in_flight_and_a_second_start_has_its_data(container):
    key = (container.folder / "production_key").read_text()
    database = sqlite3.connect(container.folder / "db.sqlite3", isolation_level=None)
    with ThreadPoolExecutor() as pool, closing(database):
        database.execute("BEGIN IMMEDIATE")
        in_flight = pool.submit(container.add_profile)
        time.sleep(0.5)
        stopping = pool.submit(container.stop)
        time.sleep(0.5)
        database.execute("ROLLBACK")
        assert (in_flight.result(), stopping.result()) == (201, 0)
    with container.running(WALL_DEMO="1"):
        assert json.loads(container.get("/api/profiles/"))["count"] == 9
        assert (container.folder / "production_key").read_text() == key


def test_an_empty_key_is_no_key(tmp_path):
    (tmp_path / "production_key").touch()
    environment = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, "WALL_DATA_DIR": str(tmp_path)}
    start = subprocess.run(
        [ROOT / "docker-entrypoint.sh"], env=environment, capture_output=True, text=True, check=False
    )
    assert start.returncode == 1
    assert "production_key is empty" in start.stderr
