"""How the open actions of each priority are assessed, and how far they have slipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, Sum

from goldthread.delivery.models import KeptAssessment
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.tallies import RAGS
from goldthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class OpenCounts:
    """Of ``total`` open actions. ``slipped`` are promised for later than at first, by ``slipped_days`` in all.

    "" in ``by_rag`` cannot be assessed.
    """

    total: int = 0
    differs: int = 0
    silent: int = 0
    slipped: int = 0
    slipped_days: int = 0
    by_rag: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(RAGS, 0))


_COUNTS = {
    "opened": Count("action"),
    "differing": Count("action", filter=Q(differs=True)),
    "quiet": Count("action", filter=Q(silent_since__isnull=False)),
    "later": Count("action", filter=Q(slipped__gt=0)),
    "days_later": Sum("slipped", filter=Q(slipped__gt=0), default=0),
}


def open_counts(plan: Plan, on: date) -> dict[int | None, OpenCounts]:
    """For each priority; under None what stands under none. Two queries."""
    keep_up(plan, on)
    found = KeptAssessment.objects.filter(
        partnership=plan.partnership_id, action__plan=plan, action__ended_on=None
    ).order_by()
    keys = ("action__priority_id", "rag")
    parts: dict[int | None, list[OpenCounts]] = defaultdict(list)
    for priority, rag, *counts in found.values(*keys).annotate(**_COUNTS).values_list(*keys, *_COUNTS):
        opened, differs, silent, slipped, days = counts
        by_rag = {**dict.fromkeys(RAGS, 0), rag: opened}
        parts[priority].append(OpenCounts(opened, differs, silent, slipped, days, by_rag))
    return {priority: together(counted) for priority, counted in parts.items()}


def together(parts: Iterable[OpenCounts]) -> OpenCounts:
    """All of these as one."""
    every = list(parts)
    return OpenCounts(
        total=sum(part.total for part in every),
        differs=sum(part.differs for part in every),
        silent=sum(part.silent for part in every),
        slipped=sum(part.slipped for part in every),
        slipped_days=sum(part.slipped_days for part in every),
        by_rag={rag: sum(part.by_rag[rag] for part in every) for rag in RAGS},
    )
