"""Every dated promise of a scope: actions and milestones, with all the dates they have had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.delivery import rules
from goldthread.delivery.reads.selection import Scope, actions_in
from goldthread.delivery.rules import Commitment, Dating
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Baseline, Milestone, Plan

POOL = 5_000


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment with whose it is; ``milestone`` None for the action itself."""

    action: int
    milestone: int | None
    commitment: Commitment


def commitments(scope: Scope) -> list[Promised]:
    """Actions and milestones of a partnership or plan. Three queries."""
    of_actions, of_steps = _datings(scope)
    found = [
        Promised(key, None, _action(values, of_actions.get(key, ())))
        for key, *values in actions_in(scope).values_list("id", *_ACTION)
    ]
    steps = Milestone.objects.filter(_within(scope, "action__")).order_by()
    for action, key, added, ends, first, done, dropped, status, ended in steps.values_list(*_STEP):
        given_up = dropped or (ended if status == rules.Status.CLOSED and done is None else None)
        promise = Commitment(added, ends, first, of_steps.get(key, ()), done, given_up)
        found.append(Promised(action, key, promise))
    return found


def pooled_commitments(on: date) -> list[Commitment]:
    """The actions of all partnerships promised most recently before a day: a class to begin with. Two queries."""
    recent = list(
        Action.objects.filter(first_ends__lte=on).order_by("-first_ends", "-id")[:POOL].values_list("id", *_ACTION)
    )
    datings: dict[int, list[Dating]] = defaultdict(list)
    moved = Baseline.objects.filter(action__in=[key for key, *_ in recent]).order_by("number")
    for action, number, ends, set_at in moved.values_list("action", "number", "ends", "set_at"):
        datings[action].append(Dating(number, ends, timezone.localdate(set_at)))
    return [_action(values, datings.get(key, ())) for key, *values in recent]


_ACTION = ("added_on", "ends", "first_ends", "status", "ended_on")
_STEP = (
    "action_id",
    "id",
    "action__added_on",
    "ends",
    "first_ends",
    "done_on",
    "dropped_on",
    "action__status",
    "action__ended_on",
)


def _action(values: list[Any], datings: Any) -> Commitment:
    added, ends, first, status, ended = values
    done = ended if status == rules.Status.COMPLETE else None
    return Commitment(added, ends, first, datings, done, ended if status == rules.Status.CLOSED else None)


def _datings(scope: Scope) -> tuple[Mapping[int, list[Dating]], Mapping[int, list[Dating]]]:
    of_actions: dict[int, list[Dating]] = defaultdict(list)
    of_steps: dict[int, list[Dating]] = defaultdict(list)
    found = Baseline.objects.filter(_within(scope, "action__", "milestone__action__")).order_by("number")
    for action, step, number, ends, set_at in found.values_list("action", "milestone", "number", "ends", "set_at"):
        (of_actions[action] if action else of_steps[step]).append(Dating(number, ends, timezone.localdate(set_at)))
    return of_actions, of_steps


def _within(scope: Scope, *ways: str) -> Q:
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    return Q(*((f"{way}plan", scope) for way in ways), _connector=Q.OR) if isinstance(scope, Plan) else Q()
