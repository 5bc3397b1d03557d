"""A plan at a glance: each priority, how its actions stand, what is next and what is late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.core.prepared import Given, prepared
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.assessed_counts import AssessedCounts, assessed_counts
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel, owners_of_priorities, rows_by_id
from goldthread.delivery.reads.selection import shape_of
from goldthread.delivery.reads.tallies import Tally, tallies_in, whole
from goldthread.plans.models import Action, Plan, PlanVersion, Priority

LATE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan says of itself."""

    id: int
    slug: str
    title: str
    area: str
    lead_body: str
    period: str
    starts: date | None
    ends: date | None
    closed_on: date | None
    revision: int


def facts_of(plan: Plan) -> PlanFacts:
    return PlanFacts(**{name: getattr(plan, name) for name in PlanFacts.__slots__})


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One agreed state of a plan."""

    number: int
    label: str
    agreed_on: date | None
    agreed_by: str
    note: str
    paper_id: int | None


@dataclass(frozen=True, slots=True)
class PriorityOverview:
    """A priority: how many actions, how they stand, the next date, and the oldest that are late.

    ``id`` is None for the actions that stand under no priority.
    """

    id: int | None
    ref: str
    title: str
    owners: tuple[OwnerLabel, ...]
    tally: Tally
    next_due: ActionRow | None
    late: tuple[ActionRow, ...]

    @property
    def name(self) -> str:
        return f"{self.ref} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """The whole plan on a day. ``tally`` is the sum of the priorities'."""

    plan: PlanFacts
    on: date
    priorities: tuple[PriorityOverview, ...]
    tally: Tally
    versions: tuple[VersionFacts, ...]
    assessed: AssessedCounts


def overview(plan: Plan, on: date) -> PlanOverview:
    """Nine queries, whatever the size of the plan."""
    assessed = assessed_counts(plan, on)
    counted = tallies_in(plan, "priority_id", on=on)
    headings: list[tuple[int | None, str, str]] = [*_headings(plan=plan.pk)]
    if None in counted:
        headings.append((None, "", ""))
    owners = owners_of_priorities([key for key, _, _ in headings if key is not None])
    late, ahead = _dated(plan, on)
    rows = rows_by_id([key for keys in (*late.values(), *ahead.values()) for key in keys], on=on)
    priorities = tuple(
        PriorityOverview(
            id=key,
            ref=ref,
            title=title,
            owners=owners.get(key or 0, ()),
            tally=counted.get(key, Tally()),
            next_due=next((rows[each] for each in ahead[key]), None),
            late=tuple(rows[each] for each in late[key]),
        )
        for key, ref, title in headings
    )
    return PlanOverview(facts_of(plan), on, priorities, whole(counted), versions_of(plan), assessed)


@prepared
def _headings() -> QuerySet[Any, Any]:
    return Priority.objects.filter(plan=Given("plan")).order_by("position", "id").values_list("id", "ref", "title")


def _dated(plan: Plan, on: date) -> tuple[Mapping[int | None, list[int]], Mapping[int | None, list[int]]]:
    """For each priority the oldest late actions, and the next one due. One query over the open dated actions."""
    late: dict[int | None, list[int]] = defaultdict(list)
    ahead: dict[int | None, list[int]] = defaultdict(list)
    which, given = shape_of(plan)
    for key, priority, past in _open_and_dated(which, **given, on=on):
        chosen, most = (late[priority], LATE_SHOWN) if past else (ahead[priority], 1)
        if len(chosen) < most:
            chosen.append(key)
    return late, ahead


@prepared
def _open_and_dated(which: Q) -> QuerySet[Any, Any]:
    dated = Action.objects.filter(which, conditions.OPEN, ends__isnull=False).order_by("ends", "position", "id")
    return dated.values_list("id", "priority_id", conditions.is_overdue(Given("on")))


def versions_of(plan: Plan) -> tuple[VersionFacts, ...]:
    """The agreed states of a plan, the latest first."""
    return tuple(VersionFacts(*values) for values in _versions(plan=plan.pk))


@prepared
def _versions() -> QuerySet[Any, Any]:
    found = PlanVersion.objects.filter(plan=Given("plan")).order_by("-number")
    return found.values_list(*VersionFacts.__slots__)
