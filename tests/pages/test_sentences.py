"""What paper says of the filter, in one sentence."""

import re
from html import unescape

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def sentence(client, at, text_of):
    """The sentence above what an address shows."""

    def read(address):
        page = text_of(client.get(at(address)))
        return unescape(re.search(r'filter-sentence">(.*?)</p>', page)[1])

    return read


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "/profiles/{profile}/cost-overview/?start_date=2025-01-01&end_date=2025-01-15&chart=cumulative",
            "Cost overview of Northern Watch, 1 January to 15 January 2025.",
        ),
        (
            "/profiles/{profile}/cost-overview/?start_date=2024-12-01&end_date=2025-01-15",
            "Cost overview of Northern Watch, 1 December 2024 to 15 January 2025.",
        ),
        (
            "/profiles/{profile}/daily-ice-usage/?date=2025-01-01&start_date=2025-01-01&end_date=2025-01-31",
            "Daily ice usage of Northern Watch, 1 January 2025.",
        ),
        (
            "/progress-series/?from=2025-01-01&to=2025-01-15&granularity=week&profile_id={profile}",
            "Progress over time of the Wall, 1 January to 15 January 2025, by week, over 1 profile.",
        ),
        (
            "/progress/?profile_id={profile}&start_date=2025-01-01&ordering=-date&page_size=10",
            "Days of work of Northern Watch, from 1 January 2025, ordered by date, descending.",
        ),
        (
            "/profiles/{profile}/progress/?end_date=2025-01-15&wall_section_id={section}",
            "Days of work of Northern Watch, up to 15 January 2025, section Tower 1-2.",
        ),
        ("/profiles/?is_active=true", "Profiles, active."),
        ("/profiles/?search=N%26", None),
        ("/profiles/?search=Nor", "Profiles, with “Nor” in the name or lead."),
    ],
)
def test_a_filter_is_a_sentence(sentence, client, at, text_of, address, said):
    if said is None:
        assert "filter-sentence" not in text_of(client.get(at(address)))
    else:
        assert sentence(address) == said


def test_paper_says_who_printed_it_and_from_where(client, profile, text_of):
    page = text_of(client.get("/profiles/?is_active=true"))
    assert re.search(r'Printed <span data-printed-at="0">[\d-]{10}, [\d:]{5}</span> UTC by a visitor', page)
    assert "<span data-printed-from>http://testserver/profiles/?is_active=true</span>" in page


@pytest.mark.parametrize(
    ("reason", "said"),
    [("weather", "with reason weather"), ("any", "with any reason"), ("not_said", "without a reason")],
)
def test_a_reason_is_part_of_the_sentence(sentence, build, reason, said):
    build(feet="0", day=2, no_work_reason="weather")
    build(feet="0", day=3)
    assert (
        sentence(f"/progress/?no_work_reason={reason}&ordering=date")
        == f"Days of work, {said}, ordered by date."
    )
