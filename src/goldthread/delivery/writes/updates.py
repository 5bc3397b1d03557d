"""Progress updates: only ever added. A wrong one is corrected by another, or taken back by one that restores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.delivery import rules
from goldthread.delivery.models import ProgressUpdate, UpdateLink
from goldthread.delivery.policies import check_can_update, check_can_use_link
from goldthread.delivery.reads.updates import course_of
from goldthread.delivery.writes.evidence import Brought, bring_with_update
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, ActionStatus
from goldthread.plans.rules.texts import required
from goldthread.plans.writes import Standing, StepSaid, StepTaken, record_standing, record_steps


@recorded
def record_update(
    *,
    action: Action,
    narrative: str,
    status: str | None = None,
    stated_rag: str | None = None,
    reported_on: date | None = None,
    steps: Sequence[StepSaid] = (),
    evidence: Brought | None = None,
    corrects: ProgressUpdate | None = None,
    revision: int | None = None,
    asks_for_help: bool = False,
    link: UpdateLink | None = None,
    by: Person,
) -> ProgressUpdate:
    """Say how an action is going; its status and stated RAG follow.

    ``status`` and ``stated_rag`` None leave them as they are; "" states no RAG. ``steps`` are milestones of the
    action reached or moved, ``evidence`` what shows it: kept with the update or not at all. ``corrects`` is an update
    of this action that this one takes the place of; ``link`` the link in an e-mail by which it was said. Raises
    NotAllowed, InputError naming the field, EditedMeanwhile with the action or a milestone.
    """
    if link is None:
        check_can_update(by, action)
    else:
        check_can_use_link(by, link)
    _check_seen(action, revision)
    course = course_of(action)
    if corrects is not None:
        course = _without(course, corrects, action)
    before = rules.left_by(course)
    status = status or before.status
    _check_may_become(before.status, status)
    stated_rag = _rag_kept(before, status) if stated_rag is None else stated_rag
    _check_goes_with(status, stated_rag)
    _check_has_come(reported_on)
    taken = record_steps(action=action, steps=steps, by=by) if steps else []
    update = _add(
        action,
        required(narrative, "narrative"),
        status,
        stated_rag,
        reported_on,
        corrects,
        by,
        asks_for_help=asks_for_help,
        link=link,
        with_it=_with_it(taken, evidence),
    )
    _stand(action, by)
    if evidence is not None:
        bring_with_update(update=update, brought=evidence, by=by)
    return update


@recorded
def take_back_update(
    *, update: ProgressUpdate, reason: str, revision: int | None = None, by: Person
) -> ProgressUpdate:
    """Undo an update by a new entry: the action stands again as the updates that still hold leave it.

    Taking back an entry that took something back restores that. Raises NotAllowed, InputError, EditedMeanwhile.
    """
    action = update.action
    check_can_update(by, action)
    _check_seen(action, revision)
    left = rules.left_by(_without(course_of(action), update, action))
    words = f"Taken back: {required(reason, 'reason')}"
    entry = _add(action, words, left.status, left.stated_rag, _restored_day(left), update, by)
    _stand(action, by)
    return entry


def _with_it(taken: Sequence[StepTaken], evidence: Brought | None) -> list[str]:
    steps = [rules.step_words(s.text, done_on=s.done_on, was=s.was, now=s.now, reason=s.reason) for s in taken]
    return steps if evidence is None else [*steps, rules.evidence_words(evidence.title, evidence.kind)]


def _check_has_come(reported_on: date | None) -> None:
    if reported_on is not None and reported_on > timezone.localdate():
        raise InputError("This day is still to come.", place=Place(field="reported_on"))


def _check_seen(action: Action, revision: int | None) -> None:
    if revision is not None and action.revision != revision:
        raise EditedMeanwhile(action)


def _without(course: list[rules.Said], corrected: ProgressUpdate, action: Action) -> list[rules.Said]:
    """The course as if this update had been corrected already. Raises InputError if it cannot be."""
    if corrected.action_id != action.pk:
        raise InputError("That update is about another action.")
    if corrected.pk not in {said.id for said in rules.holding(course)}:
        raise InputError("That update has been corrected already.", advice="Correct the one that took its place.")
    return rules.without(course, corrected.pk)


def _rag_kept(before: rules.Left, status: str) -> str:
    """What was stated goes on, unless the status has changed into one it makes no sense with."""
    return before.stated_rag if rules.rag_goes_with(status, before.stated_rag) else ""


def _restored_day(left: rules.Left) -> date:
    """What is restored is as old as when it was heard; a restored beginning is of today."""
    return timezone.localdate(left.heard_at) if left.heard_at else timezone.localdate()


def _check_may_become(before: str, status: str) -> None:
    if status not in rules.TRANSITIONS:
        raise InputError("That is no status.", place=Place(field="status"))
    if not rules.may_become(before, status):
        was, new = (ActionStatus(each).label.lower() for each in (before, status))
        raise InputError(
            f"An action that is {was} cannot become {new} at once.",
            advice="Say first that it is in progress again.",
            place=Place(field="status"),
        )


def _check_goes_with(status: str, stated_rag: str) -> None:
    if stated_rag not in ("", *Rag):
        raise InputError("That is no RAG.", place=Place(field="stated_rag"))
    if not rules.rag_goes_with(status, stated_rag):
        allowed = [rag for rag in rules.RAGS[rules.Status(status)] if rag]
        raise InputError(
            f"{stated_rag.capitalize()} does not go with “{ActionStatus(status).label}”.",
            advice=f"Choose {' or '.join(allowed)}, or none.",
            place=Place(field="stated_rag"),
        )


def _add(
    action: Action,
    narrative: str,
    status: str,
    stated_rag: str,
    reported_on: date | None,
    corrects: ProgressUpdate | None,
    by: Person,
    *,
    asks_for_help: bool = False,
    link: UpdateLink | None = None,
    with_it: Sequence[str] = (),
) -> ProgressUpdate:
    today = timezone.localdate()
    update = history.create(
        ProgressUpdate,
        partnership=action.partnership,
        action=action,
        narrative=narrative,
        status=status,
        stated_rag=stated_rag,
        reported_on=reported_on or today,
        by=by,
        corrects=corrects,
        help_asked_on=(reported_on or today) if asks_for_help else None,
        via_link=link,
        with_it=list(with_it) or None,
    )
    kind = _kind(corrects is not None, asks_for_help, link is not None)
    told = {"narrative": narrative, "reported_on": update.reported_on, "with_it": "; ".join(with_it)}
    history.record(kind, target=update, after={name: value for name, value in told.items() if value})
    return update


def _kind(corrects: bool, asks_for_help: bool, by_link: bool) -> str:
    if corrects:
        return "update.corrected"
    if asks_for_help:
        return "update.help_asked"
    return "update.by_link" if by_link else "update.recorded"


def _stand(action: Action, by: Person) -> None:
    """Set the action to what its updates leave. Raises EditedMeanwhile when somebody else has just updated it."""
    left = rules.left_by(course_of(action))
    standing = Standing(
        status=left.status,
        stated_rag=Rag(left.stated_rag) if left.stated_rag else None,
        at=left.heard_at,
        ended_on=left.ended_on,
        end_reason=left.end_reason,
    )
    record_standing(action=action, standing=standing, by=by)
