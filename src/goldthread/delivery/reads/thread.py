"""The thread: from a recommendation to its priorities, actions, milestones, what was last said, and the outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from goldthread.delivery.filters import MOST_ROWS
from goldthread.delivery.reads import hanging
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.parts import MilestoneView, OutcomeView, RecommendationView, UpdateView
from goldthread.delivery.reads.rows import ActionRow, rows_of
from goldthread.delivery.reads.selection import actions_in, answering
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Priority, Recommendation


@dataclass(frozen=True, slots=True)
class ThreadAction:
    """An action that answers, what was last said of it, its steps, and what it is for."""

    row: ActionRow
    latest: UpdateView | None
    milestones: tuple[MilestoneView, ...]
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class ThreadPriority:
    """A priority with those of its actions that answer; ``answers``: it does so as a whole."""

    id: int | None
    name: str
    answers: bool
    outcomes: tuple[OutcomeView, ...]
    actions: tuple[ThreadAction, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A recommendation and all that came of it. ``tally`` counts every answering action, shown or not."""

    recommendation: RecommendationView
    section: str
    on: date
    priorities: tuple[ThreadPriority, ...]
    tally: Tally


def find_recommendation(partnership: Partnership, key: int) -> Recommendation:
    """A recommendation this partnership answers. Raises Recommendation.DoesNotExist for any other."""
    return Recommendation.objects.select_related("source", "partnership").get(partnership=partnership, pk=key)


def thread(recommendation: Recommendation, on: date) -> Thread:
    """Nine queries, whatever came of it; at most ``MOST_ROWS`` actions in full."""
    keep_up(recommendation.partnership, on)
    found = actions_in(recommendation.partnership).filter(answering(recommendation.pk))
    in_order = found.order_by("plan_id", F("priority__position").asc(nulls_last=True), "position", "id")
    rows = rows_of(in_order[:MOST_ROWS], on=on)
    return Thread(
        recommendation=_view(recommendation),
        section=recommendation.section,
        on=on,
        priorities=_priorities(recommendation, _with_all_that_hangs(rows, on)),
        tally=whole(tallies(found, "plan_id", on=on)),
    )


def _view(row: Recommendation) -> RecommendationView:
    return RecommendationView(row.pk, row.ref, row.text, row.source_id, row.source.title, row.source.level)


def _with_all_that_hangs(rows: list[ActionRow], on: date) -> list[ThreadAction]:
    these = Q(action__in=[row.id for row in rows])
    latest, outcomes = hanging.latest_updates(these), hanging.outcomes_of_actions(these)
    steps = hanging.grouped((step.action_id, step) for step in hanging.milestones(these, on=on))
    return [ThreadAction(r, latest.get(r.id), steps.get(r.id, ()), outcomes.get(r.id, ())) for r in rows]


def _priorities(recommendation: Recommendation, actions: list[ThreadAction]) -> tuple[ThreadPriority, ...]:
    """Priorities that answer as a whole, even without an action, and those that only have actions which do."""
    under = hanging.grouped((each.row.priority_id, each) for each in actions)
    answering_whole = Priority.objects.filter(recommendations=recommendation).order_by("plan_id", "position")
    names = {priority.pk: str(priority) for priority in answering_whole}
    whole_ones = set(names)
    for each in actions:
        if each.row.priority_id is not None:
            names.setdefault(each.row.priority_id, f"{each.row.priority_ref} {each.row.priority_title}".strip())
    outcomes = hanging.outcomes_of_priorities(Q(priority__in=list(names)))
    found = [
        ThreadPriority(key, name, key in whole_ones, outcomes.get(key, ()), under.get(key, ()))
        for key, name in names.items()
    ]
    if None in under:
        found.append(ThreadPriority(None, "", False, (), under[None]))
    return tuple(found)
