"""A body sent in chunks arrives like any other."""

import http.client
import json
from io import BytesIO

import pytest

from wallproject.chunks import read_chunks


@pytest.fixture
def arrives():
    """What the application can read of a request's body, by the length it is told."""

    def read(environ, body):
        def application(environ, start_response):
            return [environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]

        [seen] = read_chunks(application, limit=8)(environ | {"wsgi.input": BytesIO(body)}, None)
        return seen

    return read


CHUNKED = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}


def test_chunks_are_read_to_their_end(arrives):
    assert arrives(CHUNKED, b"twelve") == b"twelve"


def test_beyond_the_limit_one_byte_more_is_read(arrives):
    assert arrives(CHUNKED, b"twelve and a half") == b"twelve an"


def test_a_measured_body_is_left_alone(arrives):
    assert arrives({"CONTENT_LENGTH": "3"}, b"twelve") == b"twe"


def test_input_without_an_end_is_not_waited_for(arrives):
    assert arrives({"HTTP_TRANSFER_ENCODING": "chunked"}, b"twelve") == b""


@pytest.fixture
def send(wall):
    """Posts to the real server in chunks."""

    def post(*chunks):
        connection = http.client.HTTPConnection(wall.url.removeprefix("http://"), timeout=20)
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/profiles/", iter(chunks), headers, encode_chunked=True)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())

    return post


@pytest.mark.server
def test_the_server_reads_json_in_chunks(send):
    status, body = send(b'{"name": "Sent in ', b'chunks", "colour": "red"}')
    assert (status, sorted(body["details"])) == (400, ["colour", "team_lead"])


@pytest.mark.server
def test_the_server_refuses_too_many_chunks(send):
    status, body = send(*[b" " * 65_536] * 17)
    assert (status, body["error"]) == (413, "body_too_large")
