"""Fetches what hangs on actions, for one action or for a whole plan alike: one query each, never one a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import OuterRef, Q, Subquery

from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads.parts import BaselineView, MilestoneView, OutcomeView, RecommendationView, UpdateView
from goldthread.plans.models import (
    ActionOutcome,
    ActionRecommendation,
    Baseline,
    Milestone,
    Outcome,
    Part,
    PriorityRecommendation,
)

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_MILESTONE = (
    "id",
    "revision",
    "action_id",
    "position",
    "text",
    "printed",
    "ends",
    "first_ends",
    "done_on",
    "dropped_on",
)
_BASELINE = ("number", "printed", "ends", "reason", "agreed_by", "set_by", "set_at")
_UPDATE = ("id", "action_id", "narrative", "stated_rag", "status", "reported_on", "at", "by__name", "corrects_id")
_RECOMMENDATION = ("id", "ref", "text", "source_id", "source__title", "source__level")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """The values of each key, in the order they came."""
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def parts(which: Q) -> dict[int, tuple[str, ...]]:
    """The bullets of each action. ``which`` is asked of parts."""
    return grouped(Part.objects.filter(which).order_by("position", "id").values_list("action_id", "text"))


def milestones(
    which: Q, *, on: date, moved: dict[int, tuple[BaselineView, ...]] | None = None
) -> list[MilestoneView]:
    """Milestones in the order of their action, with their changes of date where these are given."""
    found = Milestone.objects.filter(which).order_by("position", "id").values_list(*_MILESTONE)
    return [MilestoneView(*(*values, on, (moved or {}).get(values[0], ()))) for values in found]


def baselines(which: Q) -> tuple[dict[int, tuple[BaselineView, ...]], dict[int, tuple[BaselineView, ...]]]:
    """The dates there have been, of actions and of milestones."""
    found = Baseline.objects.filter(which).order_by("number", "id")
    told = [
        (action, milestone, BaselineView(*values))
        for action, milestone, *values in found.values_list("action_id", "milestone_id", *_BASELINE)
    ]
    of_actions = grouped((action, view) for action, milestone, view in told if milestone is None)
    return of_actions, grouped((milestone, view) for _, milestone, view in told if milestone is not None)


def updates(which: Q, *, first: int = 0, most: int | None = None) -> list[UpdateView]:
    """Progress updates, the latest first."""
    correction = ProgressUpdate.objects.filter(corrects=OuterRef("pk")).order_by("-id").values("id")[:1]
    found = ProgressUpdate.objects.filter(which).order_by("-id").values_list(*_UPDATE, Subquery(correction))
    return [UpdateView(*values) for values in found[first : first + most if most is not None else None]]


def latest_updates(which: Q) -> dict[int, UpdateView]:
    """The latest update of each action. ``which`` is asked of updates."""
    latest = ProgressUpdate.objects.filter(action=OuterRef("action")).order_by("-id").values("id")[:1]
    found = ProgressUpdate.objects.filter(which, id=Subquery(latest)).order_by().values_list(*_UPDATE)
    return {values[1]: UpdateView(*values) for values in found}


def recommendations_of_actions(which: Q) -> dict[int, tuple[RecommendationView, ...]]:
    """What each action answers itself. ``which`` is asked of the links."""
    return _recommendations(ActionRecommendation, "action_id", which, "action")


def recommendations_of_priorities(which: Q) -> dict[int, tuple[RecommendationView, ...]]:
    """What each priority answers. ``which`` is asked of the links."""
    return _recommendations(PriorityRecommendation, "priority_id", which, "priority")


def _recommendations(links: Any, key: str, which: Q, of: str) -> dict[int, tuple[RecommendationView, ...]]:
    columns = (f"recommendation__{column}" for column in _RECOMMENDATION)
    found = links.objects.filter(which).order_by("recommendation__source_id", "recommendation__position", "id")
    return grouped((row, RecommendationView(*(*values, of))) for row, *values in found.values_list(key, *columns))


def outcomes_of_actions(which: Q) -> dict[int, tuple[OutcomeView, ...]]:
    """What each action is for, itself. ``which`` is asked of the links."""
    found = ActionOutcome.objects.filter(which).order_by("outcome__position", "id")
    values = found.values_list("action_id", "outcome_id", "outcome__text")
    return grouped((action, OutcomeView(key, text, "action")) for action, key, text in values)


def outcomes_of_priorities(which: Q) -> dict[int | None, tuple[OutcomeView, ...]]:
    """What each priority is for; under None what the plan as a whole is for. ``which`` is asked of outcomes."""
    found = Outcome.objects.filter(which).order_by("position", "id").values_list("priority_id", "id", "text")
    return grouped(
        (priority, OutcomeView(key, text, "priority" if priority else "plan")) for priority, key, text in found
    )
