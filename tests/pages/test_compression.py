"""Pages and drawings are compressed for whoever takes that; JSON and files are not."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from construction.middleware import PageCompressionMiddleware

pytestmark = pytest.mark.django_db
TAKES = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.fixture
def page(client, profile):
    def ask(**headers):
        return client.get(f"/profiles/{profile.pk}/", headers=headers)

    return ask


def unpacked(response):
    return gzip.decompress(response.content).decode()


def test_a_page_is_compressed_whole(page):
    response = page(**TAKES)
    assert response["Content-Encoding"] == "gzip"
    assert int(response["Content-Length"]) == len(response.content)
    assert unpacked(response).rstrip().endswith("</html>")


@pytest.mark.parametrize("address", ["/nothing/here/", "/profiles/?colour=blue"])
def test_a_refusal_is_a_page_as_well(client, address):
    assert "</html>" in unpacked(client.get(address, headers=TAKES))


def test_a_fragment_is_compressed(page):
    assert "<h1" in unpacked(page(**TAKES | {"HX-Request": "true"}))


@pytest.mark.parametrize("encodings", ["identity", "br", "gzip;q=0, br", "gzip; q=0.0"])
def test_whoever_does_not_take_it_gets_plain_text(page, encodings):
    response = page(**{"Accept-Encoding": encodings})
    assert "Content-Encoding" not in response
    assert "</html>" in response.content.decode()


@pytest.mark.parametrize("encodings", ["identity", "gzip", "gzip;q=0"])
def test_caches_are_told_that_there_are_two(page, encodings):
    assert "Accept-Encoding" in page(**{"Accept-Encoding": encodings})["Vary"]


def test_head_tells_what_get_sends(client):
    response = client.head("/profiles/", headers=TAKES)
    assert (response["Content-Encoding"], response.content) == ("gzip", b"")


@pytest.mark.parametrize("query", ["format=json", "format=csv", "format=xlsx"])
def test_json_and_files_stay_as_they_are(client, profile, query):
    address = f"/profiles/{profile.pk}/daily-ice-usage/?date=2025-01-01&{query}"
    response = client.get(address, headers=TAKES)
    assert "Content-Encoding" not in response
    assert response["ETag"].startswith('"')


def test_the_same_page_is_sent_in_different_lengths(page):
    """So that its length does not betray what stands in it."""
    assert len({page(**TAKES)["Content-Length"] for _ in range(12)}) > 1


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml"])
def test_what_is_streamed_keeps_its_pace(rf, kind):
    streamed = StreamingHttpResponse(["a" * 999], content_type=kind)
    middleware = PageCompressionMiddleware(lambda request: streamed)
    assert "Content-Encoding" not in middleware(rf.get("/", headers=TAKES))


def test_a_drawing_is_compressed_and_its_tag_becomes_a_weak_one(rf):
    drawing = HttpResponse("<svg>" * 99, content_type="image/svg+xml", headers={"ETag": '"1"'})
    answer = PageCompressionMiddleware(lambda request: drawing)(rf.get("/", headers=TAKES))
    assert (answer["Content-Encoding"], answer["ETag"]) == ("gzip", 'W/"1"')
