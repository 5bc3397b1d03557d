"""The only writer of risks, their scores and the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.risks import reads
from goldthread.delivery.risks.models import Risk, RiskAction, RiskMatrix, RiskMeasure, RiskScore
from goldthread.delivery.risks.policies import check_can_keep
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_edit
from goldthread.plans.rules.texts import required, within

_WORDS = ("cause", "event", "consequence")


@recorded
def set_matrix(
    *,
    partnership: Partnership,
    size: int,
    medium_from: int,
    high_from: int,
    appetite: int,
    revision: int | None = None,
    by: Person,
) -> RiskMatrix:
    """The partnership's own matrix. Raises InputError where scores that there are would no longer stand on it."""
    check_can_edit(by, partnership)
    if not medium_from < high_from <= size * size:
        raise InputError("High must begin above medium, and on the matrix.", place=Place(field="high_from"))
    largest = reads.largest_step(partnership)
    if size < largest:
        raise InputError(f"A risk is scored with {largest}; score it anew first.", place=Place(field="size"))
    numbers: dict[str, Any] = {"size": size, "medium_from": medium_from, "high_from": high_from, "appetite": appetite}
    row = RiskMatrix.objects.of(partnership).first()
    if row is None:
        return history.create(RiskMatrix, "risk_matrix.set", partnership=partnership, **numbers)
    return history.amend(row, "risk_matrix.changed", revision=revision, **numbers)


@recorded
def add_risk(
    *,
    group: Group,
    cause: str,
    event: str,
    consequence: str,
    likelihood: int,
    impact: int,
    target_likelihood: int,
    target_impact: int,
    controls: str = "",
    owner: Person | None = None,
    review_on: date | None = None,
    actions: Sequence[Action] = (),
    measures: Sequence[Indicator] = (),
    on: date | None = None,
    by: Person,
) -> Risk:
    """Because of a cause an event may happen, and then a consequence. Its first score is kept with it.

    Raises InputError naming the field, for a score that is not on the matrix too.
    """
    check_can_keep(by, group)
    _check_on_matrix(group.partnership, likelihood, impact, target_likelihood, target_impact)
    risk = history.create(
        Risk,
        "risk.added",
        partnership_id=group.partnership_id,
        group=group,
        cause=required(cause, "cause"),
        event=required(event, "event"),
        consequence=required(consequence, "consequence"),
        likelihood=likelihood,
        impact=impact,
        target_likelihood=target_likelihood,
        target_impact=target_impact,
        controls=within(controls, "controls"),
        owner=owner,
        review_on=review_on,
    )
    _keep_score(risk, "As first scored", on, by)
    _link(risk, actions)
    _measure(risk, measures)
    return risk


@recorded
def change_risk(
    *,
    risk: Risk,
    actions: Sequence[Action] | None = None,
    measures: Sequence[Indicator] | None = None,
    revision: int | None = None,
    by: Person,
    **fields: Any,
) -> Risk:
    """Its words, controls, owner, review or target, and what is done about it; the score has a door of its own.

    Raises InputError, EditedMeanwhile, NotAllowed.
    """
    check_can_keep(by, risk.group)
    _check_open(risk)
    for name in _WORDS:
        if name in fields:
            fields[name] = required(fields[name], name)
    target = [fields.get(name, getattr(risk, name)) for name in ("target_likelihood", "target_impact")]
    _check_on_matrix(risk.partnership, *target)
    changed = history.amend(risk, "risk.changed", revision=revision, **fields)
    if actions is not None:
        _link(risk, actions)
    if measures is not None:
        _measure(risk, measures)
    return changed


@recorded
def score_risk(
    *,
    risk: Risk,
    likelihood: int,
    impact: int,
    why: str,
    review_on: date | None = None,
    scored_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> Risk:
    """How likely and how bad it is now, and why that changed or did not. Every score is kept.

    Raises InputError, EditedMeanwhile, NotAllowed.
    """
    check_can_keep(by, risk.group)
    _check_open(risk)
    _check_on_matrix(risk.partnership, likelihood, impact)
    words, seen = required(why, "why"), risk.revision
    history.amend(
        risk,
        "risk.scored",
        revision=revision,
        reason=words,
        likelihood=likelihood,
        impact=impact,
        review_on=review_on,
    )
    if risk.revision == seen:  # the same score again is news too, for whoever scores it at the same time
        history.save_changes(risk, ())
    _keep_score(risk, words, scored_on, by)
    history.record("risk.reviewed", target=risk, after={"score": risk.likelihood * risk.impact}, reason=words)
    return risk


@recorded
def close_risk(*, risk: Risk, reason: str, revision: int | None = None, by: Person) -> Risk:
    """It can happen no more, or is no more watched here. Raises InputError, EditedMeanwhile, NotAllowed."""
    check_can_keep(by, risk.group)
    _check_open(risk)
    words = required(reason, "reason")
    return history.amend(risk, "risk.closed", revision=revision, closed_on=timezone.localdate(), close_reason=words)


@recorded
def reopen_risk(*, risk: Risk, reason: str, revision: int | None = None, by: Person) -> Risk:
    """It is watched again, as it was left. When and why it was closed stays in its history.

    Raises InputError, EditedMeanwhile, NotAllowed.
    """
    check_can_keep(by, risk.group)
    if risk.closed_on is None:
        raise InputError("This risk is open.")
    words = required(reason, "reason")
    return history.amend(risk, "risk.reopened", revision=revision, reason=words, closed_on=None, close_reason="")


def _check_open(risk: Risk) -> None:
    if risk.closed_on is not None:
        raise InputError("This risk is closed.", advice="Open it again first.")


def _keep_score(risk: Risk, why: str, on: date | None, by: Person) -> None:
    history.create(
        RiskScore,
        None,
        partnership_id=risk.partnership_id,
        risk=risk,
        likelihood=risk.likelihood,
        impact=risk.impact,
        why=why,
        scored_on=on or timezone.localdate(),
        by=by,
    )


def _link(risk: Risk, actions: Sequence[Action]) -> None:
    wanted = {action.pk: action for action in actions}
    links = RiskAction.objects.filter(risk=risk)
    there = set(links.values_list("action_id", flat=True))
    if there == set(wanted):
        return
    links.exclude(action__in=wanted).delete()
    for key, action in wanted.items():
        if key not in there:
            history.create(RiskAction, None, partnership_id=risk.partnership_id, risk=risk, action=action)
    history.record("risk.linked", target=risk, before={"actions": len(there)}, after={"actions": len(wanted)})


def _measure(risk: Risk, measures: Sequence[Indicator]) -> None:
    """Which measures show how near it is."""
    wanted = {measure.pk: measure for measure in measures}
    links = RiskMeasure.objects.filter(risk=risk)
    there = set(links.values_list("indicator_id", flat=True))
    if there == set(wanted):
        return
    links.exclude(indicator__in=wanted).delete()
    for key, measure in wanted.items():
        if key not in there:
            history.create(RiskMeasure, None, partnership_id=risk.partnership_id, risk=risk, indicator=measure)
    after = {"measures": sorted(measure.name for measure in wanted.values())}
    history.record("risk.measured", target=risk, before={"measures": len(there)}, after=after)


def _check_on_matrix(partnership: Partnership, *steps: int) -> None:
    matrix = reads.matrix_of(partnership)
    if any(step not in matrix.steps for step in steps):
        raise InputError(f"Scores go from 1 to {matrix.size} here.", place=Place(field="likelihood"))
