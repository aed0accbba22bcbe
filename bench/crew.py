"""A crew records a day: a small phone with an empty cache on a slow network, real taps and keys at a human pace.

Times are printed and kept, not judged: they are the network's and the machine's. Taps and bytes are the page's own; a run
that takes more of them than promised has failed.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.chromium import run_chromium

from . import report
from .datasets import manage, our_environment
from .parts import Outcome, Target
from .servers import HOST, our_server, serving

MOST_TAPS, MOST_KILOBYTES = 3, 80
PAUSE_MS = 250
"""What a thumb takes from one tap or digit to the next."""
CPU_SLOWDOWN = 4
FEET = "12.5"
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "locale": "en-GB",
}
HEADINGS = (
    *("network", "page kB", "kB in all", "first paint ms", "tap to Saved ms", "taps", "digits", "wanted", ""),
)
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


@dataclass(frozen=True)
class Network:
    """A connection: bits a second either way, and milliseconds before anything comes back."""

    name: str
    bits: int
    latency_ms: int


NETWORKS = (Network("3G", 400_000, 400), Network("slow 4G", 1_600_000, 150))


@dataclass(frozen=True)
class Recording:
    """What recording one section took; bytes as they came over the wire, heads included."""

    page_bytes: int
    bytes: int
    first_paint_ms: float | None
    saved_ms: float
    taps: int
    digits: int

    @property
    def targets(self) -> list[Target]:
        return [
            Target("recording on a phone, taps", self.taps, MOST_TAPS, at_most=True, unit="taps"),
            Target(
                "recording on a phone, over the wire",
                self.bytes / 1000,
                MOST_KILOBYTES,
                at_most=True,
                unit="kB",
            ),
        ]


class Thumb:
    """Taps and types on a page as people do, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.digits = page, 0, 0

    def tap(self, target) -> None:
        self.page.wait_for_timeout(PAUSE_MS)
        target.tap()
        self.taps += 1

    def type(self, text: str) -> None:
        for digit in text:
            self.page.wait_for_timeout(PAUSE_MS)
            self.page.keyboard.press(digit)
            self.digits += 1


def record_on_a_phone(browser: Browser, url: str, network: Network | None, profile_id: int = 1) -> Recording:
    """Open `/record/` as the crew that had `profile_id` open last, and record the first section that lacks today."""
    with _phone(browser, url, profile_id) as page:
        devtools = page.context.new_cdp_session(page)
        sizes = _sizes(devtools)
        if network:
            _slow_down(devtools, network)
        page.goto("/record/", wait_until="networkidle")
        page_bytes, painted = sum(sizes), page.evaluate(FIRST_PAINT)
        thumb = Thumb(page)
        saved_ms = _record(page, thumb)
        return Recording(page_bytes, sum(sizes), painted, saved_ms, thumb.taps, thumb.digits)


def _record(page: Page, thumb: Thumb) -> float:
    """Milliseconds from the first tap to "Saved"."""
    card = page.locator(".crew-card", has=page.locator(".card-form")).first
    name = card.get_attribute("id")
    start = time.monotonic()
    thumb.tap(card.get_by_label("Feet built"))
    thumb.type(FEET)
    thumb.tap(card.get_by_role("button", name="Save"))
    page.locator(f"#{name} [data-saved]").get_by_text("Saved").first.wait_for()
    return 1000 * (time.monotonic() - start)


@contextmanager
def _phone(browser: Browser, url: str, profile_id: int) -> Iterator[Page]:
    context = browser.new_context(base_url=url, **PHONE)
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "last_profile", "value": str(profile_id), "url": url}])
    try:
        yield context.new_page()
    finally:
        context.close()


def _sizes(devtools: CDPSession) -> list[int]:
    """The bytes of every answer from now on, as they come."""
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    devtools.send("Network.enable")
    return sizes


def _slow_down(devtools: CDPSession, network: Network) -> None:
    each_way = network.bits / 8
    devtools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": network.latency_ms,
            "downloadThroughput": each_way,
            "uploadThroughput": each_way,
        },
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})


def measure() -> Outcome:
    """A recording over each network on a Wall with demo data, every time on another profile."""
    outcome = Outcome(figures=[])
    rows = []
    with tempfile.TemporaryDirectory() as folder, _demo(Path(folder)) as url, run_chromium() as browser:
        for profile_id, network in enumerate(NETWORKS, start=1):
            found = record_on_a_phone(browser, url, network, profile_id)
            missed = [target for target in found.targets if target.missed]
            outcome.targets += found.targets
            outcome.failures += [f"{network.name}: {target}" for target in missed]
            outcome.figures.append(_figures(network, found))
            rows.append(_row(network, found, bool(missed)))
    print(report.table(rows, HEADINGS), end="\n\n", flush=True)
    return outcome


@contextmanager
def _demo(folder: Path) -> Iterator[str]:
    manage("prepare", our_environment(folder) | {"WALL_DEMO": "1"})
    server = our_server(folder)
    with serving(server):
        yield f"http://{HOST}:{server.port}"


def _row(network: Network, found: Recording, missed: bool) -> list[str]:
    return [
        network.name,
        f"{found.page_bytes / 1000:.1f}",
        f"{found.bytes / 1000:.1f}",
        report.number(found.first_paint_ms),
        report.number(found.saved_ms),
        str(found.taps),
        str(found.digits),
        f"≤ {MOST_KILOBYTES} kB, {MOST_TAPS} taps",
        "missed" if missed else "",
    ]


def _figures(network: Network, found: Recording) -> dict[str, Any]:
    return {
        "network": network.name,
        "page_bytes": found.page_bytes,
        "bytes": found.bytes,
        "first_paint_ms": found.first_paint_ms and round(found.first_paint_ms),
        "saved_ms": round(found.saved_ms),
        "taps": found.taps,
        "digits": found.digits,
    }
