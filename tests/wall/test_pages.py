"""The drawings' pages: what they show, refuse and lead to, in every shape."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from .conftest import parse_svg

pytestmark = pytest.mark.django_db
HOSTILE = '</title><script>alert("1")</script>\' & \x0b'


@pytest.fixture
def htmx():
    """A browser in which HTMX asks."""
    return Client(headers={"HX-Request": "true"})


@pytest.fixture
def march(profile):
    return f"/profiles/{profile.pk}/march/"


def text(response):
    return response.content.decode()


def rows(response):
    return list(csv.reader(io.StringIO(b"".join(response).decode())))


def test_the_wall_is_shown_as_of_the_day_asked(client, build):
    build(feet="125.00", day=3)
    assert "3 January 2025: 125.00 of 500.00 ft" in text(client.get("/wall/?as_of=2025-01-03"))
    assert "2 January 2025: 0.00 of 500.00 ft" in text(client.get("/wall/?as_of=2025-01-02"))


def test_a_page_opens_on_today(client, section):
    assert client.get("/wall/").context["report"].date == timezone.localdate()


def test_a_fragment_is_the_drawing_alone(htmx, section):
    fragment = text(htmx.get("/wall/?as_of=2025-01-03"))
    assert "<html" not in fragment
    assert f'id="block-{section.pk}"' in fragment


def test_a_block_leads_to_its_section_and_the_page_tells_about_it(client, section):
    page = text(client.get(f"/wall/?section={section.pk}"))
    assert f'<a id="block-{section.pk}" class="block planned" href="/sections/{section.pk}/">' in page
    assert 'id="panel"' in page


def test_a_section_that_is_not_there_opens_nothing(client, section):
    answer = client.get("/wall/?section=999")
    assert (answer.status_code, 'id="panel"' in text(answer)) == (200, False)


@pytest.mark.parametrize(
    "query", ["as_of=yesterday", "as_of=2025-02-30", "section=x", "x=1", "as_of=1899-12-31"]
)
def test_what_the_wall_cannot_read_is_refused(client, section, query):
    assert client.get(f"/wall/?{query}").status_code == 422
    assert client.get(f"/wall/?{query}&format=json").status_code == 400
    assert client.get(f"/wall.svg?{query}").status_code == 400


def test_the_slider_goes_from_the_first_record_to_today(client, build):
    build(day=3)
    days = client.get("/wall/?as_of=2025-01-05").context["days"]
    assert (days.first, days.place, days.last) == (date(2025, 1, 3), 2, timezone.localdate())
    assert (days.before, days.after) == (date(2025, 1, 4), date(2025, 1, 6))


def test_the_wall_ends_today(client, section):
    today = timezone.localdate()
    days = client.get(f"/wall/?as_of={today}").context["days"]
    assert (days.last, days.after) == (today, None)
    tomorrow = today + timedelta(days=1)
    assert client.get(f"/wall/?as_of={tomorrow}").status_code == 422
    assert client.get(f"/wall.svg?as_of={tomorrow}").status_code == 400
    refused = client.get(f"/wall/?as_of={tomorrow}&format=json")
    assert refused.status_code == 400
    assert refused.json()["details"]["as_of"][0].startswith("Must not be after today, ")


def test_the_table_has_the_total_of_its_file(client, section, make_section, profile, build):
    make_section(profile, "Second", start="500", target="1000")
    build(feet="125.00", day=3)
    foot = text(client.get("/wall/")).partition("<tfoot>")[2].partition("</tfoot>")[0]
    assert ">1,500.00<" in foot
    assert ">125.00<" in foot


def test_a_drawing_that_is_known_is_not_sent_again(client, build, march):
    build(day=3)
    for address in ("/wall/?format=json", "/wall/?format=csv", f"{march}?format=json"):
        tag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("address", ["/march/", "/march.svg"])
def test_a_march_goes_to_the_end_of_the_calendar(client, section, profile, address):
    assert client.get(f"/profiles/{profile.pk}{address}?from=9999-12-20&to=9999-12-31").status_code == 200


def test_screen_json_and_csv_say_the_same_of_the_wall(client, build, make_section, profile):
    make_section(profile, "Second", start="600", target="0")
    build(feet="125.00", day=3)
    asked = "/wall/?as_of=2025-01-05"
    body = client.get(f"{asked}&format=json").json()
    head, first, second, total = rows(client.get(f"{asked}&format=csv"))
    page = text(client.get(asked))
    assert head == [
        "Section",
        "Profile",
        "From (ft)",
        "To (ft)",
        "Target (ft)",
        "Built (ft)",
        "Share",
        "State",
        "Last worked",
    ]
    assert first == [
        "Tower 1-2",
        "Northern Watch",
        "0.00",
        "500.00",
        "500.00",
        "125.00",
        "25%",
        "On pace",
        "2025-01-03",
    ]
    assert second[6] == ""
    assert (total[4], total[5]) == ("500.00", "125.00")
    assert [one["feet_built"] for one in body["sections"]] == ["125.00", "0.00"]
    assert body["sections"][0]["state"] == "on_pace"
    assert all(name in page for name in head)
    assert "25 %" in page


def test_gaps_and_overlaps_are_listed_on_the_page_and_in_json(client, profile, section, make_section):
    make_section(profile, "Over", start="400", target="200")
    make_section(profile, "Beyond", start="700", target="0.01")
    found = client.get("/wall/?format=json").json()["gaps_and_overlaps"]
    assert [
        (one["kind"], one["start_position"], one["length_feet"], len(one["section_ids"])) for one in found
    ] == [
        ("overlap", "400.00", "100.00", 2),
        ("gap", "600.00", "100.00", 0),
    ]
    assert "Tower 1-2, Over" in text(client.get("/wall/"))


def test_a_wall_without_sections_says_what_to_do(client, profile):
    page = text(client.get("/wall/"))
    assert "No section is planned yet" in page
    assert client.get("/wall.svg").status_code == 200


@pytest.mark.parametrize("address", ["/wall.svg", "/profiles/{profile}/march.svg"])
def test_a_drawing_stands_at_an_address_of_its_own(client, build, profile, address):
    build(day=3)
    answer = client.get(address.format(profile=profile.pk))
    assert answer["Content-Type"].startswith("image/svg+xml")
    root = parse_svg(text(answer))
    assert root.get("viewBox").startswith("0 0 1200 ")
    assert root.find("title").text


def test_names_are_text_wherever_they_are_drawn(client, make_profile, make_section, build):
    hostile = make_profile(HOSTILE.replace("\x0b", ""))
    build(day=3, on=make_section(hostile, HOSTILE.replace("\x0b", ""), target="1"))
    for address in (
        "/wall/",
        "/wall.svg",
        f"/profiles/{hostile.pk}/march/",
        f"/profiles/{hostile.pk}/march.svg",
    ):
        shown = text(client.get(address))
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown
    parse_svg(text(client.get("/wall.svg")))
    parse_svg(text(client.get(f"/profiles/{hostile.pk}/march.svg")))


def test_screen_json_and_csv_say_the_same_of_the_march(client, build, march):
    for day, feet in ((3, "2.00"), (5, "1.01")):
        build(feet=feet, day=day)
    body = client.get(f"{march}?format=json").json()
    head, first, total = rows(client.get(f"{march}?format=csv"))
    assert head[1:5] == ["First day", "Last day", "Days worked", "Idle days"]
    assert first == ["Tower 1-2", "2025-01-03", "2025-01-05", "2", "1", "1", "3.01", "1.51"]
    assert total == ["Total", "", "", "2", "1", "1", "3.01", "1.51"]
    [line] = body["sections"]
    assert (line["days_worked"], line["idle_days"], line["feet_built"], line["average_feet_built"]) == (
        2,
        1,
        "3.01",
        "1.51",
    )
    assert f">{first[6]}</td>" in text(client.get(march))


def test_a_march_opens_on_all_of_its_records(client, build, march):
    build(day=3)
    build(day=9)
    page = client.get(march)
    assert "3 January 2025 to 9 January 2025" in text(page)
    assert 'value="2025-01-03"' in text(page)


def test_a_march_is_of_the_days_asked(client, build, march, section):
    build(day=3)
    body = client.get(f"{march}?from=2025-01-04&to=2025-01-05&format=json").json()
    assert (body["start_date"], body["end_date"], body["total_feet_built"]) == (
        "2025-01-04",
        "2025-01-05",
        "0.00",
    )
    assert body["sections"][0]["feet_built_before"] == "1.00"
    assert "No day of this range has a record" in text(client.get(f"{march}?from=2025-01-04&to=2025-01-05"))


@pytest.mark.parametrize(
    "query", ["from=x", "from=2025-01-02&to=2025-01-01", "from=1990-01-01&to=2025-01-01", "x=1"]
)
def test_what_a_march_cannot_show_is_refused(client, section, march, query):
    assert client.get(f"{march}?{query}").status_code == 422
    assert client.get(f"{march}?{query}&format=json").status_code == 400
    assert client.get(f"{march[:-1]}.svg?{query}").status_code == 400


def test_a_refusal_is_another_requests_as_little_as_another_profiles(client, profile, section, march):
    """The range is too long for any, whoever asked for it before."""
    for _ in range(2):
        answer = client.get(f"{march}?from=1990-01-01&to=2025-01-01&format=json")
        assert len(answer.json()["details"]["to"]) == 1


def test_a_march_without_sections_says_what_to_do(client, profile, march):
    assert "This profile has no section yet" in text(client.get(march))


def test_a_march_of_nobody_is_not_found(client, db):
    assert client.get("/profiles/999/march/").status_code == 404
    assert client.get("/profiles/999/march.svg").status_code == 404


def test_profiles_lead_to_their_march_and_the_wall_to_both(client, profile, section, march):
    assert march in text(client.get(f"/profiles/{profile.pk}/"))
    assert march in text(client.get("/wall/"))
    assert "/wall/" in text(client.get(march))


def test_a_march_is_drawn_by_position_or_by_share(client, build, section, make_section, profile, march):
    make_section(profile, "Long", start="500", target="50000")
    build(day=3)
    by_share = text(client.get(f"{march}?scale=share"))
    assert "in columns of one width" in by_share
    assert 'value="share" selected' in by_share
    assert "scale=share" in by_share.partition("Open the chart")[0].rpartition("href")[2]
    assert "by position in feet" in text(client.get(march))
    assert "in columns of one width" in text(client.get(f"{march[:-1]}.svg?scale=share"))
    assert client.get(f"{march}?scale=other").status_code == 422
