"""The walk through the pages leaves out none: each has an address there, and what has none is no page."""

import pytest

from ..browser.addresses import NO_PAGES, THINGS, WRITES, is_page, pages
from .routes import ROUTES

NAMES = dict(ROUTES)


@pytest.mark.parametrize("name", [name for name, _ in ROUTES if is_page(name)])
def test_a_page_can_be_walked_to(name):
    lacking = set(NAMES[name]) - set(THINGS)
    assert not lacking, f"tests/browser/addresses.py needs THINGS for {lacking}"
    assert any(each == name for each, _ in pages())


@pytest.mark.parametrize("name", sorted((NO_PAGES | WRITES) & set(NAMES)))
def test_what_is_left_out_is_no_page(name, client, profile, section):
    from ..browser.addresses import reverse

    address = reverse(name, kwargs=dict.fromkeys(NAMES[name], 1))
    answer = client.get(address, headers={"accept": "text/html"})
    assert answer.status_code in (404, 405, 406) or "text/html" not in answer["Content-Type"]
