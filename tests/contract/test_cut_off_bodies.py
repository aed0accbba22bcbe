"""A body that was cut off on its way is not read as if it were whole."""

import json
import socket
import time
import urllib.request
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.server
BODY = b'{"name": "Cut off", "team_lead": "Nobody"}'
SECONDS_TO_SETTLE = 1


def send_cut_off(url, announced):
    """A complete object, announced as longer, by a client that then goes away."""
    address = urlsplit(url)
    head = (
        f"POST /api/profiles/ HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {announced}\r\n\r\n"
    )
    with socket.create_connection((address.hostname, address.port)) as client:
        client.sendall(head.encode() + BODY)


def found(url):
    with urllib.request.urlopen(f"{url}/api/profiles/?search=Cut%20off") as answer:
        return json.load(answer)["count"]


def test_nothing_is_written(wall):
    send_cut_off(wall.url, announced=len(BODY) + 5)
    time.sleep(SECONDS_TO_SETTLE)
    assert found(wall.url) == 0
