"""Every action as stated and as assessed, on any day: asked in bulk, from a fixed number of queries a partnership."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.delivery import rules
from goldthread.delivery.reads.known import known_actions, thresholds_of
from goldthread.delivery.reads.selection import Scope, actions_in
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Plan


def assessments(
    scope: Scope, on: date, *, only: Sequence[int] | None = None, thresholds: rules.Thresholds | None = None
) -> dict[int, rules.Assessment]:
    """Each action with what is stated, what is assessed, why, since when it is silent and how far it has slipped.

    As known on that day: what was said, agreed or shown later counts for nothing. Judged by the thresholds the
    partnership then had, or by others. Eight queries for each partnership.
    """
    if isinstance(scope, Plan) and only is None:
        only = list(actions_in(scope).values_list("id", flat=True))
    return {
        action: assessed
        for partnership in _partnerships(scope)
        for action, assessed in assessed_actions(partnership, on, only=only, thresholds=thresholds)
    }


def assessed_actions(
    partnership: Partnership,
    on: date,
    *,
    only: Sequence[int] | None = None,
    thresholds: rules.Thresholds | None = None,
) -> Iterator[tuple[int, rules.Assessment]]:
    """The same of one partnership, one after the other, so that a country need not be held at once."""
    strictness = thresholds or thresholds_of(partnership.pk, on)
    for action, known in known_actions(partnership, on, only=only):
        yield action, rules.assess(known, on, strictness)


def assessment_of(action: Action, on: date) -> rules.Assessment:
    """One action on a day. Raises KeyError when it was not yet in the plan."""
    return dict(assessed_actions(action.partnership, on, only=[action.pk]))[action.pk]


def _partnerships(scope: Scope) -> list[Partnership]:
    if isinstance(scope, Partnership):
        return [scope]
    if isinstance(scope, Plan):
        return [scope.partnership]
    return list(Partnership.objects.order_by("id"))
