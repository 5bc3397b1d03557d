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
A read that gives model objects is decorated with ``prepared_objects`` instead, and gives a query for those.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, Expression, Field, ForeignObject, JSONField, Lookup, Model, QuerySet, Value
from django.db.models.expressions import Col

Rows = list[tuple[Any, ...]]
Row = TypeVar("Row", bound=Model)


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
    """A query as the database reads it, its values in order, and what makes Python values of its columns."""

    sql: str
    values: tuple[Any, ...]
    converters: tuple[tuple[int, Sequence[Callable[..., Any]], Any], ...]

    def rows(self, given: dict[str, Any]) -> Rows:
        values = [_adapted(given, each.name) if isinstance(each, Given) else each for each in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchall()
        return self._converted(found) if self.converters and found else found

    def _converted(self, found: Rows) -> Rows:
        """Column by column: a row has thirty, and few of them are not what they should be already."""
        columns: list[Sequence[Any]] = list(zip(*found, strict=True))
        for place, converters, expression in self.converters:
            for convert in converters:
                columns[place] = _through(convert, expression, columns[place])
        return list(zip(*columns, strict=True))


def _through(convert: Callable[..., Any], expression: Any, column: Sequence[Any]) -> list[Any]:
    """The same values stand in many rows: each is made once. But a row has lists and dictionaries of its own."""
    if isinstance(expression.output_field, JSONField):
        return [convert(value, expression, connection) for value in column]
    made = {value: convert(value, expression, connection) for value in set(column)}
    return [made[value] for value in column]


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


def rows_of_query(found: QuerySet[Any, Any]) -> Rows:
    """A ``values_list`` query that a reader put together, asked once; its rows are read as those of kept ones are."""
    try:
        return _write(found).rows({})
    except EmptyResultSet:
        return []


def prepared_objects(
    model: type[Row], *related: str
) -> Callable[[Callable[..., QuerySet[Any, Any]]], Callable[..., list[Row]]]:
    """Decorates a function that gives a query for these model objects; what it becomes gives them in a list.

    ``related`` are foreign keys of theirs whose objects are fetched along, as ``select_related`` would.
    """

    def decorate(query: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Row]]:
        @functools.wraps(query)
        def objects(*shape: Hashable, **given: Any) -> list[Row]:
            return [_object(model, related, values) for values in rows(*shape, **given)]

        @prepared
        def rows(*shape: Hashable) -> QuerySet[Any, Any]:
            return query(*shape).values_list(*_columns(model, related))

        return objects

    return decorate


@functools.cache
def _columns(model: type[Model], related: tuple[str, ...]) -> tuple[str, ...]:
    along = [f"{name}__{column}" for name in related for column in _own(_model_of(model, name))]
    return (*_own(model), *along)


@functools.cache
def _own(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


@functools.cache
def _model_of(model: type[Model], relation: str) -> type[Model]:
    return model._meta.get_field(relation).related_model  # type: ignore[return-value]


def _object(model: type[Row], related: tuple[str, ...], values: Sequence[Any]) -> Row:
    """As a query for model objects makes it."""
    at = len(_own(model))
    row = model.from_db(connection.alias, _own(model), values[:at])
    for name in related:
        other = _model_of(model, name)
        first, at = at, at + len(_own(other))
        is_there = getattr(row, f"{name}_id") is not None
        there = other.from_db(connection.alias, _own(other), values[first:at]) if is_there else None
        setattr(row, name, there)
    return row


def in_one_row(found: QuerySet[Any], **sums: Any) -> QuerySet[Any, Any]:
    """``aggregate`` as a query: one row, with each of these sums over all that was found."""
    return found.order_by().values(_all=Value(1)).annotate(**sums).values_list(*sums)


def _write(found: QuerySet[Any, Any]) -> _Written:
    compiler = found.query.get_compiler(connection=connection)
    sql, values = compiler.as_sql()
    columns = [column for column, *_ in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters([None if _comes_as_a_day(column) else column for column in columns])
    return _Written(sql, tuple(values), tuple((place, *how) for place, how in converters.items()))


def _comes_as_a_day(column: Any) -> bool:
    """A plain column of days is a ``date`` already when either database hands it over."""
    return isinstance(column, Col) and type(column.output_field) is DateField


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
