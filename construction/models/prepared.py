"""Statements for single rows, compiled once: building and compiling a queryset for each takes most of its time."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

M = TypeVar("M", bound=models.Model)


class Columns(NamedTuple):
    """How rows of a model are read: its columns in order, and what turns stored values into Python's types."""

    names: tuple[str, ...]
    select: str
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]


def find(model: type[M], *, lock: bool = False, **lookup: Any) -> M | None:
    """The one row whose columns have these values, or None; `lock` holds it until the transaction ends."""
    connection = connections[DEFAULT_DB_ALIAS]
    columns = _columns(model, connection)
    where = " AND ".join(f"{column} = %s" for column in lookup)
    end = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    fields: list[Any] = [model._meta.get_field(name) for name in lookup]
    values = [
        field.get_db_prep_value(value, connection)
        for field, value in zip(fields, lookup.values(), strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"{columns.select} WHERE {where}{end}", values)
        row = cursor.fetchone()
    return None if row is None else _instance(model, columns, row, connection)


def get(model: type[M], *, lock: bool = False, **lookup: Any) -> M:
    """The same; raises the model's DoesNotExist where there is none."""
    found = find(model, lock=lock, **lookup)
    if found is None:
        raise model.DoesNotExist(f"No {model._meta.verbose_name} has {lookup}")  # type: ignore[attr-defined]
    return found


def insert(instance: models.Model) -> None:
    """Write a new row and set the instance's primary key; no signals are sent."""
    connection = connections[DEFAULT_DB_ALIAS]
    fields, statement = _insertion(type(instance))
    values = [field.get_db_prep_save(getattr(instance, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        instance.pk = cursor.fetchone()[0]
    instance._state.adding, instance._state.db = False, DEFAULT_DB_ALIAS


def _instance(model: type[M], columns: Columns, row: tuple[Any, ...], connection: Any) -> M:
    values = list(row)
    for position, converters, expression in columns.converters:
        for convert in converters:
            values[position] = convert(values[position], expression, connection)
    return model.from_db(DEFAULT_DB_ALIAS, columns.names, values)


def _columns(model: type[models.Model], connection: Any) -> Columns:
    """Kept with the connection, whose own functions do the converting."""
    kept: dict[type[models.Model], Columns] = connection.__dict__.setdefault("prepared_columns", {})
    if model not in kept:
        kept[model] = _compile(model)
    return kept[model]


def _compile(model: type[models.Model]) -> Columns:
    compiler = model._base_manager.order_by().query.get_compiler(DEFAULT_DB_ALIAS)
    select, _ = compiler.as_sql()
    converters = compiler.get_converters([column for column, _, _ in compiler.select])
    names = tuple(field.attname for field in model._meta.concrete_fields)
    found = tuple((position, tuple(convert), column) for position, (convert, column) in converters.items())
    return Columns(names, select, found)


@lru_cache
def _insertion(model: type[models.Model]) -> tuple[list[models.Field], str]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table, key = model._meta.db_table, model._meta.pk.column
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({places}) RETURNING "{key}"'  # noqa: S608
    return fields, statement
