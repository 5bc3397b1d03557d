"""How many open actions are assessed how, are silent, or are stated otherwise than assessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

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
    found = KeptAssessment.objects.filter(_within(scope), action__ended_on=None)
    counted = found.values("rag").annotate(
        total=Count("action"),
        differing=Count("action", filter=Q(differs=True)),
        quiet=Count("action", filter=Q(silent_since__isnull=False)),
        moving=Count("action", filter=Q(moves__gte=2)),
    )
    by_rag, sums = dict.fromkeys(RAGS, 0), [0, 0, 0, 0]
    for rag, *counts in counted.values_list("rag", "total", "differing", "quiet", "moving"):
        by_rag[rag] = counts[0]
        sums = [one + other for one, other in zip(sums, counts, strict=True)]
    total, differs, silent, moved = sums
    return AssessedCounts(total, differs, silent, moved, by_rag)


def _within(scope: Scope) -> Q:
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    return Q(partnership=scope.partnership_id, action__plan=scope) if isinstance(scope, Plan) else Q()
