"""Whether a table holds the same rows in two databases."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from ..models.fields import HundredthsField
from ..units import decimal_text
from .tables import Row, Table

DIGEST_BYTES = 16
encode = msgspec.json.Encoder(order="deterministic").encode


class Fingerprint:
    """How many rows a table has, the sum of each of its columns of amounts, and a digest of all values.

    The digest is the sum of the rows' own, so that it does not depend on their order: databases sort text each in a
    way of its own.
    """

    def __init__(self, table: Table) -> None:
        self.rows = 0
        self.sums = {field.name: 0 for field in table.fields if isinstance(field, HundredthsField)}
        self._positions = {field.name: position for position, field in enumerate(table.fields)}
        self._digest = 0

    def take(self, rows: Sequence[Row]) -> None:
        """Count these rows in."""
        self.rows += len(rows)
        for name in self.sums:
            position = self._positions[name]
            self.sums[name] += sum(row[position] for row in rows)
        self._digest += sum(map(_digest, rows))

    @property
    def digest(self) -> str:
        return f"{self._digest % 2 ** (8 * DIGEST_BYTES):0{2 * DIGEST_BYTES}x}"

    def __str__(self) -> str:
        sums = [f"{name} {decimal_text(total)}" for name, total in self.sums.items()]
        return "  ".join([f"{self.rows:>12,} rows", self.digest, *sums])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fingerprint) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


def _digest(row: Any) -> int:
    return int.from_bytes(blake2b(encode(row), digest_size=DIGEST_BYTES).digest(), "big")
