"""The ring around what has the focus stands out from every surface, light and dark."""

import re

import pytest

from .test_markup import ROOT

TOKENS = dict(
    re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", (ROOT / "static/css/tokens.css").read_text())
)
SURFACES = ("paper", "sheet", "ice-faint", "ice-pale", "blood-faint", "moss-faint")
LEAST = 3


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def of(name, scheme):
    return TOKENS[name].split(", ")[scheme]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
def test_the_ring_stands_out(surface, scheme):
    assert contrast(of("focus", scheme), of(surface, scheme)) >= LEAST


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_ring_stands_out_from_the_band_on_top(scheme):
    ring = re.search(r"--focus: (#\w+)", (ROOT / "static/css/header.css").read_text())[1]
    assert contrast(ring, of("ice-night", scheme)) >= LEAST


def test_no_other_colour_rings_what_has_the_focus():
    sheets = ROOT.glob("static/css/*.css")
    rings = {ring for path in sheets for ring in re.findall(r"outline: 3px solid ([^;]+)", path.read_text())}
    assert rings == {"var(--focus)"}
