"""What each person is owed a word about this week. One read for the preview and for the message."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.delivery.escalation import reads as escalation_reads
from goldthread.delivery.escalation.models import EscalationStep
from goldthread.delivery.escalation.reads import EscalationView
from goldthread.delivery.escalation.routes import asked_in, readers_of
from goldthread.delivery.escalation.rules import WAITS_FOR_ANSWER, State
from goldthread.delivery.meetings.reads import ReturnView, returns
from goldthread.delivery.messages.models import MessageWishes
from goldthread.delivery.messages.outbox import address_of
from goldthread.delivery.reads.assessments import assessed_actions
from goldthread.delivery.rules import DUE_SOON_DAYS, Why, is_due_soon, is_overdue
from goldthread.delivery.watching.reads import Watched, last_told, watched_by, watchers_in
from goldthread.partnership.models import Membership, Partnership, Person, Post, Role
from goldthread.plans.models import Action, Assignment, AssignmentKind, Milestone
from goldthread.plans.policies import EDITORS


@dataclass(frozen=True, slots=True)
class Item:
    """One action of a weekly message."""

    id: int
    ref: str
    text: str
    printed: str
    ends: date | None
    heard_on: date | None
    is_step: bool = False  # a milestone of the action


@dataclass(frozen=True, slots=True)
class Week:
    """What one person is told. Empty: nothing is sent."""

    person: Person
    late: tuple[Item, ...] = ()
    due_soon: tuple[Item, ...] = ()
    silent: tuple[Item, ...] = ()
    answers: tuple[EscalationView, ...] = ()
    proposed: tuple[EscalationView, ...] = ()
    watched: tuple[Watched, ...] = ()  # only what has changed since the last message
    help_asked: tuple[Item, ...] = ()
    returns: tuple[ReturnView, ...] = ()
    plain_text: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.total

    @property
    def total(self) -> int:
        actions = (self.late, self.due_soon, self.silent, self.help_asked, self.watched)
        return sum(map(len, (*actions, self.answers, self.proposed, self.returns)))


@dataclass(slots=True)
class _Told:
    late: dict[int, Item] = field(default_factory=dict)
    due_soon: dict[int, Item] = field(default_factory=dict)
    silent: dict[int, Item] = field(default_factory=dict)
    answers: dict[int, EscalationView] = field(default_factory=dict)
    proposed: dict[int, EscalationView] = field(default_factory=dict)
    watched: dict[int, Watched] = field(default_factory=dict)
    help_asked: dict[int, Item] = field(default_factory=dict)
    returns: dict[int, ReturnView] = field(default_factory=dict)


def weeks(partnership: Partnership, on: date) -> list[Week]:
    """Everybody who is told something this week, as they wish it, by name. A dozen queries for all of them."""
    told: defaultdict[int, _Told] = defaultdict(_Told)
    _add_actions(partnership, on, told)
    _add_answers(partnership, on, told)
    _add_for_coordinators(partnership, on, told)
    _add_watched(partnership, on, told)
    people = Person.objects.of(partnership).filter(pk__in=told, left_on=None, is_service=False)
    wishes = {each.person_id: each for each in MessageWishes.objects.of(partnership)}
    found = [
        _as_wished(person, told[person.pk], wishes.get(person.pk))
        for person in people.select_related("account", "partnership").order_by("name")
        if address_of(person)
    ]
    return [week for week in found if not week.is_empty]


def _as_wished(person: Person, told: _Told, wishes: MessageWishes | None) -> Week:
    wishes = wishes or MessageWishes()
    if not wishes.weekly:
        return Week(person)
    week = Week(
        person,
        plain_text=wishes.plain_text,
        **{name: tuple(getattr(told, name).values()) for name in ("proposed", "help_asked", "returns")},
    )
    wanted: dict[str, Any] = {
        name: tuple(getattr(told, name).values())
        for name in ("late", "due_soon", "silent", "answers", "watched")
        if getattr(wishes, name)
    }
    return replace(week, **wanted)


def _add_actions(partnership: Partnership, on: date, told: defaultdict[int, _Told]) -> None:
    """Open actions that are late, due soon or silent, each under the gravest of these, to whoever leads them.

    What help was asked for goes to the coordinators.
    """
    assessed = dict(assessed_actions(partnership, on))
    silent = {key for key, each in assessed.items() if each.silent_since}
    helped = {key for key, each in assessed.items() if any(reason.why == Why.HELP for reason in each.reasons)}
    coordinators = _coordinators(partnership) if helped else []
    leads = leads_of_open_actions(partnership)
    _add_steps(partnership, on, leads, told)
    actions = Action.objects.of(partnership).filter(ended_on=None).order_by("ends", "id")
    columns = ("id", "ref", "text", "printed", "ends", "status", "last_update_at")
    for key, ref, text, printed, ends, status, last_update_at in actions.values_list(*columns):
        heard = last_update_at.date() if last_update_at else None
        which = _kind(status, ends, key in silent, on)
        for person in leads.get(key, ()) if which else ():
            getattr(told[person], which)[key] = Item(key, ref, text, printed, ends, heard)
        for person in coordinators if key in helped else ():
            told[person].help_asked[key] = Item(key, ref, text, printed, ends, heard)


def _add_steps(
    partnership: Partnership, on: date, leads: dict[int, frozenset[int]], told: defaultdict[int, _Told]
) -> None:
    """Milestones that are late or due soon, to whoever leads their actions. One query."""
    steps = Milestone.objects.filter(partnership=partnership, done_on=None, dropped_on=None, action__ended_on=None)
    due = steps.filter(ends__lte=on + timedelta(days=DUE_SOON_DAYS)).order_by("ends", "id")
    for key, action, ref, text, printed, ends in due.values_list(
        "id", "action_id", "action__ref", "text", "printed", "ends"
    ):
        which = "late" if ends is not None and ends < on else "due_soon"
        for person in leads.get(action, ()):
            item = Item(action, ref, f"Milestone: {text}", printed, ends, None, is_step=True)
            getattr(told[person], which)[-key] = item  # beside the actions, whose keys are above nought


def _kind(status: str, ends: date | None, is_silent: bool, on: date) -> str:
    if is_overdue(status, ends, on):
        return "late"
    if is_due_soon(status, ends, on):
        return "due_soon"
    return "silent" if is_silent else ""


def leads_of_open_actions(partnership: Partnership) -> dict[int, frozenset[int]]:
    """The people who are written to about each open action: by name, by post, a body's leads, a group's chairs.

    An action without owners is its priority's. Four queries.
    """
    of_open = Q(action__ended_on=None, action__isnull=False) | Q(priority__isnull=False)
    given = Assignment.objects.filter(of_open, partnership=partnership, kind=AssignmentKind.LEAD)
    holders = dict(Post.objects.of(partnership).exclude(holder=None).values_list("id", "holder_id"))
    of_body, of_group = _leads_and_chairs(partnership)
    own: defaultdict[int, set[int]] = defaultdict(set)
    of_priority: defaultdict[int, set[int]] = defaultdict(set)
    columns = ("action_id", "priority_id", "person_id", "post_id", "body_id", "group_id")
    for action, priority, person, post, body, group in given.values_list(*columns):
        people = {person, holders.get(post)} | of_body[body] | of_group[group]
        (own[action] if action else of_priority[priority]).update(people - {None})
    open_actions = Action.objects.of(partnership).filter(ended_on=None).values_list("id", "priority_id")
    return {key: frozenset(own.get(key) or of_priority.get(priority) or ()) for key, priority in open_actions}


def _leads_and_chairs(partnership: Partnership) -> tuple[defaultdict[Any, set[Any]], defaultdict[Any, set[Any]]]:
    held = Membership.objects.current(timezone.localdate()).filter(partnership=partnership)
    of_body: defaultdict[Any, set[Any]] = defaultdict(set)
    of_group: defaultdict[Any, set[Any]] = defaultdict(set)
    for person, body in held.filter(role=Role.LEAD).values_list("person_id", "person__body_id"):
        of_body[body].add(person)
    for person, group in held.filter(is_chair=True).values_list("person_id", "group_id"):
        of_group[group].add(person)
    of_body.pop(None, None)
    of_group.pop(None, None)
    return of_body, of_group


def _add_answers(partnership: Partnership, on: date, told: defaultdict[int, _Told]) -> None:
    """Answers that are owed, to whoever was asked; those overdue, to the coordinators too."""
    waiting = {each.id: each for each in escalation_reads.escalations(partnership, on, states=WAITS_FOR_ANSWER)}
    last = {(each.id, each.last.number) for each in waiting.values() if each.last}
    steps = EscalationStep.objects.filter(escalation__in=list(waiting))
    for step in steps.select_related("body", "group", "post__holder", "person"):
        asked = asked_in(step)
        if (step.escalation_id, step.number) in last and asked is not None:
            for person in readers_of(asked):
                told[person.pk].answers[step.escalation_id] = waiting[step.escalation_id]
    late = [each for each in waiting.values() if each.is_late]
    for key in _coordinators(partnership) if late else ():
        told[key].answers.update({each.id: each for each in late})


def _add_for_coordinators(partnership: Partnership, on: date, told: defaultdict[int, _Told]) -> None:
    """What waits to be confirmed or sent on, recovery plans whose day has passed, and returns in danger."""
    states = (State.PROPOSED, State.RETURNED, State.RECOVERING)
    found = [
        each
        for each in escalation_reads.escalations(partnership, on, states=states)
        if each.state != State.RECOVERING or each.is_late
    ]
    warned = [each for each in returns(partnership, on) if each.warning]
    for key in _coordinators(partnership) if found or warned else ():
        told[key].proposed.update({each.id: each for each in found})
        told[key].returns.update({each.owed.pk: each for each in warned})


def _add_watched(partnership: Partnership, on: date, told: defaultdict[int, _Told]) -> None:
    """What has changed of what somebody watches, since their last message. Four queries for each who watches."""
    for person in watchers_in(partnership):
        for each in watched_by(person, since=last_told(person), on=on):
            if each.changed:
                told[person.pk].watched[each.watch.pk] = each


def _coordinators(partnership: Partnership) -> list[int]:
    held = Membership.objects.current(timezone.localdate()).filter(partnership=partnership, role__in=EDITORS)
    return list(held.filter(person__is_service=False).values_list("person_id", flat=True))
