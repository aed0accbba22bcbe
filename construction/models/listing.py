"""What a list needs of every model."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models

from . import sql

M = TypeVar("M", bound=models.Model)


class ListedQuerySet(models.QuerySet[M]):
    """Rows that know how the contract writes them and how tables show them."""

    to_rows: Callable[[], list[Any]]
    """Every row as tables show it: plain values under the names of the columns, amounts in hundredths."""

    def stored(self, *columns: Any) -> list[tuple]:
        """These columns of every row as the database keeps them: no field turns them into Python's types.

        Building and compiling the question takes longer than to answer it, so a queryset that is asked again keeps it.
        """
        statements: dict[Any, sql.Statement | None] = self.__dict__.setdefault("statements", {})
        if columns not in statements:
            statements[columns] = sql.compiled(self.values_list(*columns))
        statement = statements[columns]
        return statement.fetch() if statement else []

    def to_dicts(self) -> list[Any]:
        """Every row as its own `to_dict` writes it; this queryset, which may be kept, holds none of them."""
        return [row.to_dict() for row in self.all()]  # type: ignore[attr-defined]
