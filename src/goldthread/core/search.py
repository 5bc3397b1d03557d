"""Full-text search over every room that registers what it wants found.

One table of documents; SQLite answers from an FTS5 index beside it, PostgreSQL from a generated ``tsvector``.
The indexes are kept by triggers and generated columns, so a document is never out of step with its index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

_sources: dict[str, Callable[[Any], Words | None]] = {}
_only: dict[str, models.Q] = {}


@dataclass(frozen=True)
class Words:
    """What is to be found of a row: its title, all other words, and the address of its page.

    Every row of a model has the same ``kind``.
    """

    kind: str
    title: str
    body: str
    address: str


def searchable(
    model: str, *, only: models.Q | None = None
) -> Callable[[Callable[[Any], Words | None]], Callable[[Any], Words | None]]:
    """Register how rows of ``model`` ("plans.action") are found; ``only`` these of them have words."""

    def register(source: Callable[[Any], Words | None]) -> Callable[[Any], Words | None]:
        _sources[model] = source
        _only[model] = only or models.Q()
        return source

    return register


def sources() -> dict[str, Callable[[Any], Words | None]]:
    """Every kind of row that is found, with what makes its words."""
    return dict(_sources)


def searched_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """The rows of this model that are to be found."""
    return model._base_manager.filter(_only[model._meta.label_lower])


def refresh(row: models.Model) -> None:
    """Bring the document of this row up to date, if its kind is searchable."""
    source = _sources.get(row._meta.label_lower)
    if source is None:
        return
    from goldthread.core.models import SearchDocument

    words = source(row)
    if words is None:
        return
    SearchDocument.objects.update_or_create(
        kind=words.kind,
        row_id=row.pk,
        defaults={
            "partnership_id": row.partnership_id,  # type: ignore[attr-defined]
            "title": words.title,
            "body": words.body,
            "address": words.address,
        },
    )


def refresh_all(rows: Iterable[models.Model]) -> None:
    """``refresh`` for many rows at once, in a handful of statements."""
    from goldthread.core.models import SearchDocument

    documents = [
        SearchDocument(
            kind=words.kind,
            row_id=row.pk,
            partnership_id=row.partnership_id,  # type: ignore[attr-defined]
            title=words.title,
            body=words.body,
            address=words.address,
        )
        for row in rows
        if (source := _sources.get(row._meta.label_lower)) and (words := source(row))
    ]
    SearchDocument.objects.bulk_create(
        documents,
        batch_size=100,
        update_conflicts=True,
        unique_fields=["kind", "row_id"],
        update_fields=["partnership", "title", "body", "address"],
    )


@dataclass(frozen=True)
class Hit:
    """One row found, best first. ``snippet`` marks the words found with « and »."""

    kind: str
    row_id: int
    title: str
    snippet: str
    address: str
    partnership_id: int


_SQLITE_FIND = """
SELECT d.kind, d.row_id, d.title, snippet(core_search, 1, '«', '»', ' … ', 24), d.address, d.partnership_id
FROM core_search JOIN core_searchdocument d ON d.id = core_search.rowid
WHERE core_search MATCH %s {scope} ORDER BY bm25(core_search, 4.0, 1.0, 0.0) LIMIT %s OFFSET %s
"""
_POSTGRES_FIND = """
SELECT kind, row_id, title, ts_headline('goldthread', body, query,
       'StartSel=«, StopSel=», MaxWords=24, MinWords=8, MaxFragments=1'), address, partnership_id
FROM (SELECT d.*, q.query FROM core_searchdocument d, websearch_to_tsquery('goldthread', %s) AS q(query)
      WHERE d.words @@ q.query {scope} ORDER BY ts_rank(d.words, q.query) DESC, d.id LIMIT %s OFFSET %s) AS found
"""


def find(words: str, *, partnership_id: int | None, kind: str = "", limit: int = 50, offset: int = 0) -> list[Hit]:
    """The rows that hold all these words. ``partnership_id`` None searches everywhere (a national viewer).

    Words are taken as words, whatever signs stand in them; nothing to search for finds nothing.
    """
    query = _query(words, partnership_id)
    if not query:
        return []
    scope, values = _scope(partnership_id, kind)
    statement = (_POSTGRES_FIND if connection.vendor == "postgresql" else _SQLITE_FIND).format(scope=scope)
    with connection.cursor() as cursor:
        cursor.execute(statement, [query, *values, limit, offset])
        return [Hit(*row) for row in cursor.fetchall()]


# CROSS JOIN is SQLite's way to be told the order of a join: the words first, never every document.
_SQLITE_ROWS = (
    "SELECT d.row_id FROM core_search CROSS JOIN core_searchdocument d ON d.id = core_search.rowid "
    "WHERE core_search MATCH %s{scope}"
)
_POSTGRES_ROWS = (
    "SELECT d.row_id FROM core_searchdocument d WHERE d.words @@ websearch_to_tsquery('goldthread', %s){scope}"
)


def row_ids(words: str, *, kind: str, partnership_id: int | None) -> RawSQL | list[int]:
    """The keys of the rows of one kind that hold all these words, for ``filter(id__in=...)``."""
    query = _query(words, partnership_id)
    if not query:
        return []
    scope, values = _scope(partnership_id, kind)
    statement = _POSTGRES_ROWS if connection.vendor == "postgresql" else _SQLITE_ROWS
    return RawSQL(statement.format(scope=scope), (query, *values))  # noqa: S611 - the words go in as values


def _scope(partnership_id: int | None, kind: str) -> tuple[str, list[Any]]:
    """Conditions on the document, and their values; on SQLite the words themselves name the partnership."""
    asked: dict[str, Any] = {"d.kind": kind or None}
    if connection.vendor == "postgresql":
        asked["d.partnership_id"] = partnership_id
    given = {column: value for column, value in asked.items() if value is not None}
    return "".join(f" AND {column} = %s" for column in given), list(given.values())


def _query(words: str, partnership_id: int | None) -> str:
    """These words, whatever signs stand in them, as the database's search wants them."""
    terms = re.findall(r"[^\W_]+", words)[:20]
    if not terms or connection.vendor == "postgresql":
        return " ".join(terms)
    query = "{title body} : (" + " ".join(f'"{term}"' for term in terms) + ")"
    return query if partnership_id is None else f'{query} AND partnership_id : "{int(partnership_id)}"'
