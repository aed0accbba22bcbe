"""What can be wrong with a file and with its rows."""

from typing import NamedTuple

MOST_SHOWN = 60


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message is a sentence for whoever sent it."""


class Problem(NamedTuple):
    """What is wrong with a row: in which column, with which text, and why."""

    column: str
    text: str
    sentence: str

    @property
    def shown(self) -> str:
        """The text, cut to what fits a line."""
        line = " ".join(self.text[: 2 * MOST_SHOWN].split())
        return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"

    def __str__(self) -> str:
        return f"{self.column}: {self.sentence}" if self.column else self.sentence
