"""The tables that a Wall is made of, and their rows in a form that is the same on every database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
BATCH_SIZE = 5_000
STORED_ALIKE = {
    *("AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField", "SmallIntegerField"),
    *(
        "PositiveIntegerField",
        "PositiveBigIntegerField",
        "PositiveSmallIntegerField",
        "CharField",
        "TextField",
    ),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model as plain Python values; amounts in whole hundredths, as every database keeps them."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def fields(self) -> Sequence[Any]:
        return self.model._meta.concrete_fields

    def count(self, connection: BaseDatabaseWrapper) -> int:
        """How many rows it has there."""
        return self.model._base_manager.using(connection.alias).count()

    def batches(self, connection: BaseDatabaseWrapper) -> Iterator[list[Row]]:
        """Every row in no particular order, a few thousand at a time; call it inside a transaction."""
        convert = _by_column(self._readers(connection))
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT {self._columns(connection)} FROM {self._quoted(connection)}")  # noqa: S608
            while rows := cursor.fetchmany(BATCH_SIZE):
                yield convert(rows)

    @contextmanager
    def writing(self, connection: BaseDatabaseWrapper) -> Iterator[Callable[[list[Row]], None]]:
        """What adds batches of rows, keys and all; call it inside a transaction."""
        convert = _by_column(self._writers(connection))
        into = f"{self._quoted(connection)} ({self._columns(connection)})"
        add = _copying if connection.vendor == "postgresql" else _inserting
        with connection.cursor() as cursor, add(cursor, into, len(self.fields)) as write:
            yield lambda rows: write(convert(rows))

    def _quoted(self, connection: BaseDatabaseWrapper) -> str:
        return connection.ops.quote_name(self.name)

    def _columns(self, connection: BaseDatabaseWrapper) -> str:
        return ", ".join(connection.ops.quote_name(field.column) for field in self.fields)

    def _readers(self, connection: BaseDatabaseWrapper) -> dict[int, list[Convert]]:
        """By position of the column, what makes Python's values of those that databases keep in ways of their own."""
        found: dict[int, list[Convert]] = {}
        for position, field in self._kept_otherwise():
            column = field.get_col(self.name)
            converters = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
            found[position] = [partial(_read, convert, column, connection) for convert in converters]
        return found

    def _writers(self, connection: BaseDatabaseWrapper) -> dict[int, list[Convert]]:
        """psycopg writes Python's values by itself, but for JSON."""
        return {
            position: [partial(field.get_db_prep_save, connection=connection)]
            for position, field in self._kept_otherwise()
            if connection.vendor == "sqlite" or isinstance(field, models.JSONField)
        }

    def _kept_otherwise(self) -> Iterator[tuple[int, Any]]:
        for position, field in enumerate(self.fields):
            kept = field.target_field if field.is_relation else field
            if kept.get_internal_type() not in STORED_ALIKE:
                yield position, field


def all_tables() -> list[Table]:
    """Those of every model that is installed, each after the tables that it points to."""
    every = [model for model in apps.get_models(include_auto_created=True) if _is_table(model)]
    points_to = {model: [other for other in every if other in _pointed_to(model)] for model in every}
    return [Table(model) for model in TopologicalSorter(points_to).static_order()]


def _is_table(model: type[models.Model]) -> bool:
    return model._meta.managed and not model._meta.proxy


def _pointed_to(model: type[models.Model]) -> set[Any]:
    """The other models that it has foreign keys to."""
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation} - {model}


def _by_column(conversions: dict[int, list[Convert]]) -> Callable[[Sequence[Row]], list[Row]]:
    """Applies what is given for some of the columns to whole batches."""

    def convert(rows: Sequence[Row]) -> list[Row]:
        columns: list[Any] = list(zip(*rows, strict=True))
        for position, functions in conversions.items():
            for function in functions:
                columns[position] = map(function, columns[position])
        return list(zip(*columns, strict=True))

    return convert


def _read(convert: Callable[..., Any], column: Any, connection: BaseDatabaseWrapper, value: Any) -> Any:
    return convert(value, column, connection)


@contextmanager
def _copying(cursor: Any, into: str, columns: int) -> Iterator[Callable[[list[Row]], None]]:
    with cursor.copy(f"COPY {into} FROM STDIN") as copy:

        def write(rows: list[Row]) -> None:
            for row in rows:
                copy.write_row(row)

        yield write


@contextmanager
def _inserting(cursor: Any, into: str, columns: int) -> Iterator[Callable[[list[Row]], None]]:
    places = ", ".join(["%s"] * columns)
    yield partial(cursor.executemany, f"INSERT INTO {into} VALUES ({places})")  # noqa: S608
