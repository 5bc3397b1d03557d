"""Rows of one partnership, by key or all of them: the partnership is the only door to its data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def every(model: type[Row], *, of: Any, **which: Any) -> QuerySet[Row]:
    """The rows of this partnership, in their own order."""
    rows: QuerySet[Row] = model._default_manager.filter(partnership=of, **which)
    return rows


def one(model: type[Row], *, of: Any, related: tuple[str, ...] = (), **which: Any) -> Row:
    """The row of this partnership that this names. Raises ``model.DoesNotExist`` for any other's, and for none."""
    return every(model, of=of, **which).select_related("partnership", *related).get()


def named(model: type[Row], *, of: Any, keys: Sequence[int], **which: Any) -> list[Row]:
    """The rows with these keys, each once, in this order. Raises ``model.DoesNotExist`` where one is not there."""
    found = every(model, of=of, pk__in=set(keys), **which).in_bulk()
    if len(found) < len(set(keys)):
        raise model.DoesNotExist  # type: ignore[attr-defined]
    return [found[key] for key in dict.fromkeys(keys)]
