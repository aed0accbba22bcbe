"""Pages of a real Chromium that report what went wrong in them."""

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ..servers import run_wall
from .addresses import THINGS
from .cards import first_card
from .identities import DESK, MANAGER, PHONE
from .inspection import SWITCH, Troubles
from .seeding import SEEDS

__all__ = ["DESK", "PHONE"]
LEDGER = "Date,wall_section_id,Feet,Notes\n1999-01-01,1,4.50,Ledger\n1999-01-02,1,lots,Ledger\n"


@pytest.fixture
def new_page(chromium, wall):
    """A blank page of a new visitor; `page.troubles` lists what its console and network had to complain about."""
    contexts = []

    def make(width=DESK, height=800, identity=MANAGER, url=None, **options):
        context = chromium.new_context(
            **{"base_url": url or wall.url, "viewport": {"width": width, "height": height}, "locale": "en-GB"}
            | identity.device
            | options
        )
        contexts.append(context)
        identity.sign_in(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.is_plain = options.get("java_script_enabled") is False
        page.devtools = context.new_cdp_session(page)
        if page.is_plain:
            page.devtools.send(SWITCH, {"value": True})
        page.troubles = Troubles(page, urlsplit(url or wall.url).netloc)
        return page

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page):
    """A page of a new visitor at an address."""

    def visit(address="/", width=DESK, **options):
        page = new_page(width, **options)
        page.goto(address)
        return page

    return visit


@pytest.fixture
def open_day(open_page):
    """A profile's record page of a day that nobody else uses; its first card."""

    def visit(day, width=PHONE, profile=1, **options):
        page = open_page(f"/profiles/{profile}/progress/record/?date={day}", width=width, **options)
        return page, first_card(page)

    return visit


@pytest.fixture(scope="session")
def things(chromium, wall):
    """What the walk's addresses ask for; an import among them, which the demo has none of."""
    page = chromium.new_page(base_url=wall.url)
    page.goto("/imports/new/")
    ledger = {"name": "ledger.csv", "mimeType": "text/csv", "buffer": LEDGER.encode()}
    page.locator("input[type=file]").set_input_files(ledger)
    page.get_by_role("button", name="Check the file").click()
    page.wait_for_url("**/imports/*/")
    number = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
    page.close()
    return THINGS | {"import_id": int(number)}


@pytest.fixture(scope="module")
def wall_of():
    """A server of its own with what a seed puts on its Wall; none of two seeds at a time."""
    opened = {}

    def serve(name):
        if name not in opened:
            folder = tempfile.TemporaryDirectory()
            running = run_wall(Path(folder.name), WALL_DEMO="0")
            opened[name] = (running.__enter__(), running, folder)
            if SEEDS[name]:
                made = opened[name][0].manage("shell", "-v", "0", "-c", SEEDS[name])
                assert made.returncode == 0, made.stderr
        return opened[name][0]

    yield serve
    for _, running, folder in opened.values():
        running.__exit__(None, None, None)
        folder.cleanup()
