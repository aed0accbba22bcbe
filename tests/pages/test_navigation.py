"""The navigation leads by jobs, and marks the job and the page that one is on."""

import re

import pytest
from django.urls import reverse

from construction.navigation import BELOW, JOBS, entry_of, navigation
from tests.guards.routes import ROUTES

pytestmark = pytest.mark.django_db
LINK = re.compile(r'aria-current="(\w+)">([^<]+)<')


@pytest.fixture
def marked(client):
    """What a page marks of its jobs, and of the pages of the job that one is on."""

    def look(address):
        page = client.get(address).content.decode()
        jobs = page[page.index('class="jobs"') : page.index("theme-switch")]
        pages = page[page.index("</details>") : page.index("</header>")]
        return LINK.findall(jobs), LINK.findall(pages)

    return look


@pytest.mark.parametrize(
    ("address", "job", "page"),
    [
        ("/", "Wall", "Overview"),
        ("/profiles/", "Wall", "Profiles"),
        ("/sections/", "Wall", "Sections"),
        ("/progress/", "Reports", "Days of work"),
        ("/progress-series/", "Reports", "Over time"),
        ("/profiles/bulk_cost_overview/", "Reports", "Compare"),
        ("/imports/", "Admin", "Imports"),
        ("/wall/", "Wall", "Elevation"),
        ("/reports/", "Reports", "All reports"),
        ("/no-work/", "Reports", "Days without work"),
    ],
)
def test_a_page_of_the_navigation_is_marked(marked, profile, address, job, page):
    assert marked(address) == ([("true", job)], [("page", page)])


@pytest.mark.parametrize(
    ("address", "job", "page"),
    [
        ("/imports/new/", "Admin", "Imports"),
        ("/profiles/{}/", "Wall", "Profiles"),
        ("/profiles/{}/progress/", "Reports", "Days of work"),
        ("/profiles/{}/progress-series/", "Reports", "Over time"),
        ("/profiles/{}/sections/new/", "Wall", "Sections"),
        ("/profiles/{}/march/", "Wall", "Elevation"),
        ("/profiles/{}/cost-overview/", "Reports", "All reports"),
        ("/dashboard/feet/", "Wall", "Overview"),
    ],
)
def test_a_page_below_an_entry_marks_it(marked, profile, address, job, page):
    assert marked(address.format(profile.pk)) == ([("true", job)], [("true", page)])


def test_a_job_of_one_page_is_marked_as_that_page(marked, profile):
    assert marked(f"/profiles/{profile.pk}/progress/record/") == ([("true", "Record")], [])


def test_an_unknown_address_marks_nothing(marked):
    assert marked("/nowhere/") == ([], [])


def test_the_menu_of_a_phone_has_every_page_of_every_job(client):
    page = client.get("/profiles/").content.decode()
    menu = page[page.index('<details class="menu"') : page.index("</details>")]
    hrefs = [link.href for job in navigation("profile_list") for link in job.links]
    assert re.findall(r'<a href="([^"]+)"', menu) == hrefs


def test_every_page_stands_under_an_entry_that_there_is():
    assert set(BELOW.values()) <= {entry.address for job in JOBS for entry in job.entries}


def test_a_job_begins_at_its_first_page():
    assert [job.href for job in navigation(None) if job.title == "Wall"] == [reverse("home")]


WITHOUT_HEADER = {"healthz", "readyz", "openapi", "api_root", "record", "last_costs", "help_keyboard"}


@pytest.mark.parametrize(
    "name", [n for n, _ in ROUTES if not n.startswith("api:") and not n.endswith("_svg")]
)
def test_no_page_stands_nowhere(name):
    if name not in WITHOUT_HEADER:
        assert entry_of(name)
