"""Whatever a page shows, opened bare or with a filter, can be had as each file that its menu offers."""

import re
import shlex
from html import unescape

import pytest

from tests.guards.routes import EXAMPLES, ROUTES, address

from .conftest import BULK

pytestmark = pytest.mark.django_db(transaction=True)
JANUARY = "start_date=2025-01-01&end_date=2025-01-31"
WITH_MENU = {
    "profile_list",
    "section_list",
    "profile_sections",
    "progress_list",
    "profile_progress",
    "profile_cost_overview",
    "profile_daily_ice_usage",
    "profile_progress_series",
    "profile_bulk_cost_overview",
    "progress_series",
}
FILTERED = {
    "profile_list": ("is_active=true&ordering=-name",),
    "section_list": ("ordering=-feet_built",),
    "progress_list": (f"{JANUARY}&ordering=-date", "page_size=1"),
    "profile_cost_overview": (f"{JANUARY}&chart=cumulative",),
    "profile_bulk_cost_overview": (
        "group=all&" + JANUARY,
        f"group=active&{JANUARY}&ordering=-share&columns=feet,ice",
        f"profile_ids={{profile}}&{JANUARY}&compare={{profile}}&page=all",
    ),
    "progress_series": (
        "profile_id={profile}&from=2025-01-01&to=2025-01-31&granularity=day&chart=cumulative",
    ),
    "no_work": (f"profile_id={{profile}}&{JANUARY}",),
}
PAGES = sorted(
    (name, path) for name, path in ROUTES if not name.startswith("api:") and set(path) <= set(EXAMPLES)
)


@pytest.fixture
def works(client, profile, section, record, upload, build):
    """Every way of saving what the page at an address shows, each with its answer."""
    build(feet="0.00", day=2)

    def follow(name, parameters, query=""):
        path = address(name, parameters, profile=profile, section=section, record=record, upload=upload)
        shown = client.get(f"{path}?{query.format(profile=profile.pk)}" if query else path)
        page = b"".join(shown.streaming_content) if shown.streaming else shown.content
        menu = re.search(r'<ul class="export-menu">(.*?)</ul>', page.decode(errors="replace"), re.DOTALL)
        if menu is None:
            return None
        links = [path + unescape(href) for href in re.findall(r'<a href="([^"]*)">', menu[1])]
        written = re.search(r'<textarea id="curl"[^>]*>([^<]*)</textarea>', menu[1])[1]
        command = shlex.split(unescape(written))[1].removeprefix("http://testserver")
        return {link: client.get(link).status_code for link in [*links, command]}

    return follow


@pytest.mark.parametrize(("name", "parameters"), PAGES)
def test_every_export_of_a_page_opened_bare(works, name, parameters):
    answers = works(name, parameters)
    assert (answers is not None) >= (name in WITH_MENU)
    assert set((answers or {"": 200}).values()) == {200}, answers


@pytest.mark.parametrize(("name", "query"), [(name, query) for name in FILTERED for query in FILTERED[name]])
def test_every_export_of_a_page_with_a_filter(works, name, query):
    answers = works(name, dict(ROUTES)[name], query)
    assert len(answers) >= 5
    assert set(answers.values()) == {200}, answers


def test_a_file_of_the_bare_comparison_has_the_rows_of_the_page(client, build, make_profile):
    """Of the active profiles, as the page: one that rests is on neither."""
    build()
    rests = make_profile("Rests")
    rests.is_active = False
    rests.save()
    page = client.get(BULK).content.decode()
    named = re.findall(r'aria-label="Choose ([^"]+)"', page)
    link = unescape(re.search(r'href="(\?[^"]*format=csv)"', page)[1])
    rows = b"".join(client.get(BULK + link)).decode().splitlines()[1:-1]
    assert [row.split(",")[0] for row in rows] == named
    assert "Rests" not in named
