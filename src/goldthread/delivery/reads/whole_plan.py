"""A plan with everything in it, for reports and files: one read, so that no two of them can differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.delivery.reads import hanging
from goldthread.delivery.reads.board import moved_dates
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.overview import PlanFacts, VersionFacts, facts_of, versions_of
from goldthread.delivery.reads.parts import (
    BaselineView,
    MilestoneView,
    Moved,
    OutcomeView,
    RecommendationView,
    UpdateView,
)
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel, owners_of_priorities, rows_of
from goldthread.delivery.reads.selection import actions_in
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.plans.models import Plan, Priority


@dataclass(frozen=True, slots=True)
class WholeAction:
    """An action with what hangs on it. ``recommendations`` and ``outcomes`` are its own, not its priority's."""

    row: ActionRow
    sub_priority: str
    comments: str
    owner_text: str
    parts: tuple[str, ...]
    milestones: tuple[MilestoneView, ...]
    baselines: tuple[BaselineView, ...]
    latest: UpdateView | None
    recommendations: tuple[RecommendationView, ...]
    outcomes: tuple[OutcomeView, ...]

    @property
    def first_printed(self) -> str:
        """The timescale as first promised, in the words of then."""
        return self.baselines[0].printed if self.baselines else self.row.printed


@dataclass(frozen=True, slots=True)
class WholePriority:
    """A priority with its actions. ``id`` is None for actions that stand under no priority."""

    id: int | None
    ref: str
    title: str
    owners: tuple[OwnerLabel, ...]
    recommendations: tuple[RecommendationView, ...]
    outcomes: tuple[OutcomeView, ...]
    tally: Tally
    actions: tuple[WholeAction, ...]

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan on a day, with the dates that were changed since another."""

    plan: PlanFacts
    partnership: str
    partnership_name: str
    on: date
    since: date
    versions: tuple[VersionFacts, ...]
    priorities: tuple[WholePriority, ...]
    outcomes: tuple[OutcomeView, ...]  # of the plan as a whole
    tally: Tally
    moved: tuple[Moved, ...]

    @property
    def actions(self) -> tuple[WholeAction, ...]:
        return tuple(action for priority in self.priorities for action in priority.actions)


def whole_plan(plan: Plan, since: date, on: date) -> WholePlan:
    """Sixteen queries, whatever the size of the plan."""
    keep_up(plan, on)
    actions = _actions(plan, on)
    counted = tallies(actions_in(plan), "priority_id", on=on)
    outcomes = hanging.outcomes_of_priorities(Q(plan=plan))
    return WholePlan(
        plan=facts_of(plan),
        partnership=plan.partnership.slug,
        partnership_name=plan.partnership.name,
        on=on,
        since=since,
        versions=versions_of(plan),
        priorities=tuple(_priorities(plan, actions, counted, outcomes)),
        outcomes=outcomes.get(None, ()),
        tally=whole(counted),
        moved=tuple(moved_dates(plan, since)),
    )


def _actions(plan: Plan, on: date) -> dict[int | None, tuple[WholeAction, ...]]:
    """Under each priority its actions, in the order of the paper."""
    found = actions_in(plan).order_by("position", "id")
    extra = {key: values for key, *values in found.values_list("id", "sub_priority", "comments", "owner_text")}
    of_plan = Q(action__plan=plan)
    own_dates, moved = hanging.baselines(of_plan | Q(milestone__action__plan=plan))
    milestones = hanging.grouped((m.action_id, m) for m in hanging.milestones(of_plan, on=on, moved=moved))
    parts, latest = hanging.parts(of_plan), hanging.latest_updates(of_plan)
    recommendations = hanging.recommendations_of_actions(of_plan)
    outcomes = hanging.outcomes_of_actions(of_plan)
    return hanging.grouped(
        (
            row.priority_id,
            WholeAction(
                row=row,
                sub_priority=extra[row.id][0],
                comments=extra[row.id][1],
                owner_text=extra[row.id][2],
                parts=parts.get(row.id, ()),
                milestones=milestones.get(row.id, ()),
                baselines=own_dates.get(row.id, ()),
                latest=latest.get(row.id),
                recommendations=recommendations.get(row.id, ()),
                outcomes=outcomes.get(row.id, ()),
            ),
        )
        for row in rows_of(found, on=on)
    )


def _priorities(
    plan: Plan,
    actions: dict[int | None, tuple[WholeAction, ...]],
    counted: dict[int | None, Tally],
    outcomes: dict[int | None, tuple[OutcomeView, ...]],
) -> list[WholePriority]:
    headings = Priority.objects.filter(plan=plan).order_by("position", "id").values_list("id", "ref", "title")
    named: list[tuple[int | None, str, str]] = [*headings]
    if None in actions:
        named.append((None, "", ""))
    owners = owners_of_priorities([key for key, _, _ in named if key is not None])
    recommendations = hanging.recommendations_of_priorities(Q(priority__plan=plan))
    return [
        WholePriority(
            id=key,
            ref=ref,
            title=title,
            owners=owners.get(key or 0, ()),
            recommendations=recommendations.get(key or 0, ()),
            outcomes=outcomes.get(key, ()) if key is not None else (),
            tally=counted.get(key, Tally()),
            actions=actions.get(key, ()),
        )
        for key, ref, title in named
    ]
