"""How files are asked for, what they are called, and what is refused."""

from threading import BoundedSemaphore

import pytest

from construction import downloads

from .conftest import content_of

pytestmark = pytest.mark.django_db(transaction=True)
COSTS = "/profiles/{}/cost-overview/?start_date=2025-01-01&end_date=2025-01-31"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def costs(profile):
    return COSTS.format(profile.pk)


@pytest.mark.parametrize(("ending", "content_type"), [("csv", "text/csv; charset=utf-8"), ("xlsx", XLSX)])
def test_a_file_is_saved_under_a_name_that_tells_what_it_is(client, costs, ending, content_type):
    response = client.get(f"{costs}&format={ending}")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"].startswith(
        f'attachment; filename="cost-overview_northern-watch_2025-01-01_2025-01-31.{ending}"'
    )


@pytest.mark.parametrize("address", ["/progress/?", COSTS.format(1) + "&"])
def test_a_file_is_kept_by_nobody_else_and_taken_for_nothing_else(client, profile, section, address):
    response = client.get(address.replace("/1/", f"/{profile.pk}/") + "format=csv")
    assert response["Cache-Control"] == "private, no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_the_mark_for_excel_is_asked_for(client, costs):
    assert content_of(client.get(f"{costs}&format=csv&bom=1")).startswith(b"\xef\xbb\xbfDay,")


@pytest.mark.parametrize(
    "query",
    [
        "format=csv&bom=2",
        "format=csv&bom=",
        "format=xlsx&bom=1",
        "format=json&bom=1",
        "format=csv&bom=1&bom=1",
    ],
)
def test_the_mark_is_for_csv_alone(client, costs, query):
    response = client.get(f"{costs}&{query}")
    assert response.status_code == 400
    assert list(response.json()["details"]) == ["bom"]


def test_the_mark_is_nothing_for_a_page(client, costs):
    response = client.get(f"{costs}&bom=1")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/html")


def test_the_mark_is_for_whoever_accepts_csv(client, costs):
    response = client.get(f"{costs}&bom=1", headers={"Accept": "text/csv"})
    assert content_of(response).startswith(b"\xef\xbb\xbfDay,")


def test_a_wrong_mark_is_refused_whatever_the_client_has(client, costs):
    response = client.get(f"{costs}&format=csv&bom=2", headers={"If-None-Match": "*"})
    assert list(response.json()["details"]) == ["bom"]


@pytest.mark.parametrize("address", ["/profiles/?", "/progress/?", "/profiles/?%62om=1&"])
def test_a_list_takes_the_mark_for_csv_alone(client, profile, address):
    assert client.get(f"{address}format=json&bom=1").status_code == 400


@pytest.mark.parametrize("accepted", ["text/csv", XLSX])
def test_a_file_is_what_a_client_accepts(client, costs, accepted):
    assert client.get(costs, headers={"Accept": accepted})["Content-Type"].startswith(accepted)


def test_a_browser_gets_a_page(client, costs):
    accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get(costs, headers={"Accept": accepted})["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_api_answers_json_alone(client, costs, ending):
    assert client.get(f"/api{costs}&format={ending}").status_code == 406


def test_the_api_answers_json_whatever_is_accepted(client, costs):
    assert (
        client.get(f"/api{costs}", headers={"Accept": "text/csv"}).json()["profile_name"] == "Northern Watch"
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_a_page_without_a_table_names_its_formats(client, profile, ending):
    response = client.get(f"/profiles/{profile.pk}/?format={ending}")
    assert response.status_code == 406
    assert response.json()["message"] == "The formats of this address are: html, json"


def test_a_list_is_no_pdf(client, profile):
    message = client.get("/profiles/?format=pdf").json()["message"]
    assert message == "The formats of this address are: html, json, csv, xlsx"


def test_an_unknown_format_is_told_the_known_ones(client, costs):
    message = client.get(f"{costs}&format=ods").json()["message"]
    assert message == "The formats to choose from are: json, csv, xlsx, pdf"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_a_bad_filter_is_refused_in_the_envelope(client, profile, ending):
    response = client.get(f"/profiles/{profile.pk}/cost-overview/?start_date=x&end_date=y&format={ending}")
    assert response.status_code == 400
    assert set(response.json()["details"]) == {"start_date", "end_date"}


def test_what_is_not_there_is_refused_in_the_envelope(client, db):
    assert client.get("/profiles/77/progress/?format=csv").json()["error"] == "not_found"


def test_nothing_is_written_for_a_file(client, profile):
    response = client.post("/profiles/?format=csv", {"name": "New", "team_lead": "X"})
    assert response.status_code == 406
    assert client.get("/api/profiles/").json()["count"] == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_head_makes_no_file(client, costs, monkeypatch, ending):
    for made in ("csv_pieces", "xlsx_pieces"):
        monkeypatch.setattr(downloads, made, lambda *_, **__: pytest.fail("made"))
    response = client.head(f"{costs}&format={ending}")
    assert response.status_code == 200
    assert f'2025-01-31.{ending}"' in response["Content-Disposition"]
    assert "Content-Length" not in response
    assert content_of(response) == b""


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/sections/?profile_id={}", "sections_northern-watch.csv"),
        ("/progress/?profile_id={}&start_date=2025-01-01", "progress_northern-watch_2025-01-01.csv"),
        ("/profiles/?is_active=true", "profiles_active.csv"),
        ("/profiles/?is_active=false", "profiles_inactive.csv"),
    ],
)
def test_a_file_of_some_rows_is_not_called_like_that_of_all(client, profile, address, name):
    response = client.get(f"{address.format(profile.pk)}&format=csv")
    assert f'filename="{name}"' in response["Content-Disposition"]


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def test_a_browser_reads_why_there_is_no_file(client, profile):
    wrong = f"/profiles/{profile.pk}/cost-overview/?start_date=x&end_date=2025-01-31&format=pdf"
    response = client.get(wrong, headers={"Accept": BROWSER})
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert client.get(wrong)["Content-Type"] == "application/json"


def test_a_browser_that_has_to_wait_is_offered_another_try(client, profile, monkeypatch, caplog):
    monkeypatch.setattr(downloads, "_places", BoundedSemaphore(1))
    with downloads._places:
        response = client.get("/sections/?format=csv", headers={"Accept": BROWSER})
    assert response.status_code == 503
    assert (
        '<a class="btn btn-primary" href="/sections/?format=csv">Try again</a>' in response.content.decode()
    )
    assert [record.levelname for record in caplog.records] == ["WARNING"]
