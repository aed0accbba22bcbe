"""Which tests this machine and this database can run; the others are left out, not skipped."""

import shutil

from django.db import connection

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The path of a Chromium, if there is one."""
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


def impossible_markers() -> set[str]:
    """Markers of tests that cannot run here."""
    other_database = "postgres" if connection.vendor == "sqlite" else "sqlite"
    return {other_database} if chromium() else {other_database, "browser"}
