"""Whether the search finds every row it should, and how to make its documents anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django.apps import apps
from django.db import connection, models, transaction

from goldthread.core import search
from goldthread.core.models import SearchDocument

_AT_ONCE = 500


def out_of_step() -> tuple[int, int]:
    """How many rows that should be found are not, and how many documents are of rows that are gone.

    Raises DatabaseError when the index itself is damaged.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO core_search(core_search, rank) VALUES ('integrity-check', 1)")
    missing = extra = 0
    for model in _searched():
        found = SearchDocument.objects.filter(kind=_kind(model)).values_list("row_id", flat=True)
        known, there = set(found), set(search.searched_rows(model).values_list("pk", flat=True))
        missing += len(there - known)
        extra += len(known - there)
    return missing, extra


def rebuild() -> int:
    """Make every document and the index anew. Gives how many documents there are."""
    with transaction.atomic():
        SearchDocument.objects.all().delete()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO core_search(core_search) VALUES ('rebuild')")
        for model in _searched():
            rows = (
                search.searched_rows(model).order_by("pk").select_related("partnership").iterator(chunk_size=_AT_ONCE)
            )
            while page := list(islice(rows, _AT_ONCE)):
                search.refresh_all(page)
        return SearchDocument.objects.count()


def _searched() -> Iterator[type[models.Model]]:
    return (apps.get_model(label) for label in search.sources())


def _kind(model: type[models.Model]) -> str:
    """What documents of these rows are called; any row that has words tells."""
    row = search.searched_rows(model).first()
    words = search.sources()[model._meta.label_lower](row) if row else None
    return words.kind if words else str(model._meta.model_name)
