"""How a row that somebody else has edited meanwhile is shown in the answer 409."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models

_shows: dict[str, Callable[[Any], dict[str, Any]]] = {}


def shows(model: str) -> Callable[[Callable[[Any], dict[str, Any]]], Callable[[Any], dict[str, Any]]]:
    """Register how rows of ``model`` ("plans.action") are shown."""

    def register(show: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
        _shows[model] = show
        return show

    return register


def show(row: models.Model) -> dict[str, Any]:
    """The row as it is now: as registered, else its key and revision."""
    known = _shows.get(row._meta.label_lower)
    return known(row) if known else {"id": row.pk, "revision": getattr(row, "revision", None)}
