"""One priority: what it is for, what it answers, who has it, and its actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.core import history
from goldthread.core.presenters import Entry, entries
from goldthread.delivery.filters import MOST_ROWS, ActionFilters
from goldthread.delivery.reads import hanging
from goldthread.delivery.reads.lists import ActionPage, actions
from goldthread.delivery.reads.overview import PlanFacts, facts_of
from goldthread.delivery.reads.parts import OutcomeView, RecommendationView
from goldthread.delivery.reads.rows import OwnerLabel, owners_of_priorities
from goldthread.delivery.reads.selection import actions_in
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Priority

EVENTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PriorityDetail:
    """A priority with its actions in the order of the paper, ``MOST_ROWS`` to a page."""

    id: int
    revision: int
    ref: str
    title: str
    plan: PlanFacts
    owners: tuple[OwnerLabel, ...]
    recommendations: tuple[RecommendationView, ...]
    outcomes: tuple[OutcomeView, ...]
    tally: Tally
    actions: ActionPage
    history: tuple[Entry, ...]

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}".strip()


def find_priority(partnership: Partnership, key: int) -> Priority:
    """A priority of this partnership with its plan. Raises Priority.DoesNotExist for any other."""
    return Priority.objects.select_related("plan", "partnership").get(partnership=partnership, pk=key)


def priority_page(priority: Priority, on: date, *, page: int = 1) -> PriorityDetail:
    """Nine queries or so, whatever the number of actions."""
    asked = ActionFilters(priority=priority.pk, sort="paper", size=MOST_ROWS, page=page)
    of_priority = Q(priority=priority)
    return PriorityDetail(
        id=priority.pk,
        revision=priority.revision,
        ref=priority.ref,
        title=priority.title,
        plan=facts_of(priority.plan),
        owners=owners_of_priorities([priority.pk]).get(priority.pk, ()),
        recommendations=hanging.recommendations_of_priorities(of_priority).get(priority.pk, ()),
        outcomes=hanging.outcomes_of_priorities(of_priority).get(priority.pk, ()),
        tally=whole(tallies(actions_in(priority.plan).filter(of_priority), "priority_id", on=on)),
        actions=actions(priority.plan, asked, on=on),
        history=tuple(entries(history.latest(priority, EVENTS_SHOWN))),
    )
