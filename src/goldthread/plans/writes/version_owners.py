"""Owners as the next version prints them. Whoever was given something by hand keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goldthread.core import history
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Assignment, Priority
from goldthread.plans.reads.versions import holder
from goldthread.plans.rules.owners import KINDS
from goldthread.plans.rules.version_owners import owner_changes
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.assignments import unassign

WHO = ("body_id", "group_id", "post_id", "person_id")


def change_owners(
    thing: Action | Priority, printed: Sequence[Mapping[str, Any]], owners: Owners, reason: str, by: Person
) -> None:
    """Take it from those no longer printed, give it to those printed anew; where none is printed, nothing changes."""
    if not printed:
        return
    rows = list(thing.assignments.select_related(*KINDS))
    changes = owner_changes([holder(row) for row in rows], printed)
    for place in changes.gone:
        unassign(assignment=rows[place], reason=reason, by=by)
    rows = [row for place, row in enumerate(rows) if place not in changes.gone]
    of = {"action": thing} if isinstance(thing, Action) else {"priority": thing}
    there = {_who(row) for row in rows}
    for row in owners.assignments({"owners": changes.fresh}, **of):
        if _who(row) not in there:
            row.position += len(rows)
            row.save(force_insert=True)
            said = {"printed": row.printed, "kind": row.kind}
            history.record("assignment.given", target=row, thread=thing, after=said, reason=reason or None)


def _who(row: Assignment) -> tuple[Any, ...]:
    """Somebody known by who they are, anybody else by the printed words."""
    keys = tuple(getattr(row, name) for name in WHO)
    return keys if any(keys) else (row.printed,)
