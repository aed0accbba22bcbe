"""The menu of files above every table: what is shown is what is saved."""

import re
import shlex
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sheets.conftest import ANSWERS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def links(text_of):
    """The menu's links by their words."""

    def read(response):
        menu = re.search(r'<ul class="export-menu">(.*?)</ul>', text_of(response), re.DOTALL)[1]
        return {words: unescape(href) for href, words in re.findall(r'<a href="([^"]*)">([^<]*)</a>', menu)}

    return read


@pytest.mark.parametrize("address", ANSWERS)
def test_every_link_of_the_menu_answers(client, at, links, address):
    found = links(client.get(at(address)))
    assert {"CSV", "CSV for Excel", "XLSX", "JSON"} <= set(found)
    path = at(address).partition("?")[0]
    assert {client.get(path + link).status_code for link in found.values()} == {200}


def test_the_links_carry_filters_and_ordering_but_no_page(client, at, links):
    found = links(client.get(at("/progress/?start_date=2025-01-01&ordering=-date&page_size=1&page=1")))
    assert found["CSV"] == "?start_date=2025-01-01&ordering=-date&format=csv"
    assert found["CSV for Excel"] == "?start_date=2025-01-01&ordering=-date&format=csv&bom=1"


def test_a_report_that_opens_on_a_range_of_its_own_saves_that_range(client, at, links):
    assert re.fullmatch(
        r"\?start_date=\d{4}-\d\d-\d\d&end_date=\d{4}-\d\d-\d\d&format=xlsx",
        links(client.get(at("/profiles/{profile}/cost-overview/")))["XLSX"],
    )


def test_the_cost_overview_alone_is_a_pdf(client, at, links):
    assert "PDF" in links(client.get(at("/profiles/{profile}/cost-overview/")))
    assert "PDF" not in links(client.get("/progress/"))


@pytest.mark.parametrize(
    "address", ["/progress/?start_date=2025-01-01", "/profiles/{profile}/cost-overview/"]
)
def test_the_menu_comes_with_the_fragment(htmx, at, links, address):
    assert "CSV" in links(htmx.get(at(address)))


def test_there_is_no_menu_where_there_is_nothing_to_save(client, db, text_of):
    assert "export-menu" not in text_of(client.get("/progress/?start_date=x"))


def test_json_of_a_longer_list_is_of_this_page(client, build, links):
    build(day=1)
    build(day=2)
    assert "JSON (this page)" in links(client.get("/progress/?page_size=1"))
    assert "JSON" in links(client.get("/progress/"))


@pytest.fixture
def command(text_of):
    """The words of the command that the menu offers, as a shell takes them apart."""

    def read(response):
        written = re.search(r'<textarea id="curl"[^>]*>([^<]*)</textarea>', text_of(response))[1]
        return shlex.split(unescape(written))

    return read


def without_threads(response):
    return re.sub(r"wall-report_\d", "", response.content.decode())


@pytest.mark.parametrize("address", ANSWERS)
def test_the_command_gets_the_json_of_what_is_shown(client, at, command, address):
    curl, url = command(client.get(at(address)))
    assert (curl, url.startswith("http://testserver/api/")) == ("curl", True)
    shown = client.get(at(address), headers={"Accept": "application/json"})
    given = client.get(url.removeprefix("http://testserver"))
    assert without_threads(given) == without_threads(shown)


def test_a_hostile_filter_is_one_word_of_the_command(client, make_profile, command):
    hostile = '\'; $(reboot) `reboot` "{a,b}" [1-9] & | \\ # %27 </textarea>'
    make_profile(f"North {hostile}")
    _, url, *others = command(client.get("/profiles/", {"search": hostile}))
    assert not others
    assert parse_qs(urlsplit(url).query) == {"search": [hostile]}
    assert re.fullmatch(r"[\w:/?=%.+&-]+", url)


def test_files_are_not_told_what_only_a_page_is(client, at, links, command):
    answer = client.get(
        at("/profiles/{profile}/cost-overview/?start_date=2025-01-01&end_date=2025-01-31&chart=cumulative")
    )
    assert links(answer)["CSV"] == "?start_date=2025-01-01&end_date=2025-01-31&format=csv"
    assert "chart" not in command(answer)[1]


def test_the_command_asks_a_page_that_the_api_has_not_for_json(client, upload, command):
    assert command(client.get("/imports/"))[1] == "http://testserver/imports/?format=json"
    assert client.get("/imports/?format=json").json()["count"] == 1
