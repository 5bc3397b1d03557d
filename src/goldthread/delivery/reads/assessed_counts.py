"""How many open actions are assessed how, are silent, or are stated otherwise than assessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.core.prepared import Given, prepared
from goldthread.delivery.models import KeptAssessment
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.selection import Scope
from goldthread.delivery.reads.tallies import RAGS
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class AssessedCounts:
    """Of ``open`` actions. "" in ``by_rag`` cannot be assessed; ``moved``: a date moved twice or more."""

    open: int = 0
    differs: int = 0
    silent: int = 0
    moved: int = 0
    by_rag: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys(RAGS, 0))

    @property
    def total(self) -> int:
        """For a bar of the parts of a whole."""
        return self.open


def assessed_counts(scope: Scope, on: date) -> AssessedCounts:
    """Two queries, the first to see that what is kept is up to date."""
    keep_up(scope, on)
    which, given = within(scope)
    by_rag, sums = dict.fromkeys(RAGS, 0), [0, 0, 0, 0]
    for rag, *counts in _counted(which, **given):
        by_rag[rag] = counts[0]
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
    total, differs, silent, moved = sums
    return AssessedCounts(total, differs, silent, moved, by_rag)


@prepared
def _counted(which: Q) -> QuerySet[Any, Any]:
    counts = {
        "total": Count("action"),
        "differing": Count("action", filter=Q(differs=True)),
        "quiet": Count("action", filter=Q(silent_since__isnull=False)),
        "moving": Count("action", filter=Q(moves__gte=2)),
    }
    found = KeptAssessment.objects.filter(which, action__ended_on=None)
    return found.values("rag").annotate(**counts).values_list("rag", *counts)


# said of the action too, so that PostgreSQL does not join the open actions of a whole country
_OF_PARTNERSHIP = Q(partnership=Given("partnership"), action__partnership=Given("partnership"))
_OF_PLAN = _OF_PARTNERSHIP & Q(action__plan=Given("plan"))


def within(scope: Scope) -> tuple[Q, dict[str, Any]]:
    """Which kept assessments are of a scope, for a prepared read, and the values to name."""
    if isinstance(scope, Partnership):
        return _OF_PARTNERSHIP, {"partnership": scope.pk}
    if isinstance(scope, Plan):
        return _OF_PLAN, {"partnership": scope.partnership_id, "plan": scope.pk}
    return Q(), {}
