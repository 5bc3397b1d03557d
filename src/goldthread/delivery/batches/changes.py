"""The changes that can be made to many actions: who may, what an action holds before and after, and how it is done.

Each is done by the single write that the page of one action uses, so that it leaves the same history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.core.policies import NotAllowed
from goldthread.delivery.policies import check_can_update
from goldthread.delivery.rules import may_become
from goldthread.delivery.writes import record_update, set_cadence
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans import writes as plans
from goldthread.plans.models import Action, ActionStatus, Assignment, AssignmentKind
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes.dates import timescale_of

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. ``check`` raises NotAllowed or InputError saying why this action cannot be changed so."""

    name: str
    label: str
    before: Callable[[Action], str]
    after: Callable[[Action, Answers], str]
    check: Callable[[Person, Action, Answers], None]
    write: Callable[[Action, Answers, Person], Any]
    words: Callable[[Answers], str]


def _names(held: list[Assignment]) -> str:
    return "; ".join(f"{_name(each)}{'' if each.kind == AssignmentKind.LEAD else ' (support)'}" for each in held)


def _name(each: Assignment) -> str:
    return str(each.body or each.group or each.post or each.person or each.printed)


def _owners(action: Action) -> list[Assignment]:
    return list(action.assignments.all())


def _has(action: Action, owner: Any) -> bool:
    return any(owner in (each.body, each.group, each.post, each.person) for each in _owners(action))


def _keeps(action: Action) -> list[Assignment]:
    """Whom a new lead leaves in place."""
    return [each for each in _owners(action) if each.kind != AssignmentKind.LEAD]


def _may_edit(by: Person, action: Action, answers: Answers) -> None:
    check_can_edit_row(by, action)


def _may_be_given(by: Person, action: Action, answers: Answers) -> None:
    check_can_edit_row(by, action)
    if _has(action, answers["owner"]):
        raise InputError("They have it already.")


def _may_be_led(by: Person, action: Action, answers: Answers) -> None:
    check_can_edit_row(by, action)
    leads = [each for each in _owners(action) if each.kind == AssignmentKind.LEAD]
    if len(leads) == 1 and _has(action, answers["owner"]) and _name(leads[0]) == str(answers["owner"]):
        raise InputError("They lead it already, alone.")
    if any(answers["owner"] in (e.body, e.group, e.post, e.person) for e in _keeps(action)):
        raise InputError("They support it already. Change that on the action's own page.")


def _may_be_dated(by: Person, action: Action, answers: Answers) -> None:
    check_can_edit_row(by, action)
    if action.ended_on is not None:
        raise InputError("It has ended, so its date stands.")
    if action.timescale == timescale_of(answers["timescale"]):
        raise InputError("That is its date already.")


def _may_be_moved(by: Person, action: Action, answers: Answers) -> None:
    check_can_edit_row(by, action)
    if answers["priority"].plan_id != action.plan_id:
        raise InputError("The priority belongs to another plan.")
    if action.priority_id == answers["priority"].pk:
        raise InputError("It stands there already.")


def _may_be_closed(by: Person, action: Action, answers: Answers) -> None:
    check_can_update(by, action)
    if action.ended_on is not None:
        raise InputError("It has ended already.")
    if not may_become(action.status, ActionStatus.CLOSED):
        raise InputError(f"An action that is {action.get_status_display().lower()} cannot be closed at once.")


def _give(action: Action, answers: Answers, by: Person) -> None:
    plans.assign(thing=action, owner=answers["owner"], kind=answers["kind"], by=by)


def _give_instead(action: Action, answers: Answers, by: Person) -> None:
    leads = [each for each in _owners(action) if each.kind == AssignmentKind.LEAD]
    for each in leads:
        plans.unassign(assignment=each, reason=answers["reason"], by=by)
    plans.assign(thing=action, owner=answers["owner"], kind=AssignmentKind.LEAD, by=by)


def _date(action: Action, answers: Answers, by: Person) -> None:
    agreed = {name: answers[name] for name in ("timescale", "reason", "agreed_by")}
    plans.change_timescale(action=action, **agreed, by=by)


def _move(action: Action, answers: Answers, by: Person) -> None:
    plans.move_action(action=action, priority=answers["priority"], reason=answers["reason"], by=by)


def _owe(action: Action, answers: Answers, by: Person) -> None:
    set_cadence(target=action, days=answers["days"], by=by)


def _close(action: Action, answers: Answers, by: Person) -> None:
    record_update(action=action, narrative=answers["reason"], status=ActionStatus.CLOSED, by=by)


def _cadence(action: Action) -> str:
    latest = action.cadences.first()
    return _every(latest.days if latest else None)


def _every(days: int | None) -> str:
    return f"Every {days} days" if days else "As often as its plan or priority"


def _led_by(action: Action, answers: Answers) -> str:
    return "; ".join(filter(None, (str(answers["owner"]), _names(_keeps(action)))))


def _given_to(action: Action, answers: Answers) -> str:
    support = "" if answers["kind"] == AssignmentKind.LEAD else " (support)"
    return "; ".join(filter(None, (_names(_owners(action)), f"{answers['owner']}{support}")))


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "owner",
            "Give them to somebody too",
            lambda action: _names(_owners(action)) or "Nobody of its own",
            _given_to,
            _may_be_given,
            _give,
            lambda answers: f"Given to {answers['owner']}",
        ),
        Kind(
            "lead",
            "Give them another lead",
            lambda action: _names(_owners(action)) or "Nobody of its own",
            _led_by,
            _may_be_led,
            _give_instead,
            lambda answers: f"{answers['owner']} leads instead",
        ),
        Kind(
            "date",
            "Change the date",
            lambda action: action.printed or "No date",
            lambda action, answers: answers["timescale"],
            _may_be_dated,
            _date,
            lambda answers: f"The date is {answers['timescale']}",
        ),
        Kind(
            "priority",
            "Put them under another priority",
            lambda action: str(action.priority or "Under no priority"),
            lambda action, answers: str(answers["priority"]),
            _may_be_moved,
            _move,
            lambda answers: f"Put under {answers['priority']}",
        ),
        Kind(
            "cadence",
            "Change how often updates are owed",
            _cadence,
            lambda action, answers: _every(answers["days"]),
            _may_edit,
            _owe,
            lambda answers: f"Updates owed: {_every(answers['days']).lower()}",
        ),
        Kind(
            "close",
            "Close them without completion",
            lambda action: str(action.get_status_display()),
            lambda action, answers: "Closed without completion",
            _may_be_closed,
            _close,
            lambda answers: "Closed without completion",
        ),
    )
}


def why_not(kind: Kind, action: Action, answers: Answers, by: Person) -> str:
    """Why this action cannot be changed so by this person; "" when it can."""
    try:
        kind.check(by, action, answers)
        if kind.name == "cadence" and kind.before(action) == kind.after(action, answers):
            raise InputError("It is so already.")
    except (InputError, NotAllowed) as error:
        return str(error)
    return ""
