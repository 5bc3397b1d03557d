"""Evidence: brought once, shown for any number of actions, checked by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery import evidence_files
from goldthread.delivery.models import (
    Evidence,
    EvidenceForm,
    EvidenceKind,
    EvidenceUse,
    ProgressUpdate,
    Return,
    ReturnEvidence,
)
from goldthread.delivery.policies import check_can_bring_with, check_can_check_evidence, check_can_update
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Milestone
from goldthread.plans.policies import check_can_edit_row, check_same_partnership
from goldthread.plans.rules.texts import required, within


@dataclass(frozen=True, kw_only=True)
class Brought:
    """One piece of evidence as it is brought: a file, a link or a note."""

    title: str
    kind: str
    dated: date
    words: str = ""
    address: str = ""
    file_name: str = ""
    data: bytes | None = None
    milestones: Sequence[Milestone] = ()


@recorded
def bring_evidence(
    *,
    actions: Sequence[Action],
    kind: str,
    title: str,
    dated: date,
    words: str = "",
    address: str = "",
    file_name: str = "",
    data: bytes | None = None,
    milestones: Sequence[Milestone] = (),
    update: ProgressUpdate | None = None,
    by: Person,
) -> Evidence:
    """Keep a file, a link or a note and show it for these actions; the first perhaps for milestones or an update.

    Raises NotAllowed for an action that is not theirs, InputError naming the field.
    """
    for action in actions:
        check_can_update(by, action)
    if not actions:
        raise InputError("Evidence is shown for at least one action.")
    brought = Brought(
        title=title, kind=kind, dated=dated, words=words, address=address, file_name=file_name, data=data
    )
    evidence = _keep(actions[0], brought, by)
    for action in actions:
        first = action is actions[0]
        _use_for(evidence, action, milestones if first else (), update if first else None)
    return evidence


@recorded
def bring_with_update(*, update: ProgressUpdate, brought: Brought, by: Person) -> Evidence:
    """Evidence that comes with an update, from whoever said it, by whatever door she came in.

    Raises NotAllowed, InputError naming the field.
    """
    check_can_bring_with(by, update)
    evidence = _keep(update.action, brought, by)
    _use_for(evidence, update.action, brought.milestones, update)
    return evidence


@recorded
def show_evidence(
    *, evidence: Evidence, action: Action, milestones: Sequence[Milestone] = (), by: Person
) -> list[EvidenceUse]:
    """Show the same evidence for another action, or for more milestones of one that it is shown for already.

    Raises NotAllowed, InputError when it is shown there already.
    """
    check_can_update(by, action)
    there = set(EvidenceUse.objects.filter(evidence=evidence, action=action).values_list("milestone_id", flat=True))
    if not milestones and there:
        raise InputError("It is shown for that action already.", place=Place(field="action"))
    if any(milestone.pk in there for milestone in milestones):
        raise InputError("It is shown for that milestone already.", place=Place(field="milestones"))
    return _use_for(evidence, action, milestones, None)


@recorded
def show_for_return(*, evidence: Evidence, owed: Return, by: Person) -> ReturnEvidence:
    """Show the same evidence for a return. Raises NotAllowed, InputError when it is shown there already."""
    check_can_edit_row(by, owed)
    check_same_partnership(by, evidence)
    if ReturnEvidence.objects.filter(evidence=evidence, owed=owed).exists():
        raise InputError("It is shown for that return already.", place=Place(field="owed"))
    history.record("evidence.shown", target=owed, after={"evidence": evidence.title})
    return history.create(ReturnEvidence, None, partnership=owed.partnership, evidence=evidence, owed=owed)


@recorded
def take_from_return(*, evidence: Evidence, owed: Return, by: Person) -> Return:
    """Show it for the return no more; the evidence itself stays. Raises NotAllowed, InputError once it is sent."""
    check_can_edit_row(by, owed)
    check_same_partnership(by, evidence)
    if owed.sent_on is not None:
        raise InputError("The return has been sent; what it was shown with stays.")
    shown = ReturnEvidence.objects.filter(evidence=evidence, owed=owed)
    if not shown.exists():
        raise InputError("It is not shown for that return.")
    shown.delete()
    history.record("evidence.taken_away", target=owed, before={"evidence": evidence.title})
    return owed


@recorded
def show_anywhere(
    *,
    evidence: Evidence,
    action: Action | None = None,
    milestones: Sequence[Milestone] = (),
    owed: Return | None = None,
    by: Person,
) -> Evidence:
    """Show it for another action, for milestones, for a return, or for all of them.

    Raises InputError where none is named.
    """
    if action is None and owed is None and not milestones:
        raise InputError("Choose an action, a milestone or a return.", place=Place(field="action"))
    if action is not None:
        show_evidence(evidence=evidence, action=action, by=by)
    for milestone in milestones:
        show_evidence(evidence=evidence, action=milestone.action, milestones=[milestone], by=by)
    if owed is not None:
        show_for_return(evidence=evidence, owed=owed, by=by)
    return evidence


@recorded
def check_evidence(*, evidence: Evidence, by: Person) -> Evidence:
    """Say that it shows what it is said to show. Never by whoever brought it. Raises NotAllowed, InputError."""
    check_can_check_evidence(by, evidence)
    if evidence.checked_by_id is not None:
        raise InputError("It has been checked already.")
    evidence.checked_by, evidence.checked_at = by, timezone.now()
    history.save_changes(evidence, ("checked_by", "checked_at"))
    for use in evidence.uses.select_related("action"):
        history.record("evidence.checked", target=use, after={"evidence": evidence.pk})
    return evidence


def _keep(action: Action, brought: Brought, by: Person) -> Evidence:
    if brought.kind not in EvidenceKind.values:
        raise InputError("That is no kind of evidence.", place=Place(field="kind"))
    if brought.dated > timezone.localdate():
        raise InputError("This day is still to come.", place=Place(field="dated"))
    title = within(required(brought.title, "title"), "title", limit=200)
    form, columns = _what_it_is(action.partnership_id, brought)
    return history.create(
        Evidence,
        partnership=action.partnership,
        form=form,
        kind=brought.kind,
        title=title,
        words=brought.words,
        dated=brought.dated,
        brought_by=by,
        **columns,
    )


def _what_it_is(partnership: int, brought: Brought) -> tuple[str, dict[str, Any]]:
    """A file before a link before a note. Raises InputError when there is none of them."""
    if brought.data is not None:
        return EvidenceForm.FILE, evidence_files.keep(partnership, brought.file_name, brought.data).columns()
    if brought.address:
        if not brought.address.startswith(("https://", "http://")):
            raise InputError("A link begins with https://", place=Place(field="address"))
        return EvidenceForm.LINK, {"address": brought.address}
    if brought.words:
        return EvidenceForm.NOTE, {}
    raise InputError("Choose a file, give a link or write a note.", place=Place(field="words"))


def _use_for(
    evidence: Evidence, action: Action, milestones: Sequence[Milestone], update: ProgressUpdate | None
) -> list[EvidenceUse]:
    """For each of these milestones; for the action as a whole where there is none."""
    if any(milestone.action_id != action.pk for milestone in milestones):
        raise InputError("That milestone is of another action.", place=Place(field="shows"))
    if update is not None and update.action_id != action.pk:
        raise InputError("That update is about another action.", place=Place(field="shows"))
    shows: Sequence[Milestone | None] = milestones or (None,)
    return [
        history.create(
            EvidenceUse,
            "evidence.shown",
            partnership=action.partnership,
            evidence=evidence,
            action=action,
            milestone=milestone,
            update=update,
        )
        for milestone in shows
    ]
