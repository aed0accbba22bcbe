"""A table's columns as a sheet's."""

from collections.abc import Sequence
from typing import Any

from ..tables import Head
from .sheet import Column, Kind


def columns_of(heads: Sequence[Head], **reads: dict[str, Any]) -> list[Column]:
    """A column under each head; `reads` has its other arguments by the head's name, else it reads at its own place."""
    columns = []
    for place, head in enumerate(heads):
        read: dict[str, Any] = {"kind": _kind(head.kind), "at": place} | reads.get(head.name, {})
        columns.append(Column(head.title, **read))
    return columns


def _kind(kind: str) -> Kind:
    return Kind.TEXT if kind == "status" else Kind(kind)
