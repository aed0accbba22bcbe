"""The help of the keyboard says the same in a dialog and on a page."""

import re

import pytest

from construction.navigation import shortcuts

ADDRESS = "/help/keyboard/"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "dialog"])
def test_every_key_is_named_with_where_it_leads(client, headers, text_of):
    text = text_of(client.get(ADDRESS, headers=headers))
    for shortcut in shortcuts():
        assert f'<a href="{shortcut.href}">{shortcut.title}</a>' in text


def test_the_dialog_can_be_closed_without_keys(client, text_of):
    assert 'method="dialog"' in text_of(client.get(ADDRESS, headers={"HX-Request": "true"}))


def test_the_page_has_nothing_to_close(client, text_of):
    assert 'method="dialog"' not in text_of(client.get(ADDRESS))


def test_every_page_leads_to_it_and_knows_its_keys(client, db, text_of):
    link = re.search(
        r'<a id="keyboard-help" href="([^"]+)"[^>]* data-go="([^"]+)"', text_of(client.get("/profiles/"))
    )
    assert link[1] == ADDRESS
    assert link[2].split() == [word for one in shortcuts() for word in (one.keys, one.href)]


def test_it_takes_no_parameters(client):
    assert client.get(ADDRESS, {"colour": "blue"}).status_code == 400
