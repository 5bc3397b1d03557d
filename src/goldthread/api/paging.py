"""A part of a list: at most 200 rows, from a row that is not absurdly far."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from goldthread.api.sent import Sent

Item = TypeVar("Item")
MOST_ROWS, FURTHEST = 200, 100_000


class Window(Sent):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=MOST_ROWS, description="How many rows, 1 to 200.")
    offset: int = Field(0, ge=0, le=FURTHEST, description="How many rows to leave out before, 0 to 100,000.")


class Part(Schema, Generic[Item]):
    """Some rows of a list, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[Item]


def part_of(rows: QuerySet[Any] | list[Any], window: Window) -> dict[str, Any]:
    """The rows of this window."""
    total = len(rows) if isinstance(rows, list) else rows.count()
    return part(total, window, list(rows[window.offset : window.offset + window.limit]))


def part(total: int, window: Window, items: list[Any]) -> dict[str, Any]:
    """A window whose rows were read already."""
    return {"total": total, "limit": window.limit, "offset": window.offset, "items": items}
