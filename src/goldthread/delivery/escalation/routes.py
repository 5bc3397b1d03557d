"""Whom an action is raised to, rung by rung, and who reads the message: found from its owners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from goldthread.delivery.escalation.models import LEVEL_WORDS, EscalationStep, RouteStop
from goldthread.delivery.escalation.rules import Level
from goldthread.partnership.models import Body, Group, GroupKind, Membership, Partnership, Person, Post, Role
from goldthread.plans.models import Action, Assignment, AssignmentKind

Asked = Body | Group | Post | Person
COLUMNS: dict[type, str] = {Body: "body", Group: "group", Post: "post", Person: "person"}


@dataclass(frozen=True, slots=True)
class Stop:
    """One rung of a route: who is asked there, and whether somebody chose it for this action."""

    level: Level
    asked: Asked
    is_own: bool = False

    @property
    def words(self) -> str:
        return LEVEL_WORDS[self.level]

    @property
    def columns(self) -> dict[str, Any]:
        """As the columns of a step."""
        return {COLUMNS[type(self.asked)]: self.asked}


def route_of(action: Action) -> dict[Level, Stop]:
    """Each rung that somebody stands on, from the lead up. A handful of queries."""
    owners = _owners(action)
    own = {stop.level: stop.group for stop in RouteStop.objects.filter(action=action).select_related("group")}
    found: dict[Level, Asked | None] = {
        Level.LEAD: _first(owner.person or owner.post for owner in owners),
        Level.BODY: _first(_body_of(owner) for owner in owners),
        Level.GROUP: _first(owner.group for owner in owners),
        **above_groups(action.partnership),
    }
    found.update({Level(level): group for level, group in own.items()})
    route: dict[Level, Stop] = {}
    for level, asked in found.items():
        if asked is not None and asked not in [stop.asked for stop in route.values()]:
            route[level] = Stop(level, asked, level in own)
    return route


def above_groups(partnership: Partnership) -> dict[Level, Asked | None]:
    """The partnership itself, and the body above it that can act when it cannot."""
    groups = list(Group.objects.of(partnership).filter(closed_on=None).select_related("parent"))
    board = _first(group for group in groups if group.kind == GroupKind.PARTNERSHIP)
    beyond = board.parent if board is not None and board.parent else None
    beyond = beyond or _first(group for group in groups if group.kind == GroupKind.CHIEF_OFFICERS)
    return {Level.PARTNERSHIP: board, Level.BEYOND: beyond}


def _owners(action: Action) -> list[Assignment]:
    """The leads of the action, or of its priority where it has no owner itself."""
    of_action, of_priority = Q(action=action), Q(priority_id=action.priority_id or 0)
    rows = Assignment.objects.filter(of_action | of_priority, kind=AssignmentKind.LEAD)
    found = list(rows.select_related("body", "group", "post__body", "post__holder", "person__body"))
    own = [row for row in found if row.action_id]
    return own or found


def _body_of(owner: Assignment) -> Body | None:
    if owner.body:
        return owner.body
    holder = owner.post or owner.person
    return holder.body if holder else None


def _first(found: Iterable[Any]) -> Any:
    return next((each for each in found if each is not None), None)


def readers_of(asked: Asked) -> list[Person]:
    """Who gets the message: the person, the post's holder, the body's leads, the group's chair (or all of it)."""
    if isinstance(asked, Person):
        return [asked]
    if isinstance(asked, Post):
        return [asked.holder] if asked.holder else []
    held = Membership.objects.current(timezone.localdate()).select_related("person__partnership", "person__account")
    if isinstance(asked, Body):
        return _people(held.filter(person__body=asked, role=Role.LEAD))
    of_group = held.filter(group=asked)
    return _people(of_group.filter(is_chair=True)) or _people(of_group)


def _people(memberships: Iterable[Membership]) -> list[Person]:
    found = {membership.person_id: membership.person for membership in memberships}
    return [person for person in found.values() if not person.left_on and not person.is_service]


def asked_in(step: EscalationStep) -> Asked | None:
    """Whom a step asks."""
    return step.person or step.post or step.body or step.group
