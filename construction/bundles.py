"""What every page loads, and the crews' page and the dashboard besides, as one style sheet and one script each."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, find
from django.core.files.storage import FileSystemStorage

STYLES = (
    "vendor/bootstrap-5.3.8/bootstrap.used.css",
    "css/tokens.css",
    "css/page.css",
    "css/header.css",
    "css/button.css",
    "css/form.css",
    "css/ledger.css",
    "css/export.css",
    "css/results.css",
    "css/stacked.css",
    "css/figures.css",
    "css/notice.css",
    "css/keyboard.css",
)
SCRIPTS = (
    "js/requests.js",
    "js/addresses.js",
    "js/dates.js",
    "js/toasts.js",
    "js/amounts.js",
    "js/export.js",
    "js/print.js",
    "js/keys.js",
)
DASHBOARD_STYLES = (
    "css/elevation.css",
    "css/dashboard.css",
    "css/pane.css",
    "css/curve.css",
    "css/calendar.css",
    "css/missing.css",
    "css/changes.css",
    "css/dashboard_print.css",
)
RECORD_STYLES = ("css/record.css", "css/strip.css", "css/card.css")
RECORD_SCRIPTS = ("js/record.js", "js/drafts.js", "js/crew_days.js")


class BundleFinder(BaseFinder):
    """Finds the bundles among the static files; each is made of its parts whenever it is looked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.WALL_DATA_DIR / "bundles")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        made = str(self._make(path)) if path in BUNDLES else None
        return [made] * bool(made) if find_all else made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in BUNDLES:
            self._make(path)
            yield path, self.storage

    def _make(self, path: str) -> Path:
        """The bundle's file; left as it is where it says the same, so that nobody takes it for a new one."""
        parts, join = BUNDLES[path]
        text = "".join(join(_read(part)) for part in parts)
        file = Path(self.storage.path(path))
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as whole:
                whole.write(text)
            os.replace(whole.name, file)
        return file


def _read(part: str) -> str:
    found = find(part)
    if not isinstance(found, str):
        raise FileNotFoundError(f"There is no static file {part}")
    return Path(found).read_text(encoding="utf-8")


def _plain(text: str) -> str:
    return text


def _apart(text: str) -> str:
    """A module's names stay its own in a block."""
    return f"{{\n{text}}}\n"


BUNDLES: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "css/wall.css": (STYLES, _plain),
    "js/wall.js": (SCRIPTS, _apart),
    "css/overview.css": (DASHBOARD_STYLES, _plain),
    "css/crew.css": (RECORD_STYLES, _plain),
    "js/crew.js": (RECORD_SCRIPTS, _apart),
}
"""The address of each bundle, its parts in their order, and how they are joined."""
