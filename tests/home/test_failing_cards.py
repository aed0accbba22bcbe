"""A card that fails says so, and takes nothing else along."""

import logging
import re
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.template.base import Template
from django.test import Client

from construction.home import cards, views
from construction.home.cards import CARDS

pytestmark = pytest.mark.django_db
NAMES = [card.name for card in CARDS]
SENTENCE = "This card could not be drawn."


@pytest.fixture
def fail(monkeypatch):
    """Makes one card's reading raise, or do, something else."""

    def break_card(name, read):
        broken = tuple(replace(card, read=read) if card.name == name else card for card in CARDS)
        monkeypatch.setattr(cards, "CARDS", broken)
        monkeypatch.setattr(views, "CARDS", broken)

    return break_card


def raising(error):
    def read(survey):
        raise error

    return read


def broken_statement(survey):
    """A statement that fails in the database itself, which breaks the transaction on PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nothing FROM nowhere")


def panes(page):
    """What stands in each card of the page, by its name."""
    return dict(re.findall(r'<section id="card-(\w+)".*?>(.*?)</section>', page.content.decode(), re.S))


@pytest.mark.parametrize("name", NAMES)
class TestOneCard:
    @pytest.mark.parametrize("read", [raising(RuntimeError("lost")), broken_statement])
    def test_the_page_keeps_the_others_and_names_the_request(self, client, build, fail, name, read):
        build()
        fail(name, read)
        page = client.get("/")
        assert page.status_code == 200
        assert [card for card, shown in panes(page).items() if SENTENCE in shown] == [name]
        assert page["X-Request-ID"] in panes(page)[name]
        assert f'href="/dashboard/{name}/" hx-get="/dashboard/{name}/"' in panes(page)[name]

    def test_its_fragment_says_so_and_is_swapped_in(self, build, fail, name):
        build()
        fail(name, broken_statement)
        answer = Client(headers={"HX-Request": "true"}).get(f"/dashboard/{name}/")
        assert answer.status_code == 200
        assert SENTENCE in answer.content.decode()

    def test_its_page_says_so(self, client, build, fail, name):
        build()
        fail(name, raising(OperationalError("lost")))
        page = client.get(f"/dashboard/{name}/").content.decode()
        assert SENTENCE in page
        assert "</html>" in page


def test_the_log_names_card_and_request(client, build, fail, caplog):
    build()
    fail("ice", raising(RuntimeError("lost")))
    with caplog.at_level(logging.ERROR, logger=cards.__name__):
        page = client.get("/", headers={"X-Request-ID": "the-one"})
    [line] = caplog.records
    assert line.getMessage() == "The card ice could not be drawn"
    assert line.exc_info
    assert page["X-Request-ID"] == "the-one"


@pytest.mark.parametrize("name", NAMES)
def test_a_template_that_fails_is_no_other_failure(client, build, monkeypatch, name):
    build()
    render = Template.render

    def failing(template, context):
        if template.name == f"home/_{name}.html":
            raise ValueError(name)
        return render(template, context)

    monkeypatch.setattr(Template, "render", failing)
    page = client.get("/")
    assert [card for card, shown in panes(page).items() if SENTENCE in shown] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_a_card_that_one_may_not_see_names_the_next_step(client, build, fail, name):
    build()
    fail(name, raising(PermissionDenied()))
    shown = panes(client.get("/"))[name]
    assert "You may not see this card" in shown
    assert "Ask whoever gave you your account" in shown


@pytest.mark.django_db(transaction=True)
def test_a_statement_that_fails_outside_of_a_transaction_leaves_the_connection_to_the_others(
    client, build, fail
):
    build()
    fail("feet", broken_statement)
    assert [card for card, shown in panes(client.get("/")).items() if SENTENCE in shown] == ["feet"]


def test_what_several_cards_read_fails_in_each_of_them_alone(client, build, monkeypatch):
    build()
    monkeypatch.setattr("construction.home.survey.wall_overview", raising(OperationalError("lost")))
    failed = [card for card, shown in panes(client.get("/")).items() if SENTENCE in shown]
    assert failed == ["feet", "ice", "cost"]


def test_a_database_that_does_not_answer_at_all_is_503(client, profile, monkeypatch):
    error = OperationalError("unable to open database file")
    monkeypatch.setattr("construction.home.views.WallSection.objects.exists", lambda: raising(error)(None))
    assert client.get("/").status_code == 503
