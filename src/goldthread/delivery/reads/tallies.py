"""How many, and how they stand: counted in the database, each with the whole it is a part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.core.prepared import Given, Rows, prepared
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.selection import Scope, shape_of
from goldthread.delivery.rules import DUE_SOON_DAYS, OPEN, Status
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
    return _summed(_counted(found, [by], conditions.overdue(on), conditions.due_soon(on)))


def tallies_in(scope: Scope, by: str, *, on: date) -> dict[Any, Tally]:
    """The same for all actions of a scope, by "plan_id" or "priority_id"."""
    place = _HEADINGS.index(by)
    return _summed((row[place], *row[len(_HEADINGS) :]) for row in _rows_in(scope, (), on))


def whole_of(scope: Scope, also: tuple[Q, ...], *, on: date, **given: Any) -> tuple[Tally, list[int]]:
    """All actions of a scope together, and how many of them meet each of these conditions too. One query.

    ``given`` are the values that the conditions leave open.
    """
    rows = _rows_in(scope, also, on, **given)
    tally = _summed((None, *row[len(_HEADINGS) : _TALLIED]) for row in rows).get(None, Tally())
    return tally, [sum(row[place] for row in rows) for place in range(_TALLIED, _TALLIED + len(also))]


_HEADINGS = ("plan_id", "priority_id")  # in the order of the index that is counted from: nothing is sorted then
_TALLIED = len(_HEADINGS) + 6  # status, RAG and four counts; what is counted besides comes after these


def _rows_in(scope: Scope, also: tuple[Q, ...], on: date, **given: Any) -> Rows:
    which, of_scope = shape_of(scope)
    return _counted_in(which, *also, **of_scope, **given, on=on, soon=on + timedelta(days=DUE_SOON_DAYS))


@prepared
def _counted_in(which: Q, *also: Q) -> QuerySet[Any, Any]:
    on = Given("on")
    overdue, due_soon = conditions.overdue(on), conditions.due_by(on, Given("soon"))
    return _counted(Action.objects.filter(which), _HEADINGS, overdue, due_soon, *also)


def _counted(found: QuerySet[Action], by: Sequence[str], overdue: Q, due_soon: Q, *also: Q) -> QuerySet[Any, Any]:
    counts = {
        "how_many": Count("*"),
        "late": Count("ends", filter=overdue),
        "soon": Count("ends", filter=due_soon),
        "dated": Count("ends"),
        **{f"also_{place}": Count("partnership_id", filter=condition) for place, condition in enumerate(also)},
    }
    groups = found.order_by().values(*by, "status", "stated_rag").annotate(**counts)
    return groups.values_list(*by, "status", "stated_rag", *counts)


def _summed(counts: Iterable[tuple[Any, ...]]) -> dict[Any, Tally]:
    """Each key's groups added up: in place, since there is a group for each heading, status and RAG."""
    sums: dict[Any, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    by_status: dict[Any, dict[str, int]] = defaultdict(lambda: dict.fromkeys(STATUSES, 0))
    by_rag: dict[Any, dict[str, int]] = defaultdict(lambda: dict.fromkeys(RAGS, 0))
    for key, status, rag, total, late, soon, dated in counts:
        by_status[key][status] += total
        by_rag[key][rag] += total
        is_open = status in OPEN
        red = total if is_open and rag == Rag.RED else 0
        undated = total - dated if is_open else 0
        so_far = sums[key]
        for place, more in enumerate((total, red, late, soon, undated)):
            so_far[place] += more
    return {
        key: Tally(total, red, late, soon, undated, by_status[key], by_rag[key])
        for key, (total, red, late, soon, undated) in sums.items()
    }


def whole(parts: Mapping[Any, Tally]) -> Tally:
    """All parts together."""
    return sum(parts.values(), Tally())
