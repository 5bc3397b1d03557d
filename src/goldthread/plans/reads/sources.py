"""The thread back: reports, their recommendations, and what answers each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.partnership.models import Partnership
from goldthread.plans.models import (
    Action,
    ActionRecommendation,
    Plan,
    Priority,
    PriorityRecommendation,
    Recommendation,
    SourceDocument,
)


def sources(partnership: Partnership) -> QuerySet[SourceDocument]:
    """Every report, local ones first, with how many recommendations each makes."""
    found: QuerySet[SourceDocument] = SourceDocument.objects.of(partnership)
    return found.annotate(recommendation_count=Count("recommendations")).order_by("level", "title")


def source(partnership: Partnership, key: int) -> SourceDocument | None:
    return SourceDocument.objects.of(partnership).filter(pk=key).first()


def recommendation(partnership: Partnership, key: int) -> Recommendation | None:
    found: QuerySet[Recommendation] = Recommendation.objects.of(partnership)
    return found.select_related("source", "partnership").filter(pk=key).first()


def recommendations(
    partnership: Partnership, *, source: SourceDocument | None = None, unanswered: bool = False
) -> QuerySet[Recommendation]:
    """The register, by source and place, with how many actions answer each itself or by their priority."""
    found: QuerySet[Recommendation] = Recommendation.objects.of(partnership).select_related("source")
    if source is not None:
        found = found.filter(source=source)
    found = found.annotate(
        action_count=Count("actions", distinct=True), priority_count=Count("priorities", distinct=True)
    )
    if unanswered:
        found = found.filter(action_count=0, priority_count=0)
    return found.order_by("source__level", "source__title", "position", "id")


@dataclass(frozen=True)
class Answered:
    """What answers a recommendation: whole priorities, and actions that do so themselves."""

    priorities: list[Priority]
    actions: list[dict[str, Any]]


def answered(recommendation: Recommendation) -> Answered:
    """The thread forward from one recommendation. Two queries."""
    actions = Action.objects.filter(
        Q(pk__in=ActionRecommendation.objects.filter(recommendation=recommendation).values("action"))
        | Q(priority__in=PriorityRecommendation.objects.filter(recommendation=recommendation).values("priority"))
    )
    fields = (
        "pk",
        "ref",
        "text",
        "status",
        "stated_rag",
        "printed",
        "ends",
        "plan__title",
        "plan__slug",
        "priority_id",
    )
    return Answered(
        priorities=list(recommendation.priorities.select_related("plan").order_by("plan", "position")),
        actions=list(actions.order_by("plan", "position").values(*fields)),
    )


def unanswered_in(plan: Plan) -> QuerySet[Recommendation]:
    """Recommendations of the sources this plan answers that nothing in it answers."""
    mine = Q(actions__plan=plan) | Q(priorities__plan=plan)
    used = Recommendation.objects.filter(mine).values("source")
    return Recommendation.objects.filter(source__in=used).exclude(
        pk__in=Recommendation.objects.filter(mine).values("pk")
    )
