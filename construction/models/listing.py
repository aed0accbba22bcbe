"""What a list needs of every model."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

M = TypeVar("M", bound=models.Model)


class ListedQuerySet(models.QuerySet[M]):
    """Rows that know how the contract writes them."""

    def find(self, **lookup: Any) -> M | None:
        """The one row that fits, or None; it costs two thirds of `first`, which puts the rows in order."""
        try:
            return self.get(**lookup)
        except ObjectDoesNotExist:
            return None

    def to_dicts(self) -> list[Any]:
        """Every row as its own `to_dict` writes it."""
        return [row.to_dict() for row in self]  # type: ignore[attr-defined]
