"""How much a page makes a new visitor's phone load, everything included, and how soon it has something to show."""

import pytest

from .conftest import PHONE

pytestmark = pytest.mark.browser
RECORD = "/profiles/1/progress/record/"
MOST_BYTES = 80_000
MOST_OF_RECORD = 60_000
"""80 kB are promised of the page that crews open outdoors; this is what we aim at."""


@pytest.fixture
def loaded(open_page):
    """(bytes on the wire, address) of all that a page makes a browser load that has nothing of it yet."""

    def load(address):
        page = open_page("/healthz", width=PHONE)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.clearBrowserCache")
        addresses, answers = {}, []
        session.on(
            "Network.requestWillBeSent",
            lambda event: addresses.update({event["requestId"]: event["request"]["url"]}),
        )
        session.on(
            "Network.loadingFinished",
            lambda event: answers.append((event["encodedDataLength"], addresses.get(event["requestId"]))),
        )
        page.goto(address, wait_until="networkidle")
        return answers

    return load


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (RECORD, MOST_OF_RECORD),
        ("/", MOST_BYTES),
        ("/wall/", MOST_BYTES),
        ("/profiles/", MOST_BYTES),
        ("/profiles/1/cost-overview/", MOST_BYTES),
        ("/profiles/bulk_cost_overview/", MOST_BYTES),
    ],
)
def test_a_page_is_light_with_all_that_belongs_to_it(loaded, address, most):
    answers = loaded(address)
    assert len(answers) >= 5
    assert 10_000 < sum(size for size, _ in answers) < most, sorted(answers, reverse=True)


def test_nothing_that_could_be_compressed_is_sent_as_it_is(open_page):
    plain = []
    page = open_page("/healthz")
    page.on(
        "response", lambda answer: plain.append(answer) if "content-encoding" not in answer.headers else None
    )
    page.goto(RECORD, wait_until="networkidle")
    assert [
        answer.url for answer in plain if answer.url.startswith("http") and len(answer.body()) > 999
    ] == []


def test_nothing_is_waited_for_but_one_style_sheet_the_pages_own_and_the_theme(open_page):
    page = open_page(RECORD, width=PHONE)
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
    )
    assert len(blocking) <= 3
