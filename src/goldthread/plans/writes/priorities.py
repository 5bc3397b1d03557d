"""Priorities of a live plan: added, reworded, put in another order."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Plan, Priority
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import required, within
from goldthread.plans.writes.readings import STEP

LONGEST_REF, LONGEST_TITLE = 30, 500


@recorded
def add_priority(*, plan: Plan, title: str, ref: str = "", by: Person) -> Priority:
    """A new priority behind the others. Raises InputError for a number that another one has."""
    check_can_edit_row(by, plan)
    last = plan.priorities.aggregate(last=Max("position"))["last"] or 0
    return history.create(
        Priority,
        "priority.added",
        partnership=plan.partnership,
        plan=plan,
        ref=_free_ref(plan, ref),
        title=required(title, "title", limit=LONGEST_TITLE),
        position=last + STEP,
    )


@recorded
def reword_priority(
    *,
    priority: Priority,
    title: str | None = None,
    ref: str | None = None,
    reason: str = "",
    revision: int | None = None,
    by: Person,
) -> Priority:
    """Change its words or its number. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, priority)
    fields = {}
    if title is not None:
        fields["title"] = required(title, "title", limit=LONGEST_TITLE)
    if ref is not None:
        fields["ref"] = _free_ref(priority.plan, ref, besides=priority)
    return history.amend(priority, "priority.reworded", revision=revision, reason=reason or None, **fields)


@recorded
def reorder_priorities(*, plan: Plan, order: Sequence[int], by: Person) -> None:
    """Put the priorities in this order of their ids. Raises InputError unless each is named once."""
    check_can_edit_row(by, plan)
    priorities = {each.pk: each for each in plan.priorities.all()}
    if sorted(order) != sorted(priorities):
        raise InputError("Name each priority of the plan once.")
    before = list(priorities)
    if before == list(order):
        return
    for number, key in enumerate(order, start=1):
        priorities[key].position = number * STEP
    Priority.objects.bulk_update(priorities.values(), ["position"])
    history.record("plan.priorities_reordered", target=plan, before={"order": before}, after={"order": list(order)})


def _free_ref(plan: Plan, ref: str, *, besides: Priority | None = None) -> str:
    ref = within(ref, "ref", limit=LONGEST_REF)
    others = plan.priorities.exclude(pk=besides.pk) if besides else plan.priorities.all()
    if ref and others.filter(ref=ref).exists():
        raise InputError(
            f"Another priority has the number {ref}.", advice="Choose another.", place=Place(field="ref")
        )
    return ref
