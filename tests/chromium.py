"""The one Chromium of a test process; a second Playwright beside it would not start."""

from contextlib import contextmanager

from playwright.sync_api import expect, sync_playwright

from .selection import chromium_path

PATIENCE_MS = 30_000
"""How long a page may take to come to what is expected of it on a machine that is busy."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def run_chromium():
    """A browser, until the block ends."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()
