"""Rows of any table as lines of JSON, the same lines whichever database they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import orjson
from django.db import connection, models

# Who is signed in just now is nobody's to restore: people sign in again.
LEFT_OUT = frozenset({"django_session"})
_AT_ONCE = 1_000


def tables(apps: Any) -> list[type[models.Model]]:
    """Every table of these apps that a backup holds, in an order that never changes."""
    every = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT
    ]
    return sorted(every, key=lambda model: model._meta.db_table)


def columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """Each row as one line, by key. Reads a thousand at a time, so that memory does not grow with the table."""
    rows = model._base_manager.order_by("pk").values_list("pk", *columns(model))
    page = list(rows[:_AT_ONCE])
    while page:
        for _, *values in page:
            yield orjson.dumps(values, default=str, option=orjson.OPT_APPEND_NEWLINE)
        page = list(rows.filter(pk__gt=page[-1][0])[:_AT_ONCE])


def put(model: type[models.Model], names: Sequence[str], given: Iterable[bytes]) -> int:
    """Insert these lines as they are: no defaults, no clocks, no signals. Gives how many there were."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    mine = [fields[name] for name in names]
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(field.column)) for field in mine)
    places = ", ".join(["%s"] * len(mine))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({places})"  # noqa: S608
    count = 0
    remaining = iter(given)
    with connection.cursor() as cursor:
        while batch := [_prepared(mine, line) for line in islice(remaining, _AT_ONCE)]:
            cursor.executemany(statement, batch)
            count += len(batch)
    return count


def _prepared(fields: Sequence[models.Field[Any, Any]], line: bytes) -> list[Any]:
    values = orjson.loads(line)
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, values, strict=True)
    ]
