"""Reads that the ORM writes once and a page only fills in.

Putting a query together costs the ORM more processor time than most of our queries cost the database, and a page
asks twenty. A read decorated with ``prepared`` is an ordinary function that gives a ``values_list`` query; it is
asked for that query the first time only, with a ``Given`` wherever a value will stand:

    @prepared
    def _parts(which: Q, **given: Any) -> QuerySet[Any, Any]:
        return Part.objects.filter(which).values_list("action_id", "text")

    OF_ACTION = Q(action=Given("action"))
    _parts(OF_ACTION, action=7)

What stands in order gives the query its shape, one query kept for each; what is named are the values of one asking.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Expression, Field, ForeignObject, Lookup, QuerySet, Value

Rows = list[tuple[Any, ...]]


class Given(Expression):
    """The place of a value that is named when the query is asked. A value is never None: NULL is asked otherwise."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """``action__among=Given("actions")``: one of a list, whose length does not change the query."""

    lookup_name = "among"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return self._written("{} IN (SELECT value FROM json_each({}))", compiler, connection)

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self._written("{} = ANY({})", compiler, connection)

    def _written(self, form: str, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, its_values = self.process_lhs(compiler, connection)
        place, values = self.process_rhs(compiler, connection)
        return form.format(column, place), [*its_values, *values]


@dataclass(frozen=True)
class _Written:
    """A query as the database reads it, its values in order, and what knows how to read its rows."""

    sql: str
    values: tuple[Any, ...]
    compiler: Any

    def rows(self, given: dict[str, Any]) -> Rows:
        values = [_adapted(given, each.name) if isinstance(each, Given) else each for each in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchall()
        return list(self.compiler.results_iter([found], tuple_expected=True))


def prepared(query: Callable[..., QuerySet[Any, Any]]) -> Callable[..., Rows]:
    """Decorates a function that gives a ``values_list`` query; what it becomes gives the rows.

    Asked without a value it is an ordinary query, and nothing of it is kept.
    """
    kept: dict[tuple[Hashable, ...], _Written] = {}

    @functools.wraps(query)
    def rows(*shape: Hashable, **given: Any) -> Rows:
        if not given:
            return list(query(*shape))
        key = (connection.vendor, *shape)
        if key not in kept:
            kept[key] = _write(query(*shape))
        return kept[key].rows(given)

    return rows


def in_one_row(found: QuerySet[Any], **sums: Any) -> QuerySet[Any, Any]:
    """``aggregate`` as a query: one row, with each of these sums over all that was found."""
    return found.order_by().values(_all=Value(1)).annotate(**sums).values_list(*sums)


def _write(found: QuerySet[Any, Any]) -> _Written:
    compiler = found.query.get_compiler(connection=connection)
    sql, values = compiler.as_sql()
    return _Written(sql, tuple(values), compiler)


def _adapted(given: dict[str, Any], name: str) -> Any:
    """The value as this database takes it. Raises KeyError or TypeError for one that is not named, or is None."""
    value = given[name]
    if value is None:
        raise TypeError(f"{name} is None; a prepared read takes values only.")
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, list):
        return value if connection.vendor == "postgresql" else json.dumps(value)
    return value
