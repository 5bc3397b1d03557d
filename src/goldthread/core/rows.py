"""Rows of one partnership, by key or all of them: the partnership is the only door to its data."""

from __future__ import annotations

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
