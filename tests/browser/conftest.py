"""Pages of a real Chromium that report what went wrong in them."""

from urllib.parse import urlsplit

import pytest

PHONE, DESK = 360, 1280


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
