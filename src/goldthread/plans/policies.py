"""Who may bring papers in, review them and change what was agreed."""

from __future__ import annotations

from goldthread.core.models import Scoped
from goldthread.core.policies import NotAllowed
from goldthread.partnership.models import Partnership, Person, Role
from goldthread.plans.models import Action, Assignment

EDITORS = (Role.ADMINISTRATOR, Role.COORDINATOR)


def check_can_read(by: Person, partnership: Partnership) -> None:
    """Everybody of the partnership, and a national viewer. Raises NotAllowed for anybody else."""
    if by.partnership_id != partnership.pk or not by.roles:
        raise NotAllowed(f"{by} is not in {partnership}.")


def check_can_edit(by: Person, partnership: Partnership) -> None:
    """Coordinators and administrators keep papers and plans. Raises NotAllowed."""
    check_can_read(by, partnership)
    if not by.holds(*EDITORS):
        raise NotAllowed("Only a coordinator or an administrator may change what was agreed.")


def check_can_edit_row(by: Person, row: Scoped) -> None:
    """``check_can_edit`` for a row of the room, without fetching its partnership. Raises NotAllowed."""
    if by.partnership_id != row.partnership_id:
        raise NotAllowed(f"{by} is not in this partnership.")
    check_can_edit(by, by.partnership)


def check_same_partnership(by: Person, row: Scoped) -> None:
    """For doors that another room opens after its own check. Raises NotAllowed."""
    if by.partnership_id != row.partnership_id:
        raise NotAllowed(f"{by} is not in this partnership.")


def check_can_report_on(by: Person, action: Action) -> None:
    """Editors, and whoever has the action: by name, by post, in its group or as a lead in its body.

    Raises NotAllowed.
    """
    check_same_partnership(by, action)
    if by.holds(*EDITORS):
        return
    if by.pk is None or not by.roles or not any(_has(by, assignment) for assignment in _holders(action)):
        raise NotAllowed("Only those who have this action may report on it.")


def has_action(person: Person, action: Action) -> bool:
    """Is the action this person's, whether or not she may sign in: by name, post, group or body?"""
    return any(
        _has(person, each) or (each.body_id is not None and each.body_id == person.body_id)
        for each in _holders(action)
    )


def _holders(action: Action) -> list[Assignment]:
    """Who has the action: whoever it is assigned to, else whoever has its priority."""
    own = list(action.assignments.all())
    return own if own or action.priority is None else list(action.priority.assignments.all())


def _has(by: Person, assignment: Assignment) -> bool:
    return (
        assignment.person_id == by.pk
        or assignment.post_id in by.post_ids
        or assignment.group_id in by.group_ids
        or (assignment.body_id is not None and assignment.body_id == by.body_id and by.holds(Role.LEAD))
    )
