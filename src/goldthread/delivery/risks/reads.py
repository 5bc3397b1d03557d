"""The register, the heat map, one risk with every score, and what is over appetite with nobody doing anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from goldthread.core import rows
from goldthread.delivery.risks import rules
from goldthread.delivery.risks.models import Risk, RiskAction, RiskMatrix, RiskMeasure, RiskScore
from goldthread.delivery.risks.rules import Matrix
from goldthread.measures.models import Indicator
from goldthread.measures.reads import MeasureSeen
from goldthread.measures.reads import measures as judged_measures
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.reads import groups_kept_from
from goldthread.plans.models import Action

_LIVE = Count("links", filter=Q(links__action__ended_on=None, links__action__isnull=False))


def matrix_row(partnership: Partnership) -> RiskMatrix:
    """As it was set, or the usual one (not saved)."""
    return RiskMatrix.objects.of(partnership).first() or RiskMatrix(partnership=partnership)


def matrix_of(partnership: Partnership) -> Matrix:
    row = matrix_row(partnership)
    return Matrix(row.size, row.medium_from, row.high_from, row.appetite)


def largest_step(partnership: Partnership) -> int:
    """The largest step any risk is scored with; 0 without risks."""
    names = ("likelihood", "impact", "target_likelihood", "target_impact")
    found = Risk.objects.of(partnership).filter(closed_on=None).values_list(*names)
    return max((step for steps in found for step in steps), default=0)


@dataclass(frozen=True, slots=True)
class RiskView:
    """One risk of the register."""

    id: int
    group_id: int
    group: str
    cause: str
    event: str
    consequence: str
    likelihood: int
    impact: int
    target_likelihood: int
    target_impact: int
    owner: str
    review_on: date | None
    live_actions: int
    matrix: Matrix
    on: date
    closed_on: date | None = None
    close_reason: str = ""

    @property
    def score(self) -> int:
        return self.likelihood * self.impact

    @property
    def target(self) -> int:
        return self.target_likelihood * self.target_impact

    @property
    def level(self) -> str:
        return self.matrix.level(self.likelihood, self.impact)

    @property
    def is_unanswered(self) -> bool:
        """Over appetite, and no live action does anything about it."""
        return self.closed_on is None and self.matrix.is_over_appetite(self.score) and not self.live_actions

    @property
    def review_is_late(self) -> bool:
        return self.closed_on is None and self.review_on is not None and self.review_on < self.on


@dataclass(frozen=True, slots=True)
class Register:
    """Open risks, the worst first, and the same as a map; or those closed, the latest first."""

    risks: tuple[RiskView, ...]
    matrix: Matrix

    @property
    def cells(self) -> list[list[int]]:
        """How many stand where: rows from the most likely down."""
        return rules.counts([(risk.likelihood, risk.impact) for risk in self.risks], self.matrix)

    @property
    def unanswered(self) -> list[RiskView]:
        return [risk for risk in self.risks if risk.is_unanswered]


def register(
    partnership: Partnership, on: date, *, group: int | None = None, closed: bool = False, by: Person | None
) -> Register:
    """Open risks of all groups that ``by`` may read or of one, or those closed; None: the command line."""
    matrix = matrix_of(partnership)
    kept_from = groups_kept_from(by) if by is not None else frozenset()
    found = Risk.objects.of(partnership).filter(closed_on__isnull=not closed).exclude(group__in=kept_from)
    found = found.filter(group=group) if group else found
    listed = found.annotate(live=_LIVE).select_related("group", "owner")
    worst = (F("likelihood") * F("impact")).desc()
    ordered = listed.order_by("-closed_on", "-id") if closed else listed.order_by(worst, "id")
    return Register(tuple(_view(risk, matrix, on) for risk in ordered), matrix)


def risk_view(risk: Risk, on: date) -> RiskView:
    """One risk as the register shows it, open or closed."""
    found = rows.every(Risk, of=risk.partnership, pk=risk.pk).annotate(live=_LIVE).select_related("group", "owner")
    return _view(found.get(), matrix_of(risk.partnership), on)


def _view(risk: Any, matrix: Matrix, on: date) -> RiskView:
    return RiskView(
        id=risk.pk,
        group_id=risk.group_id,
        group=risk.group.name,
        cause=risk.cause,
        event=risk.event,
        consequence=risk.consequence,
        likelihood=min(risk.likelihood, matrix.size),
        impact=min(risk.impact, matrix.size),
        target_likelihood=risk.target_likelihood,
        target_impact=risk.target_impact,
        owner=str(risk.owner or ""),
        review_on=risk.review_on,
        live_actions=risk.live,
        matrix=matrix,
        on=on,
        closed_on=risk.closed_on,
        close_reason=risk.close_reason,
    )


def risk_at(partnership: Partnership, key: int, *, by: Person) -> Risk:
    """Raises Risk.DoesNotExist, also for one that ``by`` may not read."""
    found = rows.one(Risk, of=partnership, pk=key, related=("group__partnership", "owner"))
    if found.group_id in groups_kept_from(by):
        raise Risk.DoesNotExist
    return found


def scores_of(risk: Risk) -> QuerySet[RiskScore]:
    """Every score it had, the first one first."""
    return RiskScore.objects.filter(risk=risk).select_related("by").order_by("scored_on", "id")


def actions_of(risk: Risk) -> QuerySet[Action]:
    """What is done about it."""
    linked = RiskAction.objects.filter(risk=risk).values("action_id")
    return Action.objects.filter(pk__in=linked).order_by("position")


def actions_to_link(partnership: Partnership, linked: Sequence[Action]) -> QuerySet[Action]:
    """Every live action, and what is linked already though it has ended: it is not unlinked by saving the risk."""
    there = Q(ended_on=None) | Q(pk__in=[action.pk for action in linked])
    return rows.every(Action, of=partnership).filter(there).order_by("plan_id", "position")


def measures_to_link(partnership: Partnership, linked: Sequence[Indicator]) -> QuerySet[Indicator]:
    """The same of measures."""
    there = Q(ended_on=None) | Q(pk__in=[measure.pk for measure in linked])
    return rows.every(Indicator, of=partnership).filter(there)


def measures_of(risk: Risk) -> QuerySet[Indicator]:
    """The measures that show how near it is."""
    return Indicator.objects.filter(pk__in=RiskMeasure.objects.filter(risk=risk).values("indicator"))


def measures_seen(risk: Risk, on: date) -> list[MeasureSeen]:
    """The same with their latest figures, as the measures' own page judges them."""
    keys = list(measures_of(risk).values_list("id", flat=True))
    return judged_measures(risk.partnership, on=on, keys=keys) if keys else []
