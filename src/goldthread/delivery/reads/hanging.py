"""Fetches what hangs on actions, for one action or for a whole plan alike: one query each, never one a row.

``which`` says of whose; with ``Given`` in it the values are named, and the query is put together once for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldthread.core.prepared import prepared
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
_UPDATE = (
    "id",
    "action_id",
    "narrative",
    "stated_rag",
    "status",
    "reported_on",
    "at",
    "by__name",
    "corrects_id",
    "with_it",
)
_RECOMMENDATION = ("id", "ref", "text", "source_id", "source__title", "source__level")


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """The values of each key, in the order they came."""
    found: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def parts(which: Q, **given: Any) -> dict[int, tuple[str, ...]]:
    """The bullets of each action. ``which`` is asked of parts."""
    return grouped(_parts(which, **given))


@prepared
def _parts(which: Q) -> QuerySet[Any, Any]:
    return Part.objects.filter(which).order_by("position", "id").values_list("action_id", "text")


def milestones(
    which: Q, *, on: date, moved: dict[int, tuple[BaselineView, ...]] | None = None, **given: Any
) -> list[MilestoneView]:
    """Milestones in the order of their action, with their changes of date where these are given."""
    return [MilestoneView(*(*values, on, (moved or {}).get(values[0], ()))) for values in _milestones(which, **given)]


@prepared
def _milestones(which: Q) -> QuerySet[Any, Any]:
    return Milestone.objects.filter(which).order_by("position", "id").values_list(*_MILESTONE)


def baselines(
    which: Q, **given: Any
) -> tuple[dict[int, tuple[BaselineView, ...]], dict[int, tuple[BaselineView, ...]]]:
    """The dates there have been, of actions and of milestones."""
    told = [(action, milestone, BaselineView(*values)) for action, milestone, *values in _baselines(which, **given)]
    of_actions = grouped((action, view) for action, milestone, view in told if milestone is None)
    return of_actions, grouped((milestone, view) for _, milestone, view in told if milestone is not None)


@prepared
def _baselines(which: Q) -> QuerySet[Any, Any]:
    found = Baseline.objects.filter(which).order_by("number", "id")
    return found.values_list("action_id", "milestone_id", *_BASELINE)


def updates(which: Q, *, first: int = 0, most: int | None = None, **given: Any) -> list[UpdateView]:
    """Progress updates, the latest first."""
    return [UpdateView(*values) for values in _updates(which, first, most, **given)]


@prepared
def _updates(which: Q, first: int, most: int | None) -> QuerySet[Any, Any]:
    correction = ProgressUpdate.objects.filter(corrects=OuterRef("pk")).order_by("-id").values("id")[:1]
    found = ProgressUpdate.objects.filter(which).order_by("-id").values_list(*_UPDATE, Subquery(correction))
    return found[first : first + most if most is not None else None]


def latest_updates(which: Q) -> dict[int, UpdateView]:
    """The latest update of each action. ``which`` is asked of updates."""
    latest = ProgressUpdate.objects.filter(action=OuterRef("action")).order_by("-id").values("id")[:1]
    found = ProgressUpdate.objects.filter(which, id=Subquery(latest)).order_by().values_list(*_UPDATE)
    return {values[1]: UpdateView(*values) for values in found}


def recommendations_of_actions(which: Q, **given: Any) -> dict[int, tuple[RecommendationView, ...]]:
    """What each action answers itself. ``which`` is asked of the links."""
    found = _recommendations(ActionRecommendation, "action_id", which, **given)
    return grouped((action, RecommendationView(*(*values, "action"))) for action, *values in found)


def recommendations_of_priorities(which: Q, **given: Any) -> dict[int, tuple[RecommendationView, ...]]:
    """What each priority answers. ``which`` is asked of the links."""
    found = _recommendations(PriorityRecommendation, "priority_id", which, **given)
    return grouped((priority, RecommendationView(*(*values, "priority"))) for priority, *values in found)


@prepared
def _recommendations(links: Any, key: str, which: Q) -> QuerySet[Any, Any]:
    found = links.objects.filter(which).order_by("recommendation__source_id", "recommendation__position", "id")
    return found.values_list(key, *(f"recommendation__{column}" for column in _RECOMMENDATION))


def outcomes_of_actions(which: Q, **given: Any) -> dict[int, tuple[OutcomeView, ...]]:
    """What each action is for, itself. ``which`` is asked of the links."""
    found = _outcomes_of_actions(which, **given)
    return grouped((action, OutcomeView(key, text, "action")) for action, key, text in found)


@prepared
def _outcomes_of_actions(which: Q) -> QuerySet[Any, Any]:
    found = ActionOutcome.objects.filter(which).order_by("outcome__position", "id")
    return found.values_list("action_id", "outcome_id", "outcome__text")


def outcomes_of_priorities(which: Q, **given: Any) -> dict[int | None, tuple[OutcomeView, ...]]:
    """What each priority is for; under None what the plan as a whole is for. ``which`` is asked of outcomes."""
    found = _outcomes_of_priorities(which, **given)
    return grouped(
        (priority, OutcomeView(key, text, "priority" if priority else "plan")) for priority, key, text in found
    )


@prepared
def _outcomes_of_priorities(which: Q) -> QuerySet[Any, Any]:
    return Outcome.objects.filter(which).order_by("position", "id").values_list("priority_id", "id", "text")
