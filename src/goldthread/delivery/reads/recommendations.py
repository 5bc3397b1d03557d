"""Every recommendation a partnership answers, and how far its actions have come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.hanging import grouped
from goldthread.delivery.reads.selection import actions_in
from goldthread.delivery.rules import Status
from goldthread.partnership.models import Partnership
from goldthread.plans.models import ActionRecommendation, PriorityRecommendation, Recommendation


@dataclass(frozen=True, slots=True)
class Answered:
    """A recommendation and how the actions that answer it stand."""

    id: int
    ref: str
    section: str
    text: str
    total: int
    complete: int
    late: int


@dataclass(frozen=True, slots=True)
class SourceOverview:
    """A document and what it recommended."""

    id: int
    title: str
    body: str
    level: str
    published: str
    link: str
    recommendations: tuple[Answered, ...]

    @property
    def unanswered(self) -> int:
        return sum(each.total == 0 for each in self.recommendations)


def recommendations(partnership: Partnership, on: date) -> tuple[SourceOverview, ...]:
    """Four queries, whatever there is."""
    answering = _answering(partnership)
    states = {
        key: "late" if is_late else status
        for key, status, is_late in actions_in(partnership).values_list("id", "status", conditions.is_overdue(on))
    }
    found = Recommendation.objects.filter(partnership=partnership).order_by("source__title", "position", "id")
    rows = grouped(
        (row.source, _answered(row, [states[key] for key in answering[row.pk]]))
        for row in found.select_related("source")
    )
    return tuple(
        SourceOverview(s.pk, s.title, s.body, s.level, s.published, s.link, answered) for s, answered in rows.items()
    )


def _answering(partnership: Partnership) -> dict[int, set[int]]:
    """The actions that answer each recommendation, themselves or through their priority."""
    found: dict[int, set[int]] = defaultdict(set)
    direct = ActionRecommendation.objects.filter(partnership=partnership)
    through = PriorityRecommendation.objects.filter(partnership=partnership, priority__actions__isnull=False)
    for pairs in (
        direct.values_list("recommendation_id", "action_id"),
        through.values_list("recommendation_id", "priority__actions"),
    ):
        for recommendation, action in pairs:
            found[recommendation].add(action)
    return found


def _answered(row: Recommendation, states: list[str]) -> Answered:
    return Answered(
        row.pk, row.ref, row.section, row.text, len(states), states.count(Status.COMPLETE), states.count("late")
    )
