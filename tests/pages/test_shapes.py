"""Every page answers as a page and as a fragment."""

import pytest

from .conftest import BULK, FORMS, WITH_FRAGMENT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", WITH_FRAGMENT + FORMS)
def test_a_browser_gets_the_whole_page(client, at, address):
    response = client.get(at(address))
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.parametrize("address", WITH_FRAGMENT + FORMS)
def test_htmx_gets_the_fragment_alone(htmx, at, address):
    response = htmx.get(at(address))
    assert b"<html" not in response.content
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", WITH_FRAGMENT)
def test_a_restored_history_gets_the_whole_page(htmx, at, address):
    response = htmx.get(at(address), headers={"HX-History-Restore-Request": "true"})
    assert b"</html>" in response.content


@pytest.mark.parametrize("address", WITH_FRAGMENT)
def test_answers_vary_on_who_asks(client, at, address):
    assert "HX-Request" in client.get(at(address))["Vary"]


@pytest.mark.parametrize("address", FORMS)
class TestFormPages:
    def test_nothing_can_be_asked_of_them(self, client, at, address):
        response = client.get(at(address), {"colour": "blue"})
        assert response.status_code == 400

    @pytest.mark.parametrize(
        "asked", [{"query": {"format": "json"}}, {"headers": {"Accept": "application/json"}}]
    )
    def test_they_have_no_json(self, client, at, address, asked):
        response = client.get(at(address), asked.get("query"), headers=asked.get("headers"))
        assert response.status_code == 406
        assert response.json()["message"] == "This page is a form for people; programs write at /api/"


@pytest.mark.parametrize(
    "address", ["/profiles/{profile}/delete/", "/sections/{section}/delete/", "/progress/{record}/delete/"]
)
def test_a_deletion_with_unknown_parameters_deletes_nothing(client, at, address):
    assert client.post(at(address) + "?colour=blue").status_code == 400
    assert client.get(at(address)).status_code == 200


@pytest.mark.parametrize("query", ["section=first", "section=1&section=2", "section=0"])
def test_the_record_page_takes_one_section(client, at, text_of, query):
    response = client.get(at("/profiles/{profile}/progress/record/?") + query)
    assert response.status_code == 400
    assert "<code>section</code>" in text_of(response)


def test_no_cache_keeps_the_fragment_of_an_error(htmx, db):
    assert htmx.get("/profiles/4711/")["Cache-Control"] == "no-store"


def test_no_cache_keeps_the_fragment_of_a_refused_form(htmx, db):
    assert htmx.post("/profiles/", {"name": ""})["Cache-Control"] == "no-store"


def test_a_missing_page_says_so_in_the_frame_of_the_others(client, db, text_of):
    response = client.get("/profiles/4711/")
    assert response.status_code == 404
    assert "<nav" in text_of(response)


def test_a_missing_page_names_its_request(client, db):
    response = client.get("/nothing/here/")
    assert response["X-Request-ID"].encode() in response.content


def test_an_error_for_htmx_carries_its_message(htmx, db, text_of):
    assert "data-error-message" in text_of(htmx.get("/profiles/4711/"))


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/profiles/?is_active=perhaps", "id_is_active_error"),
        ("/sections/?profile_id=first", "id_profile_id_error"),
        ("/progress/?start_date=yesterday", "id_start_date_error"),
        ("/progress/?start_date=2025-02-01&end_date=2025-01-01", "id_end_date_error"),
        ("/profiles/{profile}/daily-ice-usage/?date=2025-02-30", "id_date_error"),
        ("/profiles/{profile}/cost-overview/?start_date=2025-01-09&end_date=2025-01-01", "id_end_date_error"),
        (BULK + "?start_date=2025-01-01&end_date=2025-01-31", "id_profile_ids_error"),
        ("/profiles/{profile}/progress-series/?from=2025-01-09&to=2025-01-01&granularity=day", "id_to_error"),
        ("/progress-series/?from=1900-01-01&to=2025-01-01&granularity=year", "id_granularity_error"),
    ],
)
class TestBadFilters:
    def test_the_page_names_the_field(self, client, at, text_of, address, field):
        response = client.get(at(address))
        assert response.status_code == 422
        assert f'<div id="{field}" class="filter-error"></div>' not in text_of(response)

    def test_the_page_keeps_its_form(self, client, at, text_of, address, field):
        assert 'id="filters"' in text_of(client.get(at(address)))

    def test_htmx_gets_the_sentence_for_the_field_that_is_shown(self, htmx, at, text_of, address, field):
        response = htmx.get(at(address))
        assert response.status_code == 422
        assert f'<div id="{field}" class="filter-error" hx-swap-oob="true"></div>' not in text_of(response)


@pytest.mark.parametrize("address", ["/profiles/", "/sections/", "/progress/"])
def test_an_unknown_parameter_is_named(client, at, text_of, address):
    response = client.get(address, {"colour": "blue"})
    assert response.status_code == 422
    assert "<code>colour</code>" in text_of(response)
