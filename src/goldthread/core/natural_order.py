"""References sorted as people count: 1.2 before 1.10, A9 before A10. The same key in Python and in the database."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import CharField, Func

_NUMBER = re.compile(r"[0-9]+")
_WIDTH = 8
SQLITE_NAME = "goldthread_natural_key"


def natural_key(reference: str | None) -> str:
    """ "1.10 a" gives "00000001.00000010 a": every number as wide as any other."""
    return _NUMBER.sub(lambda found: found[0].zfill(_WIDTH)[-_WIDTH:], (reference or "").lower())


class NaturalKey(Func):
    """``natural_key`` of a column, to sort by."""

    arity = 1
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function=SQLITE_NAME, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # put zeros before every number, then keep only its last digits; byte order, whatever the locale
        template = """regexp_replace(
            regexp_replace(lower(%(expressions)s), '([0-9]+)', '00000000\\1', 'g'), '[0-9]*([0-9]{8})', '\\1', 'g'
        ) COLLATE "C\""""
        return self.as_sql(compiler, connection, template=template, **context)


def teach_sqlite(connection: Any, **_: Any) -> None:
    """For Django's ``connection_created``: SQLite gets the function; PostgreSQL has what it needs."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(SQLITE_NAME, 1, natural_key, deterministic=True)
