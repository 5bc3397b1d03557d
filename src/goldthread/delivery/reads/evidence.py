"""What shows how actions go: the evidence of an action, and one piece of it with all it is shown for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.core import rows
from goldthread.core.prepared import Given, prepared
from goldthread.delivery.models import Evidence, EvidenceKind, EvidenceUse, Return
from goldthread.delivery.policies import reporting_keys_of
from goldthread.delivery.reads.selection import owned_by
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action, Milestone
from goldthread.plans.policies import EDITORS


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence in a list. ``shows`` are the milestones it is for; none for the action as a whole."""

    id: int
    form: str
    kind: str
    title: str
    dated: date
    brought_by: str
    checked_by: str | None
    shows: tuple[str, ...]

    @property
    def kind_word(self) -> str:
        return EvidenceKind(self.kind).label.partition(":")[0]


_COLUMNS = ("id", "form", "kind", "title", "dated", "brought_by__name", "checked_by__name")


def evidence_of(action: Action) -> tuple[EvidenceView, ...]:
    """The evidence of an action, the latest first. One query."""
    return _viewed(_shown_for(action=action.pk))


@prepared
def _shown_for() -> QuerySet[Any, Any]:
    return _columns_of(EvidenceUse.objects.filter(action=Given("action")))


def _viewed(found: Iterable[tuple[Any, ...]]) -> tuple[EvidenceView, ...]:
    """Each piece once, with all the milestones it is for."""
    shows: dict[Any, list[str]] = {}
    for *values, milestone in found:
        shows.setdefault(tuple(values), []).extend([milestone] if milestone else [])
    return tuple(EvidenceView(*(*values, tuple(reversed(steps)))) for values, steps in shows.items())


def _columns_of(uses: QuerySet[EvidenceUse]) -> QuerySet[Any, Any]:
    found = uses.order_by("-evidence__dated", "-id")
    return found.values_list(*(f"evidence__{column}" for column in _COLUMNS), "milestone__text")


def find_evidence(partnership: Partnership, key: int) -> Evidence:
    """Raises Evidence.DoesNotExist for another partnership's."""
    return Evidence.objects.select_related("brought_by", "checked_by", "partnership").get(
        partnership=partnership, pk=key
    )


def evidence_of_milestone(milestone: Milestone) -> tuple[EvidenceView, ...]:
    """What shows that this step was reached. One query."""
    return _viewed(_columns_of(EvidenceUse.objects.filter(milestone=milestone)))


def unchecked(partnership: Partnership) -> QuerySet[Evidence]:
    """What nobody but who brought it has looked at, the oldest first."""
    found = rows.every(Evidence, of=partnership).filter(checked_by=None).select_related("brought_by")
    return found.prefetch_related("uses__action").order_by("dated", "id")


def uses_of(evidence: Evidence) -> list[EvidenceUse]:
    """Everything it is shown for."""
    return list(evidence.uses.select_related("action", "milestone").order_by("id"))


def actions_to_show_for(evidence: Evidence, person: Person) -> QuerySet[Action]:
    """The other actions she could show it for: those she may say something of."""
    return _hers(evidence, person).exclude(evidence_uses__evidence=evidence).order_by("plan_id", "position")


def milestones_to_show(evidence: Evidence, person: Person) -> QuerySet[Milestone]:
    """Of the actions it is shown for already, the milestones she could show it for too."""
    used = Action.objects.filter(evidence_uses__evidence=evidence)
    here = rows.every(Milestone, of=evidence.partnership).filter(
        dropped_on=None, action__in=_hers(evidence, person).filter(pk__in=used.values("pk"))
    )
    return here.exclude(evidence_uses__evidence=evidence).select_related("action").order_by("action_id", "position")


def _hers(evidence: Evidence, person: Person) -> QuerySet[Action]:
    found = rows.every(Action, of=evidence.partnership)
    return found if person.holds(*EDITORS) else found.filter(owned_by(*reporting_keys_of(person)))


def returns_of(evidence: Evidence) -> list[Return]:
    """The returns it is shown for."""
    return list(Return.objects.filter(evidence__evidence=evidence).order_by("due_on", "id"))


def returns_without(evidence: Evidence) -> QuerySet[Return]:
    """Those not sent yet that it could be shown for too."""
    owed = rows.every(Return, of=evidence.partnership).filter(sent_on=None)
    return owed.exclude(evidence__evidence=evidence).order_by("due_on", "id")
