"""Pages of escalations: the list, one from rung to rung, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase

from goldthread.core.forms import ServiceForm
from goldthread.core.policies import allows
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.escalation import reads, rules, shown, writes
from goldthread.delivery.escalation.forms import AnswerForm, ClimbForm, ConfirmForm, RaiseForm, ReasonForm
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.escalation.policies import (
    check_can_answer,
    check_can_confirm,
    check_can_raise,
    check_can_steer,
)
from goldthread.delivery.escalation.routes import route_of
from goldthread.delivery.escalation.rules import LIVE, Event, State
from goldthread.delivery.reads import find_action
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, may_edit, page, to
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_read

ENDED = tuple(state for state in State if state not in LIVE)
ENDED_SHOWN = 50


@partnership_page
def escalations(request: PartnershipRequest) -> HttpResponseBase:
    """What is raised and where it stands; what is longest owed first. A file with ``?form=`` has all."""
    live = reads.escalations(request.partnership, today())
    ended = reads.escalations(request.partnership, today(), states=ENDED)
    ended.sort(key=lambda each: (each.closed_on, each.id), reverse=True)
    if file := file_asked(request, shown.table([*live, *ended]), of=request.partnership.name):
        return file
    return page(
        request,
        "delivery/escalations.html",
        "escalations",
        live=live,
        ended=ended[:ENDED_SHOWN],
        ended_total=len(ended),
        policy=reads.policy_of(request.partnership),
    )


@dataclass(frozen=True)
class Move:
    """One thing that can be done with an escalation: where it is possible, who may, and how it is asked for."""

    event: Event
    words: str
    heading: str
    button: str
    done: str
    form: Callable[[Any, Escalation], ServiceForm]
    write: Callable[..., Any]
    may: Callable[[Any, Escalation], None]


def _on_a_rung(form: type[Any]) -> Callable[[Any, Escalation], ServiceForm]:
    def made(data: Any, row: Escalation) -> ServiceForm:
        route, last = route_of(row.action), reads.last_step(row)
        following = rules.next_level(route, last.level if last else None)
        initial = {"revision": row.revision}
        return form(data, route=route, following=route.get(following) if following else None, initial=initial)

    return made


def _plain(form: type[Any]) -> Callable[[Any, Escalation], ServiceForm]:
    return lambda data, row: form(data, initial={"revision": row.revision, "answered_on": today()})


def _may_confirm(person: Any, row: Escalation) -> None:
    check_can_confirm(person, row, reads.policy_of(row.partnership))


def _may_answer(person: Any, row: Escalation) -> None:
    step = reads.last_step(row)
    if step is None:
        raise Http404
    check_can_answer(person, step)


MOVES: dict[str, Move] = {
    "confirm": Move(
        Event.CONFIRM,
        "Raise it",
        "Raise this action",
        "Raise it",
        "It is raised.",
        _on_a_rung(ConfirmForm),
        writes.confirm_escalation,
        _may_confirm,
    ),
    "decline": Move(
        Event.DECLINE,
        "Not this time",
        "Do not raise it",
        "Do not raise it",
        "It is not raised.",
        _plain(ReasonForm),
        writes.decline_escalation,
        _may_confirm,
    ),
    "answer": Move(
        Event.DECIDE,
        "Answer",
        "What is the answer?",
        "Save the answer",
        "The answer is saved.",
        _plain(AnswerForm),
        writes.answer_escalation,
        _may_answer,
    ),
    "climb": Move(
        Event.CLIMB,
        "Take it further",
        "Take it further",
        "Take it further",
        "It has gone further.",
        _on_a_rung(ClimbForm),
        writes.climb_escalation,
        check_can_steer,
    ),
    "resolve": Move(
        Event.RECOVER,
        "The plan worked",
        "The recovery plan worked",
        "Save",
        "It is resolved.",
        _plain(ReasonForm),
        writes.resolve_escalation,
        check_can_steer,
    ),
    "withdraw": Move(
        Event.WITHDRAW,
        "Withdraw",
        "It need not be raised any more",
        "Withdraw it",
        "It is withdrawn.",
        _plain(ReasonForm),
        writes.withdraw_escalation,
        check_can_steer,
    ),
}


@partnership_page
def escalation(request: PartnershipRequest, escalation: int) -> HttpResponse:
    """One escalation: each rung with who, why, by when and what came; and what can be done now."""
    row = found(lambda: reads.find_escalation(request.partnership, escalation))
    ways = [(move.words, to(request, "escalation_move", row.pk, name)) for name, move in _possible(request, row)]
    climbed = {step.level for step in reads.escalation_view(row, today()).steps}
    return page(
        request,
        "delivery/escalation.html",
        "escalations",
        seen=reads.escalation_view(row, today()),
        ways=ways,
        ahead=[stop for level, stop in route_of(row.action).items() if level.value not in climbed],
        route_href=to(request, "route", row.action_id) if may_edit(request) else "",
    )


def _possible(request: PartnershipRequest, row: Escalation) -> list[tuple[str, Move]]:
    """What this reader may do with it in its present state."""
    return [
        (name, move)
        for name, move in MOVES.items()
        if rules.may(row.state, move.event) and allows(move.may, request.person, row)
    ]


@partnership_page
def escalation_move(request: PartnershipRequest, escalation: int, what: str) -> HttpResponse:
    """Do one of these things. What is not possible now is not there."""
    row = found(lambda: reads.find_escalation(request.partnership, escalation))
    move = MOVES.get(what)
    if move is None or not rules.may(row.state, move.event):
        raise Http404
    move.may(request.person, row)
    back = to(request, "escalation", row.pk)
    return form_page(
        request,
        move.form(request.POST or None, row),
        move.write,
        heading=move.heading,
        button=move.button,
        done=move.done,
        back=back,
        trail=[("Escalations", to(request, "escalations")), (_name(row.action), back)],
        escalation=row,
    )


@partnership_page
def raise_action(request: PartnershipRequest, action: int) -> HttpResponse:
    """Raise an action: at once for a coordinator, as a proposal for anybody else who has it."""
    check_can_read(request.person, request.partnership)
    row = found(lambda: find_action(request.partnership, action))
    check_can_raise(request.person, row)
    back = to(request, "action", row.pk)
    words = "It is raised." if may_edit(request) else "A coordinator has been asked to raise it."
    return form_page(
        request,
        RaiseForm(request.POST or None, route=route_of(row), may_choose=may_edit(request)),
        writes.raise_escalation,
        heading="Raise this action",
        button="Raise it" if may_edit(request) else "Ask for it to be raised",
        done=words,
        back=back,
        trail=[(_name(row), back)],
        shown={"caption": _name(row)},
        then=lambda made: to(request, "escalation", made.pk),
        action=row,
    )


def _name(action: Action) -> str:
    name = str(action)
    return name if len(name) <= 80 else f"{name[:79]}…"
