"""A partnership's own numbers for escalation, its local holidays, and an action's own route."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.delivery.escalation import reads
from goldthread.delivery.escalation.models import DeliveryPolicy, LocalHoliday, RouteStop
from goldthread.delivery.escalation.policies import check_can_set_policy
from goldthread.delivery.escalation.rules import Level
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_can_edit, check_can_edit_row


@recorded
def change_policy(
    *, partnership: Partnership, revision: int | None = None, by: Person, **numbers: Any
) -> DeliveryPolicy:
    """Set some of the numbers of a policy; those not named stay. Raises EditedMeanwhile, NotAllowed."""
    policy = reads.policy_of(partnership)
    check_can_set_policy(by, policy)
    if policy.pk is None:
        return history.create(DeliveryPolicy, "delivery_policy.set", partnership=partnership, **numbers)
    return history.amend(policy, "delivery_policy.changed", revision=revision, **numbers)


@recorded
def switch_sending(*, partnership: Partnership, sends: bool, by: Person) -> DeliveryPolicy:
    """Let messages leave, or hold all of them back. Those that were never written are not written late."""
    policy = reads.policy_of(partnership)
    check_can_set_policy(by, policy)
    kind = "sending.switched_on" if sends else "sending.switched_off"
    if policy.pk is None:
        return history.create(DeliveryPolicy, kind, partnership=partnership, sends=sends)
    return history.amend(policy, kind, sends=sends)


@recorded
def add_local_holiday(*, partnership: Partnership, day: date, name: str, by: Person) -> LocalHoliday:
    """A day this partnership does not work. Raises InputError when it is there already."""
    check_can_edit(by, partnership)
    if LocalHoliday.objects.of(partnership).filter(day=day).exists():
        raise InputError("This day is a local holiday already.", place=Place(field="day"))
    return history.create(LocalHoliday, "local_holiday.added", partnership=partnership, day=day, name=name)


@recorded
def remove_local_holiday(*, holiday: LocalHoliday, by: Person) -> None:
    """The day is worked after all. Days that were counted with it stay as they were counted."""
    check_can_edit_row(by, holiday)
    history.record("local_holiday.removed", target=holiday, before={"day": holiday.day, "name": holiday.name})
    holiday.delete()


@recorded
def choose_route_stop(*, action: Action, level: str, group: Group | None, by: Person) -> RouteStop | None:
    """Which group stands on this rung of one action's route; None leaves it to the action's owners."""
    check_can_edit_row(by, action)
    stop = RouteStop.objects.filter(action=action, level=Level(level)).first()
    if group is None:
        if stop is not None:
            history.record("route.left_to_owners", target=stop, before={"group": stop.group_id, "level": stop.level})
            stop.delete()
        return None
    if stop is not None:
        return history.amend(stop, "route.chosen", group=group)
    return history.create(
        RouteStop, "route.chosen", partnership=action.partnership, action=action, level=Level(level), group=group
    )


@recorded
def choose_route(*, action: Action, group: Group | None, beyond: Group | None, by: Person) -> Action:
    """Both rungs that can be chosen, in one go: the group, and the body that can act."""
    for level, chosen in ((Level.GROUP, group), (Level.BEYOND, beyond)):
        choose_route_stop(action=action, level=level, group=chosen, by=by)
    return action
