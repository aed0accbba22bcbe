"""Which tests this machine and this database can run; the others are left out, not skipped."""

import os
import shutil

from django.db import connection

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    """Where the Chromium is that `CHROMIUM` names, or any that is installed."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    return next((path for path in map(shutil.which, names) if path), None)


def impossible_markers() -> set[str]:
    """Markers of tests that cannot run here."""
    other_database = "postgres" if connection.vendor == "sqlite" else "sqlite"
    return {other_database} if chromium_path() else {other_database, "browser"}
