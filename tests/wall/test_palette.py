"""Drawings that stand alone wear the light colours of the pages."""

import re
from pathlib import Path

import pytest

from construction.wall import palette

TOKENS = (Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "ink",
        "ink-soft",
        "sheet",
        "rule",
        "rule-strong",
        "ice",
        "ice-deep",
        "ice-faint",
        "gold",
        "gold-deep",
        "blood",
    ],
)
def test_a_colour_is_the_token_of_its_name(name):
    [light] = re.findall(rf"--{name}: light-dark\((#[0-9a-f]+),", TOKENS)
    assert getattr(palette, name.upper().replace("-", "_")) == light
