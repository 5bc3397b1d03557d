"""Which actions should be raised, by a partnership's own numbers. One read for the preview and for the run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from goldthread.delivery.escalation import rules
from goldthread.delivery.escalation.models import DeliveryPolicy, Escalation
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.rules import Said, Status, holding
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action

MOST = 500  # of one run; the rest follow in the next


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that should be raised, and why."""

    action: Action
    cause: rules.Cause
    why: str


def proposals(partnership: Partnership, policy: DeliveryPolicy, on: date) -> list[Proposal]:
    """What the next run proposes. Three queries, however many actions there are."""
    actions = list(_worth_a_look(partnership, policy, on))
    said = _said_of(actions)
    thresholds = rules.Thresholds(policy.red_reviews, policy.silent_cadences, policy.blocked_days)
    found = []
    for action in actions:
        trouble = _trouble(action, holding(said[action.pk]), partnership.cadence_days)
        cause = rules.cause_of(trouble, thresholds, on=on)
        if cause is not None:
            found.append(Proposal(action, *cause))
    return found[:MOST]


def _worth_a_look(partnership: Partnership, policy: DeliveryPolicy, on: date) -> list[Action]:
    """Open actions that could be in trouble and are not raised, nor were within the last round of updates."""
    quiet = on - timedelta(days=(policy.silent_cadences or 1) * partnership.cadence_days)
    troubled = Q(status=Status.BLOCKED) | Q(stated_rag=Rag.RED)
    if policy.silent_cadences:
        troubled |= Q(last_update_at__date__lt=quiet) | Q(last_update_at=None, added_on__lt=quiet)
    resting = on - timedelta(days=partnership.cadence_days)
    raised = Escalation.objects.filter(Q(closed_on=None) | Q(closed_on__gt=resting), partnership=partnership)
    actions = Action.objects.of(partnership).filter(troubled, ended_on=None, added_on__lte=on)
    rows = actions.exclude(id__in=raised.values("action_id")).select_related("partnership", "plan", "priority")
    return list(rows.order_by("id"))


def _said_of(actions: list[Action]) -> dict[int, list[Said]]:
    found: dict[int, list[Said]] = defaultdict(list)
    columns = ("action_id", "id", "corrects_id", "status", "stated_rag", "reported_on", "at", "narrative")
    rows = ProgressUpdate.objects.filter(action__in=actions).order_by("id").values_list(*columns)
    for action, *values in rows:
        found[action].append(Said(*values))
    return found


def _trouble(action: Action, held: list[Said], cadence_days: int) -> rules.Trouble:
    latest_first = held[::-1]
    blocked_since = None
    for said in latest_first:
        if said.status != Status.BLOCKED:
            break
        blocked_since = said.reported_on
    heard = timezone.localdate(action.last_update_at) if action.last_update_at else action.added_on
    return rules.Trouble(
        rags=[said.stated_rag for said in latest_first],
        heard_on=max([heard, *(said.reported_on for said in held)]),
        cadence_days=cadence_days,
        blocked_since=blocked_since if action.status == Status.BLOCKED else None,
    )
