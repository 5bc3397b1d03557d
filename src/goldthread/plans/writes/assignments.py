"""Who has an action or a priority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Body, Group, Person, Post
from goldthread.plans.models import Action, Assignment, AssignmentKind, Plan, Priority
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.owners import OwnerMatch
from goldthread.plans.rules.texts import SHORT, required
from goldthread.plans.writes.owner_matches import Owner, found_or_made

KIND_OF: dict[type, str] = {Body: "body", Group: "group", Post: "post", Person: "person"}


@recorded
def assign(
    *, thing: Action | Priority, owner: Owner | str, kind: str = AssignmentKind.LEAD, by: Person
) -> Assignment:
    """Give an action or a priority to somebody, as lead or in support; a text is an owner only as printed.

    Raises InputError when they have it already.
    """
    check_can_edit_row(by, thing)
    who = _columns(owner)
    of = {"action": thing} if isinstance(thing, Action) else {"priority": thing}
    if Assignment.objects.filter(**of, **who).exists():
        raise InputError(f"{owner} has this already.")
    last = Assignment.objects.filter(**of).aggregate(last=Max("position"))["last"]
    assignment = history.create(
        Assignment,
        partnership=thing.partnership,
        kind=AssignmentKind(kind),
        position=0 if last is None else last + 1,
        **of,
        **who,
    )
    history.record("assignment.given", target=assignment, thread=thing, after=_said(assignment))
    return assignment


@recorded
def change_assignment(*, assignment: Assignment, kind: str, revision: int | None = None, by: Person) -> Assignment:
    """From lead to support or back. Raises EditedMeanwhile."""
    check_can_edit_row(by, assignment)
    return history.amend(assignment, "assignment.changed", revision=revision, kind=AssignmentKind(kind).value)


@recorded
def name_owner(*, assignment: Assignment, owner: Owner, revision: int | None = None, by: Person) -> Assignment:
    """Say who an owner is of whom only the printed words were known. The words stay."""
    check_can_edit_row(by, assignment)
    cleared: dict[str, Any] = dict.fromkeys(KIND_OF.values())
    return history.amend(
        assignment, "assignment.named", revision=revision, **{**cleared, KIND_OF[type(owner)]: owner}
    )


@recorded
def name_owner_everywhere(*, plan: Plan, printed: str, owner: Owner, by: Person) -> int:
    """``name_owner`` for every action and priority of a plan that gives this printed owner; how many that were."""
    check_can_edit_row(by, plan)
    unnamed = Assignment.objects.filter(
        partnership=plan.partnership, printed=printed, body=None, group=None, post=None, person=None
    )
    of_plan = unnamed.filter(action__plan=plan) | unnamed.filter(priority__plan=plan)
    assignments = list(of_plan.select_related("action", "priority"))
    for assignment in assignments:
        name_owner(assignment=assignment, owner=owner, by=by)
    return len(assignments)


@recorded
def unassign(*, assignment: Assignment, reason: str = "", by: Person) -> None:
    """Take it from them again."""
    check_can_edit_row(by, assignment)
    history.record("assignment.taken", target=assignment, before=_said(assignment), reason=reason or None)
    assignment.delete()


def _columns(owner: Owner | str) -> dict[str, Any]:
    if isinstance(owner, str):
        printed = required(owner, "owner", limit=SHORT)
        return {"printed": printed, "body": None, "group": None, "post": None, "person": None}
    return {KIND_OF[type(owner)]: owner}


def _said(assignment: Assignment) -> dict[str, Any]:
    for kind in KIND_OF.values():
        if owner := getattr(assignment, kind):
            return {kind: owner.pk, "kind": assignment.kind}
    return {"printed": assignment.printed, "kind": assignment.kind}


@recorded
def name_printed_owners(*, plan: Plan, matches: Mapping[str, OwnerMatch], by: Person) -> int:
    """Say of printed owners of a plan who they are, making whom a match names; how many assignments that were.

    Raises InputError for an owner of another partnership or a new one without a name.
    """
    check_can_edit_row(by, plan)
    named = 0
    for printed, match in matches.items():
        if not match.is_as_printed:
            owner = found_or_made(plan.partnership, match, by)
            named += name_owner_everywhere(plan=plan, printed=printed, owner=owner, by=by)
    return named
