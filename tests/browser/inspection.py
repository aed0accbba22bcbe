"""What is wrong with a page as it stands: its width, its frame, and what axe finds."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OUTDOORS = ["color-contrast-enhanced"]
"""Contrast of 7, for what is read on a phone in the sun."""
ALIKE = "tbody tr:nth-child(n + 31)"
"""Rows that are drawn as the thirty before them; axe would take seconds for hundreds of them."""
RUN_AXE = """async ([within, alike, runOnly]) => {
  const where = { include: [within], exclude: [alike] };
  const { violations } = await axe.run(where, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 300)}`);
}"""
FRAME = """() => {
  const root = document.documentElement;
  const found = [];
  const beyond = root.scrollWidth - root.clientWidth;
  if (beyond > 0) {
    const wide = [...document.body.querySelectorAll("*")].find(
      (each) => each.getBoundingClientRect().right > root.clientWidth + 1);
    found.push(`${beyond} px too wide, from ${wide?.outerHTML.slice(0, 120)}`);
  }
  for (const [selector, what] of [["h1", "h1"], ["main, [role=main]", "main"]]) {
    const count = document.querySelectorAll(selector).length;
    if (count !== 1) found.push(`${count} × ${what}`);
  }
  if (!document.title.trim()) found.push("no title");
  return found;
}"""
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, [aria-busy=true]')"
SWITCH = "Emulation.setScriptExecutionDisabled"
ABORTED = "net::ERR_ABORTED"
"""What a page asked for and no longer waited for when it was left."""


class Troubles(list):
    """What a page's console and network have to complain about, as it comes."""

    def __init__(self, page, host: str) -> None:
        self.page, self.host, self.expects_refusal = page, host, False
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _said(self, note) -> None:
        is_page = note.location.get("url") == self.page.url
        if note.type in ("error", "warning") and not (self.expects_refusal and is_page):
            self.append(f"console: {note.text} ({note.location.get('url')})")

    def _asked(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.append(f"off the host: {request.url}")

    def _failed(self, request) -> None:
        if request.failure != ABORTED:
            self.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not (self.expects_refusal and is_page):
            self.append(f"{response.status}: {response.url}")

    def taken(self) -> list[str]:
        """All so far, which are then forgotten."""
        taken = list(self)
        self.clear()
        return taken


def arrive(page, address: str) -> None:
    """Open a page and wait for what it fetches by itself."""
    page.goto(address)
    if not page.is_plain:
        page.wait_for_function(SETTLED)


def problems(page, *, closely: bool = True, outdoors: bool = False) -> list[str]:
    """What is wrong with the page as it stands: its width and frame, and what axe finds if looked at `closely`.

    `outdoors` wants more contrast of what the page is for.
    """
    with lent_javascript(page):
        return [*page.evaluate(FRAME), *(accessibility(page, outdoors=outdoors) if closely else [])]


def accessibility(page, within: str = "html", *, outdoors: bool = False) -> list[str]:
    """What axe finds, of any impact."""
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, [within, ALIKE, {"type": "tag", "values": RULES}])
    if outdoors:
        found += page.evaluate(RUN_AXE, ["main", ALIKE, {"type": "rule", "values": OUTDOORS}])
    return found


@contextmanager
def lent_javascript(page):
    """A page without JavaScript has it for us, now that it is too late for the page to run any."""
    if page.is_plain:
        page.devtools.send(SWITCH, {"value": False})
    yield
    if page.is_plain:
        page.devtools.send(SWITCH, {"value": True})
