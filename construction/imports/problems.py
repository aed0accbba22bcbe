"""What can be wrong with a file and with its rows."""

from typing import NamedTuple

MOST_SHOWN = 60


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message is a sentence for whoever sent it."""


class NoProfile(Unreadable):
    """Neither the file nor whoever sent it says which profile the rows are about."""

    def __init__(self) -> None:
        super().__init__("The file has no column Profile.")


class Problem(NamedTuple):
    """What is wrong with a row: in which column, with which text, shortened, and why."""

    column: str
    text: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.column}: {self.sentence}" if self.column else self.sentence


def shortened(text: str) -> str:
    """A text of a file, cut to what fits a line."""
    line = on_one_line(text[: 2 * MOST_SHOWN])
    return line if len(line) <= MOST_SHOWN else f"{line[: MOST_SHOWN - 1]}…"


def on_one_line(text: str) -> str:
    """A text that may be anything, with nothing in it that a terminal would obey."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(each if each.isprintable() else "\ufffd" for each in line)
