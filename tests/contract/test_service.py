"""Contract, Others: the description, its page, and the health of the server."""

import pytest
from django.test import Client

from construction.health import checks
from wallproject import __version__


def test_the_api_begins_with_its_links(api):
    links = api.get("/api/").json()
    assert list(links) == ["docs", "openapi", "profiles", "sections", "progress"]
    assert all(link.startswith("http://testserver/api/") for link in links.values())


@pytest.mark.django_db
def test_every_link_leads_somewhere(api):
    assert {api.get(link).status_code for link in api.get("/api/").json().values()} == {200}


def test_the_description_is_openapi_3_1(api):
    answer = api.get("/api/openapi.json")
    assert (answer["Content-Type"], answer.json()["openapi"]) == ("application/json", "3.1.0")


@pytest.mark.django_db
def test_the_description_needs_no_database(api, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert api.get("/api/openapi.json").status_code == 200


def test_the_description_has_the_version_of_the_code(api):
    assert api.get("/api/openapi.json").json()["info"]["version"] == __version__


def test_the_page_shows_the_description(client):
    answer = client.get("/api/docs/")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert b'data-openapi="/api/openapi.json"' in answer.content


def test_the_page_has_no_inline_script_or_style(client):
    page = client.get("/api/docs/").content.decode()
    assert "<style" not in page
    assert "style=" not in page
    assert page.count("<script") == page.count("<script src=")


def test_healthz_is_ok_without_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
def test_readyz_names_each_check(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["checks"]) >= {"database", "migrations", "cache"}


@pytest.mark.django_db
def test_a_cache_that_is_gone_is_named_and_leaves_the_server_ready(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert answer.json()["checks"]["cache"] == {"ok": False, "detail": "does not answer"}


@pytest.mark.django_db
def test_a_database_that_is_gone_makes_the_server_unready(client, monkeypatch):
    monkeypatch.setattr(checks, "_database", lambda: checks.Check("database", False, "does not answer"))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/api/", "/api/openapi.json", "/api/docs/"])
def test_head_works_wherever_get_does(path, client):
    answer = client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_health_can_only_be_asked_for(path):
    answer = Client(enforce_csrf_checks=True).post(path, headers={"accept": "application/json"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


@pytest.fixture
def with_static_files(settings):
    """Serve them from where they are kept, as nothing is collected."""
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


@pytest.mark.django_db
@pytest.mark.usefixtures("with_static_files")
@pytest.mark.parametrize("path", ["/", "/api/", "/healthz", "/static/css/page.css", "/nowhere/"])
def test_every_answer_says_what_a_browser_may_load(path, client):
    assert "object-src 'none'" in client.get(path)["Content-Security-Policy"]
