"""The navigation: jobs that people come for, the pages of each, and under which of them every page stands."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Entry:
    """A page of the navigation and the name of its address."""

    title: str
    address: str


@dataclass(frozen=True)
class Job:
    """What somebody comes for, and its pages; the first is where the job begins."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Link:
    """A job or a page as it is drawn; `current` is what `aria-current` says, or nothing."""

    title: str
    href: str
    current: str
    links: tuple["Link", ...] = ()


@dataclass(frozen=True)
class Shortcut:
    """Keys, one after the other, and where they lead."""

    keys: str
    title: str
    href: str


JOBS = (
    Job("Record", (Entry("Record a day", "record"),)),
    Job(
        "Wall",
        (
            Entry("Overview", "home"),
            Entry("Elevation", "wall"),
            Entry("Profiles", "profile_list"),
            Entry("Sections", "section_list"),
        ),
    ),
    Job(
        "Reports",
        (
            Entry("All reports", "reports"),
            Entry("Over time", "progress_series"),
            Entry("Compare", "profile_bulk_cost_overview"),
            Entry("Days without work", "no_work"),
            Entry("Days of work", "progress_list"),
        ),
    ),
    Job(
        "Admin",
        (
            Entry("Imports", "import_list"),
            Entry("API", "api_docs"),
            Entry("Site administration", "admin:index"),
        ),
    ),
)
BELOW = {
    "progress_record": "record",
    "section_day": "record",
    "dashboard": "home",
    "demo": "home",
    "profile_march": "wall",
    "profile_progress": "progress_list",
    "profile_progress_series": "progress_series",
    "profile_cost_overview": "reports",
    "profile_daily_ice_usage": "reports",
    "profile": "profile_list",
    "section": "section_list",
    "progress": "progress_list",
    "import": "import_list",
}
"""The entry under which a page stands that is none itself, by the name of its address or the first word of it."""

KEYS = (
    ("gr", "Record a day", "record"),
    ("gw", "The drawing of the Wall", "wall"),
    ("gc", "Costs of the profile you saw last", "last_costs"),
    ("gb", "Comparison of profiles", "profile_bulk_cost_overview"),
    ("n", "New entry: record a day", "record"),
)


def navigation(here: str | None) -> tuple[Link, ...]:
    """Every job with its pages; those that lead to the page at the address named `here`, or to what is above it."""
    name = here or ""
    return tuple(_draw(job, name) for job in JOBS)


def shortcuts() -> tuple[Shortcut, ...]:
    """Every way that the keyboard knows."""
    return tuple(Shortcut(keys, title, reverse(address)) for keys, title, address in KEYS)


def entry_of(here: str) -> str | None:
    """The address of the entry that a page is, or stands under; None for a page that stands nowhere."""
    if any(entry.address == here for job in JOBS for entry in job.entries):
        return here
    return BELOW.get(here, BELOW.get(here.partition("_")[0]))


def _draw(job: Job, here: str) -> Link:
    found = entry_of(here)
    links = tuple(
        Link(entry.title, reverse(entry.address), _mark(entry, here, found)) for entry in job.entries
    )
    if len(job.entries) == 1:
        return Link(job.title, links[0].href, links[0].current, links)
    inside = "true" if any(entry.address == found for entry in job.entries) else ""
    return Link(job.title, links[0].href, inside, links)


def _mark(entry: Entry, here: str, found: str | None) -> str:
    if entry.address != found:
        return ""
    return "page" if here == found else "true"
