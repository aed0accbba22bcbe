"""A real Chromium, and pages that report what went wrong in them."""

import os
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 360, 1280


@pytest.fixture(scope="session")
def chromium():
    if not os.path.exists(CHROMIUM):
        pytest.fail(f"Chromium is not at {CHROMIUM}; name it with CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, wall):
    """A page of a new visitor; `page.troubles` lists what its console and network had to complain about."""
    contexts = []

    def visit(address="/", width=DESK, **options):
        context = chromium.new_context(
            base_url=wall.url, viewport={"width": width, "height": 800}, locale="en-GB", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.troubles = _watch(page, urlsplit(wall.url).netloc)
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()


def _watch(page, host):
    troubles = []
    page.on("console", lambda note: troubles.append(note.text) if note.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "request", lambda asked: troubles.append(asked.url) if urlsplit(asked.url).netloc != host else None
    )
    return troubles
