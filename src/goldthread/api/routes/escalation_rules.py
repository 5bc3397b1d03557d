"""The rules of escalation: numbers, local holidays, an action's route, the switch, and what the next run would do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Status

from goldthread.api.callers import visit
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.schemas import steering as schemas
from goldthread.api.schemas import steering_changes as sent
from goldthread.core import rows
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.models import LocalHoliday
from goldthread.delivery.escalation.routes import route_of
from goldthread.delivery.escalation.rules import Level
from goldthread.delivery.tick import plan as tick
from goldthread.partnership.models import Group, Partnership
from goldthread.plans.models import Action

room = Room(tags=["Rules of escalation"])
RULES = HERE + "/escalation-rules"
HOLIDAYS = HERE + "/local-holidays"
NUMBERS = ("sends", "nation", "red_reviews", "silent_cadences", "blocked_days", "confirms", "follows")


@room.get(RULES, response={200: schemas.RulesSeen, **READ_PROBLEMS})
def escalation_rules(request: HttpRequest, slug: str) -> dict[str, Any]:
    """The partnership's own numbers and local holidays."""
    return _rules(visit(request, slug)[0])


@room.patch(RULES, response={200: schemas.RulesSeen, **WRITE_PROBLEMS})
def change_rules(request: HttpRequest, slug: str, change: sent.RulesChange) -> dict[str, Any]:
    """Other numbers, from now on. Steps that were taken keep the days they were given."""
    partnership, person = visit(request, slug)
    said = change.dict(exclude={"grace", "revision"}, exclude_none=True)
    grace = {f"grace_{level}": days for level, days in change.grace.dict(exclude_none=True).items()}
    writes.change_policy(partnership=partnership, revision=change.revision, by=person, **said, **grace)
    return _rules(partnership)


def _rules(partnership: Partnership) -> dict[str, Any]:
    policy = reads.policy_of(partnership)
    return {
        "revision": policy.revision if policy.pk else None,
        **{name: getattr(policy, name) for name in NUMBERS},
        "grace": {level.value: policy.grace(level) for level in Level},
        "local_holidays": list(reads.local_holidays(partnership)),
    }


@room.put(RULES + "/sending", response={200: schemas.NextRun, **WRITE_PROBLEMS})
def switch_sending(request: HttpRequest, slug: str, switched: sent.Switched) -> dict[str, object]:
    """Let messages leave, or hold all of them back; the answer says what the next run would send."""
    partnership, person = visit(request, slug)
    writes.switch_sending(partnership=partnership, sends=switched.sends, by=person)
    return tick.as_dict(tick.next_run(partnership, timezone.localdate()))


@room.get(HERE + "/next-run", response={200: schemas.NextRun, **READ_PROBLEMS})
def next_run(request: HttpRequest, slug: str) -> dict[str, object]:
    """How much the next run would raise, propose and send."""
    return tick.as_dict(tick.next_run(visit(request, slug)[0], timezone.localdate()))


@room.post(HOLIDAYS, response={201: schemas.HolidaySeen, **WRITE_PROBLEMS})
def add_holiday(request: HttpRequest, slug: str, holiday: sent.NewHoliday) -> Status[LocalHoliday]:
    """A day this partnership does not work."""
    partnership, person = visit(request, slug)
    return Status(201, writes.add_local_holiday(partnership=partnership, by=person, **holiday.dict()))


@room.delete(HOLIDAYS + "/{int:key}", response={204: None, **WRITE_PROBLEMS})
def remove_holiday(request: HttpRequest, slug: str, key: int) -> Status[None]:
    """The day is worked after all. Days that were counted with it stay as they were counted."""
    partnership, person = visit(request, slug)
    writes.remove_local_holiday(holiday=reads.local_holiday_at(partnership, key), by=person)
    return Status(204, None)


@room.get(ACTION + "/route", response={200: list[schemas.RungSeen], **READ_PROBLEMS})
def route(request: HttpRequest, slug: str, key: int) -> list[dict[str, Any]]:
    """Whom an action would be raised to, rung by rung."""
    return _route(action_at(request, slug, key)[0])


@room.put(ACTION + "/route", response={200: list[schemas.RungSeen], **WRITE_PROBLEMS})
def choose_route(request: HttpRequest, slug: str, key: int, chosen: sent.RouteSent) -> list[dict[str, Any]]:
    """Choose the groups on two of its rungs."""
    action, person = action_at(request, slug, key)
    named = {
        name: rows.one(Group, of=action.partnership, pk=group) if group else None
        for name, group in chosen.dict().items()
    }
    writes.choose_route(action=action, by=person, **named)
    return _route(action)


def _route(action: Action) -> list[dict[str, Any]]:
    return [
        {"level": stop.level.value, "asked": str(stop.asked), "is_own": stop.is_own}
        for stop in route_of(action).values()
    ]
