"""What drawings look like on their own: the light colours of static/css/tokens.css, which pages override by class."""

from ..svg import NAMESPACE, svg_text
from .states import State

INK, INK_SOFT = "#12212c", "#475966"
SHEET, RULE, RULE_STRONG = "#ffffff", "#d9e2e8", "#8297a4"
ICE, ICE_DEEP, ICE_FAINT = "#2b85ad", "#155a7a", "#eaf4f9"
GOLD, GOLD_DEEP, BLOOD = "#c0902a", "#7a5710", "#a12622"
FONT = "Segoe UI, Noto Sans, Liberation Sans, Arial, sans-serif"

FILLS: dict[State, str] = {
    "on_pace": ICE,
    "behind": GOLD,
    "idle": RULE_STRONG,
    "done": ICE_DEEP,
    "planned": SHEET,
}
HATCHES: dict[State, tuple[str, int, int]] = {
    "on_pace": ("M0 0H48M0 16H48M12 0V16M36 16V32", 48, 32),
    "behind": ("M0 16L16 0M-2 2L2 -2M14 18L18 14", 16, 16),
    "idle": ("M0 6H20", 20, 12),
    "done": ("M0 0H48M0 16H48M12 0V16M36 16V32", 48, 32),
    "planned": ("M0 0L16 16M-2 14L2 18M14 -2L18 2", 16, 16),
}
"""Strokes, width and height of each state's pattern, in half pixels: bricks, rising, level, bricks, falling."""
STROKES: dict[State, str] = dict.fromkeys(FILLS, "#ffffff") | {"planned": RULE}


def hatches(prefix: str) -> str:
    """The states' patterns, named after the drawing, as a page may hold several."""
    return "".join(_hatch(prefix, state) for state in FILLS)


def _hatch(prefix: str, state: State) -> str:
    strokes, width, height = HATCHES[state]
    faint = "" if state == "planned" else ' stroke-opacity=".4"'
    return (
        f'<pattern id="{prefix}-{state}" width="{width}" height="{height}" patternUnits="userSpaceOnUse">'
        f'<path class="hatch-{state}" fill="none" stroke="{STROKES[state]}" stroke-width="3"{faint} d="{strokes}"/>'
        "</pattern>"
    )


def svg(name: str, width: int, height: int, title: str, description: str, body: str) -> str:
    """A drawing that stands alone as well as in a page; `name` is that of its class and of its ids.

    `title` and `description` are text; `body` is markup.
    """
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    words = f'role="group" aria-labelledby="{name}-drawn" aria-describedby="{name}-told"'
    look = f'font-family="{FONT}" font-size="13" fill="{INK_SOFT}"'
    return (
        f'<svg xmlns="{NAMESPACE}" id="{name}-drawing" class="drawing {name}" {size} {words} {look}>\n'
        f'<title id="{name}-drawn">{svg_text(title)}</title>'
        f'<desc id="{name}-told">{svg_text(description)}</desc>\n'
        f"{body}\n</svg>"
    )
