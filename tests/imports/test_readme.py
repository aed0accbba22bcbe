"""The README names every heading that is read."""

import re
from pathlib import Path

from construction.imports.headings import WORDS

README = Path(__file__).parents[2] / "README.md"


def test_every_heading_is_in_the_readme():
    [table] = re.findall(r"^\| column \| also named.*?\n\n", README.read_text(), re.MULTILINE | re.DOTALL)
    named = {text.casefold().replace("_", " ") for text in re.findall(r"`([^`]+)`", table)}
    assert set(WORDS) <= named
