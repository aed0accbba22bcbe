"""Where along the Wall nothing is planned, and where several sections claim the same feet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal, Protocol, TypedDict

from ..models.text import Amount
from ..units import decimal_text

Kind = Literal["gap", "overlap"]


class Planned(Protocol):
    """A section's place; positions in hundredths of a foot."""

    @property
    def pk(self) -> int: ...
    @property
    def start_position(self) -> int: ...
    @property
    def end_position(self) -> int: ...


class FlawJSON(TypedDict):
    """A gap or an overlap, with the sections that overlap somewhere in it."""

    kind: Kind
    start_position: Amount
    end_position: Amount
    length_feet: Amount
    section_ids: list[int]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A stretch between the first section and the last that no section covers, or more than one all along.

    Positions in hundredths of a foot; `section_ids` are those that overlap somewhere in it, along the Wall.
    """

    start_position: int
    end_position: int
    section_ids: Sequence[int] = ()

    @property
    def kind(self) -> Kind:
        return "overlap" if self.section_ids else "gap"

    @property
    def length(self) -> int:
        return self.end_position - self.start_position

    def to_dict(self) -> FlawJSON:
        """As programs read it."""
        return {
            "kind": self.kind,
            "start_position": decimal_text(self.start_position),
            "end_position": decimal_text(self.end_position),
            "length_feet": decimal_text(self.length),
            "section_ids": list(self.section_ids),
        }


def find_flaws(sections: Iterable[Planned]) -> list[Flaw]:
    """Every gap and every overlap, each as long as it goes, along the Wall; what has no length covers nothing."""
    placed = [section for section in sections if section.end_position > section.start_position]
    starts = {section.pk: section.start_position for section in placed}
    in_order = [
        Flaw(
            one.start_position,
            one.end_position,
            tuple(sorted(one.section_ids, key=lambda pk: (starts[pk], pk))),
        )
        for one in _flaws(placed)
    ]
    return sorted(in_order, key=lambda flaw: flaw.start_position)


def _flaws(placed: Iterable[Planned]) -> Iterator[Flaw]:
    """Goes along the edges of all sections; each flaw comes where it ends."""
    edges = [(section.start_position, section.pk, True) for section in placed]
    edges += [(section.end_position, section.pk, False) for section in placed]
    there: set[int] = set()
    claimed: set[int] = set()
    bare_since = deep_since = None
    for position, here in groupby(sorted(edges), key=itemgetter(0)):
        changes = list(here)
        if bare_since is not None:
            yield Flaw(bare_since, position)
        there -= {pk for _, pk, starts in changes if not starts}
        started = {pk for _, pk, starts in changes if starts}
        there |= started
        if len(there) > 1:
            claimed |= started if claimed else there
            deep_since = position if deep_since is None else deep_since
        elif deep_since is not None:
            yield Flaw(deep_since, position, tuple(claimed))
            claimed, deep_since = set(), None
        bare_since = None if there else position
