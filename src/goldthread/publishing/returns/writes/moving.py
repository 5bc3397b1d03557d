"""A return is checked, agreed and sent, and its sign-offs are planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.meetings.models import Return
from goldthread.delivery.meetings.writes import mark_sent, owe_return
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Person
from goldthread.plans.rules.texts import required
from goldthread.publishing.returns.models import STATE_WORDS, FiledReturn
from goldthread.publishing.returns.policies import check_can_file_row
from goldthread.publishing.returns.reads.filed import filed_view
from goldthread.publishing.returns.rules import states
from goldthread.publishing.returns.rules.questions import Coverage
from goldthread.publishing.returns.rules.states import ReturnState

NAMED = 5  # questions named in a refusal; the coverage page names them all


@recorded
def move_return(
    *,
    filed: FiledReturn,
    to: str,
    how: str = "",
    reason: str = "",
    sent_on: date | None = None,
    revision: int | None = None,
    by: Person,
) -> FiledReturn:
    """On to the next state, or back. ``how``: who agreed it and where that is minuted, where no sign-off is planned;
    ``sent_on``: the day it went, today if left out.

    Raises InputError saying what is in the way: gaps, answers nobody has looked at, sign-offs that are missing, a
    sent return taken back without a reason. Raises EditedMeanwhile, NotAllowed.
    """
    check_can_file_row(by, filed)
    row = FiledReturn.objects.select_for_update(of=("self",)).select_related("owed", "form").get(pk=filed.pk)
    if to not in list(ReturnState) or not states.may_become(row.state, to):
        raise InputError(f"It is {STATE_WORDS[ReturnState(row.state)].lower()} now, so this cannot be done.")
    changes: dict[str, Any] = {"state": ReturnState(to)}
    if row.state == ReturnState.SENT:
        required(reason, "reason")
        changes |= {"sent_on": None, "sent_by": None}
    elif to == ReturnState.CHECKED:
        _check_whole(row)
        changes |= {"checked_by": by, "checked_at": timezone.now()}
    elif to == ReturnState.AGREED:
        changes["agreed_how"] = _agreement(row, how)
    elif to == ReturnState.SENT:
        if row.owed:
            mark_sent(owed=row.owed, sent_on=sent_on, by=by)
        changes |= {"sent_on": sent_on or timezone.localdate(), "sent_by": by}
    else:
        changes |= {"checked_by": None, "checked_at": None, "agreed_how": ""}
    return history.amend(row, f"return_form.{to}", revision=revision, reason=reason, **changes)


def _check_whole(row: FiledReturn) -> None:
    """Every question that has to be answered is, and a person has looked at each answer."""
    seen = filed_view(row, timezone.localdate()).answers
    gaps = [each.question.code for each in seen if each.coverage is Coverage.GAP]
    if gaps:
        raise InputError(
            f"Not answered: {_named(gaps)}.", advice="Answer them, or say that there is nothing to report."
        )
    unseen = [each.question.code for each in seen if each.given and each.given.unseen]
    if unseen:
        raise InputError(
            f"Filled in or carried over, and nobody has looked at it: {_named(unseen)}.",
            advice="Open each answer and save it.",
        )


def _named(codes: list[str]) -> str:
    more = f" and {len(codes) - NAMED} more" if len(codes) > NAMED else ""
    return ", ".join(codes[:NAMED]) + more


def _agreement(row: FiledReturn, how: str) -> str:
    if row.owed is None:
        return required(how, "how", limit=300)
    stages = list(row.owed.sign_offs.select_related("group", "signed_at"))
    missing = [stage.group.name for stage in stages if stage.signed_at_id is None]
    if missing:
        raise InputError(
            f"Not signed off yet by {', '.join(missing)}.",
            advice="Record each sign-off on the page of sign-offs first.",
            place=Place(field="how"),
        )
    signed = [f"{stage.group.name}, {stage.signed_at.held_on.isoformat()}" for stage in stages if stage.signed_at]
    return "; ".join(signed)[:300]


@recorded
def plan_sign_off(*, filed: FiledReturn, due_on: date, groups: Sequence[Group], by: Person) -> Return:
    """Name the day it is due and the groups that sign it off, so that the last meetings that work are worked out.

    Raises InputError when that is planned already, NotAllowed.
    """
    check_can_file_row(by, filed)
    row = FiledReturn.objects.select_for_update(of=("self",)).select_related("form", "partnership").get(pk=filed.pk)
    if row.owed_id:
        raise InputError("Its sign-off is planned already.")
    if row.state in (ReturnState.AGREED, ReturnState.SENT):
        raise InputError(f"It is {STATE_WORDS[ReturnState(row.state)].lower()} already.")
    owed = owe_return(partnership=row.partnership, title=str(row)[:200], due_on=due_on, groups=groups, by=by)
    history.amend(row, "return_form.sign_off_planned", owed=owed)
    return owed
