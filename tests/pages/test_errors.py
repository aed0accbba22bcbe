"""Every refusal is a page in the same look, which says why and what to do next."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client

from construction import errors
from construction.http import error_response, overloaded

pytestmark = pytest.mark.django_db
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def broken(client, monkeypatch):
    """A client for which the list of profiles raises."""

    def with_(error):
        def fail(*arguments, **named):
            raise error

        monkeypatch.setattr("construction.tracking.views.profiles.respond", fail)
        client.raise_request_exception = False
        return client.get("/profiles/", headers=BROWSER)

    return with_


def said(response):
    """(status, reason, next step) of a page of ours."""
    page = response.content.decode()
    assert 'class="wordmark"' in page
    assert re.search(r"Request <code>[^<]+</code>", page)
    reason = re.search(r"<h1 data-error-message[^>]*>([^<]+)</h1>", page)[1]
    step = re.search(r"<p>([^<]+)", page[page.index("data-error-message") :])[1]
    return response.status_code, reason, step


def test_400_leads_to_the_page_without_what_is_wrong(client):
    status, reason, step = said(client.get("/help/keyboard/?colour=blue", headers=BROWSER))
    assert (status, reason) == (400, "Check what you sent: colour")
    assert step.startswith("Correct the address")


def test_403_says_that_nothing_was_written(client):
    status, _, step = said(Client(enforce_csrf_checks=True).post("/profiles/", headers=BROWSER))
    assert (status, step[:20]) == (403, "Nothing was written.")


def test_403_says_who_gives_the_right(broken):
    status, reason, step = said(broken(PermissionDenied()))
    assert (status, reason) == (403, "You may not do this")
    assert "can give you the right" in step


def test_404_says_where_to_look(client):
    response = client.get("/nothing/here/", headers=BROWSER)
    assert said(response)[:2] == (404, "There is nothing at this address")
    assert '<a href="/profiles/">profiles</a>' in response.content.decode()


def test_405_leads_back_to_the_form(client):
    status, _, step = said(client.delete("/help/keyboard/", headers=BROWSER))
    assert (status, step.endswith("go back and use the form.")) == (405, True)


def test_413_says_to_send_less(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    status, reason, step = said(client.post("/profiles/", {"name": "a" * 99}, headers=BROWSER))
    assert (status, reason) == (413, "The body is larger than this server accepts")
    assert "Send less at once" in step


def test_500_says_nothing_of_what_went_wrong_but_whom_to_tell(broken):
    status, reason, step = said(broken(RuntimeError("secret")))
    assert (status, reason) == (500, "Something went wrong on our side")
    assert "tell whoever looks after this Wall" in step


@pytest.mark.parametrize("words", ["database is locked", "database or disk is full"])
def test_503_says_to_wait_and_offers_to_try_again(broken, words):
    response = broken(OperationalError(words))
    assert said(response)[::2] == (503, "Wait a moment, then try again.")
    assert '<a class="btn btn-primary" href="/profiles/">Try again</a>' in response.content.decode()


def test_what_is_refused_of_a_form_s_sending_says_so(rf):
    request = rf.post("/profiles/", headers=BROWSER)
    request.id = "raven-7"
    response = error_response(request, errors.Refusal(412, "version_mismatch", "It has changed"))
    assert b"Go back, and send it once more." in response.content


def test_a_busy_pool_is_told_as_such(rf):
    request = rf.get("/profiles/bulk_cost_overview/", headers=BROWSER)
    request.id = "raven-7"
    assert b"Try again" in error_response(request, overloaded("Too many reports at once")).content
