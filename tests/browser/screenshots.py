"""`python -m tests.browser.screenshots`: the pictures of the README, of a Wall with demo data."""

import tempfile
from pathlib import Path

from tests.chromium import run_chromium
from tests.servers import ROOT, run_wall

from .conftest import DESK, PHONE

FOLDER = ROOT / "docs" / "screenshots"
RECORD = "/profiles/1/progress/record/"
PICTURES = (
    ("home", "/", DESK, 1060, "light"),
    ("home-dark", "/", DESK, 1060, "dark"),
    ("home-phone", "/", PHONE, 780, "light"),
    ("profile", "/profiles/1/", DESK, 900, "light"),
    ("cost-overview", "/profiles/1/cost-overview/", DESK, 1000, "light"),
    ("progress-series", "/profiles/1/progress-series/", DESK, 1000, "light"),
    ("comparison", "/profiles/bulk_cost_overview/", DESK, 1000, "light"),
    ("record-phone", RECORD, PHONE, 780, "light"),
)


def take(browser, url, name, address, width, height, scheme):
    """One picture of a page as it opens."""
    page = browser.new_page(
        base_url=url, viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB"
    )
    page.goto(address)
    if address == RECORD:
        page.get_by_label("Feet built").fill("12.50")
        page.mouse.click(1, 1)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        run_wall(Path(folder), WALL_DEMO="1") as wall,
        run_chromium() as browser,
    ):
        for picture in PICTURES:
            take(browser, wall.url, *picture)


if __name__ == "__main__":
    main()
