"""What a list needs of every model."""

from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class ListedQuerySet(models.QuerySet[M]):
    """Rows that know how the contract writes them."""

    def to_dicts(self) -> list[Any]:
        """Every row as its own `to_dict` writes it."""
        return [row.to_dict() for row in self]  # type: ignore[attr-defined]

    def to_rows(self) -> list[Any]:
        """Every row as tables show it: plain values under the names of the columns, amounts in hundredths."""
        raise NotImplementedError
