"""What every part of the benchmark is given and what it gives back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .datasets import DataSet
from .reference import Reference


@dataclass(frozen=True)
class Effort:
    """How much time to spend: rounds, seconds on a reading in each, days recorded in each, seconds of load in each."""

    rounds: int
    seconds: float
    records: int
    load_seconds: float


THOROUGH = Effort(rounds=9, seconds=0.2, records=80, load_seconds=2)
QUICK = Effort(rounds=3, seconds=0.1, records=24, load_seconds=1)


@dataclass(frozen=True)
class Run:
    """What to measure with: the naive build where there is one, the sets asked for, a PostgreSQL server's URL."""

    reference: Reference | None
    sets: list[DataSet]
    effort: Effort
    quick: bool = False
    postgres: str = ""


@dataclass(frozen=True)
class Target:
    """A figure and the bound it has to keep: from above where it is `at_most`, else from below. None: not measured."""

    name: str
    figure: float | None
    bound: float
    at_most: bool = False
    unit: str = "×"

    @property
    def missed(self) -> bool:
        if self.figure is None:
            return False
        return self.figure > self.bound if self.at_most else self.figure < self.bound

    @property
    def wanted(self) -> str:
        """The bound as a table says it: ≥ 10 ×."""
        return f"{'≤' if self.at_most else '≥'} {self.bound:g} {self.unit}"

    def __str__(self) -> str:
        found = "not measured" if self.figure is None else f"{self.figure:.1f} {self.unit}"
        return f"{self.name}: {found}, wanted {self.wanted}"


@dataclass
class Outcome:
    """What a part found: figures to keep as JSON, the targets it looked at, and what could not be measured."""

    figures: Any = None
    targets: list[Target] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @property
    def missed(self) -> Iterator[Target]:
        return (target for target in self.targets if target.missed)


def rounded(value: float | None, places: int = 3) -> float | None:
    """A figure as it is kept; None stays None."""
    return None if value is None else round(value, places)
