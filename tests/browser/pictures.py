"""The pictures of the README: what each shows, at which size, and how it is kept small."""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .addresses import address_of
from .identities import CREW, DESK, MANAGER, PHONE, Identity
from .inspection import arrive

COLOURS = 256
MOST_BYTES = 150_000
TALL = 1000


@dataclass(frozen=True)
class Picture:
    """A page as it opens, at a size in the page's own pixels."""

    name: str
    route: str
    width: int = DESK
    height: int = TALL
    scheme: str = "light"
    identity: Identity = MANAGER
    query: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def file_name(self) -> str:
        return f"{self.name}.png"


PICTURES = (
    Picture("record-phone", "progress_record", PHONE, 780, identity=CREW),
    Picture("dashboard", "home"),
    Picture("dashboard-dark", "home", scheme="dark"),
    Picture("wall", "wall", height=860),
    Picture("march", "profile_march", height=860),
    Picture("cost-overview", "profile_cost_overview"),
    Picture("comparison", "profile_bulk_cost_overview"),
    Picture("no-work", "no_work"),
)


def take(page, picture: Picture, folder: Path) -> Path:
    """Draw the page into a file of its name in `folder`."""
    arrive(page, address_of(picture.route) + picture.query)
    if picture.route == "progress_record":
        page.get_by_label("Feet built").first.fill("12.50")
        page.get_by_label("Feet built").first.blur()
    page.evaluate("document.fonts.ready")
    file = folder / picture.file_name
    _keep(page.screenshot(animations="disabled", scale="css"), file)
    return file


def _keep(png: bytes, file: Path) -> None:
    """In as many colours as a palette holds, which flat pages do not miss."""
    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    palette = drawn.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(file, optimize=True)
