"""Files from the real server."""

import sqlite3
import urllib.error
import urllib.request
from time import sleep

import pytest

from construction.downloads import BROKEN, MOST_AT_ONCE
from tests.servers import run_wall

pytestmark = pytest.mark.server
SPOIL = """
    UPDATE daily_progress SET notes = CAST(x'ff' AS TEXT) WHERE id = (SELECT id FROM daily_progress ORDER BY date LIMIT 1)
"""


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """A Wall whose oldest record cannot be read."""
    with run_wall(tmp_path_factory.mktemp("spoilt"), WALL_DEMO="1") as running:
        database = sqlite3.connect(running.folder / "db.sqlite3", timeout=20)
        with database:
            database.execute(SPOIL)
        database.close()
        yield running


def fetch(wall, address):
    return urllib.request.urlopen(f"{wall.url}{address}", timeout=60)


def test_a_file_is_sent_as_it_is_made(wall):
    with fetch(wall, "/progress/?format=csv") as response:
        assert response.headers["Transfer-Encoding"] == "chunked"
        assert response.read().splitlines()[-1].startswith(b"Total,")


def test_a_small_file_tells_its_length(wall):
    with fetch(wall, "/profiles/?format=csv") as response:
        assert int(response.headers["Content-Length"]) == len(response.read())


def fetch_when_there_is_a_place(wall, address):
    """The server learns that a client has left when it sends the next piece."""
    for _ in range(60):
        try:
            return fetch(wall, address)
        except urllib.error.HTTPError as refused:
            if refused.code != 503:
                raise
            sleep(0.5)
    raise AssertionError("No place was given back")


def test_clients_that_leave_take_no_place_with_them(wall):
    for _ in range(MOST_AT_ONCE + 1):
        fetch_when_there_is_a_place(wall, "/progress/?format=csv").close()
    with fetch_when_there_is_a_place(wall, "/sections/?format=csv") as response:
        assert response.status == 200


def test_what_breaks_off_does_not_look_whole(spoilt):
    with fetch(spoilt, "/progress/?format=csv") as response:
        sent = response.read()
    assert sent.endswith(BROKEN)
    assert b"\r\nTotal," not in sent


def test_what_cannot_be_made_is_an_error(spoilt):
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(spoilt, "/progress/?format=xlsx")
    assert refused.value.code == 500
