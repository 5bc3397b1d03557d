"""Which actions should be raised, by a partnership's own numbers. One read for the preview and for the run."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from goldthread.delivery.escalation import rules
from goldthread.delivery.escalation.models import DeliveryPolicy, Escalation
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads.known import known_actions, thresholds_of
from goldthread.delivery.rules import Known, Said, Status, holding
from goldthread.delivery.rules.silence import silence
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
    """What the next run proposes: a fixed number of queries, however many actions there are.

    Left out are actions that are raised, and those whose last escalation ended less than a round of updates ago.
    """
    resting = on - timedelta(days=partnership.cadence_days)
    raised = Escalation.objects.filter(Q(closed_on=None) | Q(closed_on__gt=resting), partnership=partnership)
    open_ones = Action.objects.of(partnership).filter(ended_on=None).exclude(id__in=raised.values("action_id"))
    known = dict(known_actions(partnership, on, only=list(open_ones.values_list("id", flat=True))))
    rags = _rags([key for key, each in known.items() if each.stated_rag == Rag.RED])
    numbers = rules.Thresholds(policy.red_reviews, policy.silent_cadences, policy.blocked_days)
    grace = thresholds_of(partnership.pk, on).grace_days
    causes = {
        key: rules.cause_of(_trouble(each, rags[key], grace, on), numbers, on=on) for key, each in known.items()
    }
    wanted = [key for key, cause in causes.items() if cause is not None][:MOST]
    actions = Action.objects.of(partnership).filter(pk__in=wanted).select_related("partnership", "plan", "priority")
    return [Proposal(action, *cause) for action in actions.order_by("id") if (cause := causes[action.pk])]


def _trouble(known: Known, rags: list[str], grace_days: int, on: date) -> rules.Trouble:
    quiet = silence(
        began=known.began,
        heard_on=known.heard.new_on,
        cadence_days=known.cadence_days,
        grace_days=grace_days,
        on=on,
    )
    return rules.Trouble(
        rags=rags,
        silent_since=quiet.since if quiet.is_silent else None,
        missed_rounds=quiet.cadences,
        blocked_since=known.status_since if known.status == Status.BLOCKED else None,
    )


def _rags(actions: list[int]) -> dict[int, list[str]]:
    """What the updates of each action stated that still hold, the latest first."""
    said: dict[int, list[Said]] = defaultdict(list)
    columns = ("action_id", "id", "corrects_id", "status", "stated_rag", "reported_on", "narrative")
    for action, *values in ProgressUpdate.objects.filter(action__in=actions).order_by("id").values_list(*columns):
        said[action].append(Said(*values))
    found: dict[int, list[str]] = defaultdict(list)
    for action, course in said.items():
        found[action] = [each.stated_rag for each in holding(course)][::-1]
    return found
