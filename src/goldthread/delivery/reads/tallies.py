"""How many, and how they stand: counted in the database, each with the whole it is a part of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from goldthread.delivery.reads import conditions
from goldthread.delivery.rules import OPEN, Status
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action

STATUSES = tuple(status.value for status in Status)
RAGS = (*(rag.value for rag in Rag), "")


@dataclass(frozen=True, slots=True)
class Tally:
    """So many actions. ``red`` to ``undated`` count open ones only; "" in ``by_rag`` is none stated."""

    total: int = 0
    red: int = 0
    late: int = 0
    due_soon: int = 0
    undated: int = 0
    by_status: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))
    by_rag: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(RAGS, 0))

    @property
    def open(self) -> int:
        return sum(self.by_status[status] for status in OPEN)

    @property
    def complete(self) -> int:
        return self.by_status[Status.COMPLETE]

    @property
    def blocked(self) -> int:
        return self.by_status[Status.BLOCKED]

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.total + other.total,
            self.red + other.red,
            self.late + other.late,
            self.due_soon + other.due_soon,
            self.undated + other.undated,
            {status: self.by_status[status] + other.by_status[status] for status in self.by_status},
            {rag: self.by_rag[rag] + other.by_rag[rag] for rag in self.by_rag},
        )


def tallies(found: QuerySet[Action], by: str, *, on: date) -> dict[Any, Tally]:
    """A tally for each value of the column ``by`` ("priority_id"). One query, whatever the number of actions."""
    counts = {
        "how_many": Count("*"),
        "late": Count("ends", filter=conditions.overdue(on)),
        "soon": Count("ends", filter=conditions.due_soon(on)),
        "dated": Count("ends"),
    }
    groups = found.order_by().values(by, "status", "stated_rag").annotate(**counts)
    counted: dict[Any, Tally] = {}
    for key, status, rag, total, late, soon, dated in groups.values_list(by, "status", "stated_rag", *counts):
        by_status, by_rag = dict.fromkeys(STATUSES, 0), dict.fromkeys(RAGS, 0)
        by_status[status], by_rag[rag] = total, total
        is_open = status in OPEN
        red = total if is_open and rag == Rag.RED else 0
        undated = total - dated if is_open else 0
        counted[key] = counted.get(key, Tally()) + Tally(total, red, late, soon, undated, by_status, by_rag)
    return counted


def whole(parts: Mapping[Any, Tally]) -> Tally:
    """All parts together."""
    return sum(parts.values(), Tally())
