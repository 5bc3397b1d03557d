"""The only writers of escalations and of the rules they follow."""

from goldthread.delivery.escalation.writes.course import (
    answer_escalation,
    climb_escalation,
    confirm_escalation,
    decline_escalation,
    lapse_escalation,
    resolve_escalation,
    withdraw_escalation,
)
from goldthread.delivery.escalation.writes.policy import (
    add_local_holiday,
    change_policy,
    choose_route,
    choose_route_stop,
    remove_local_holiday,
    switch_sending,
)
from goldthread.delivery.escalation.writes.raising import propose_escalation, raise_escalation

__all__ = [
    "add_local_holiday",
    "answer_escalation",
    "change_policy",
    "choose_route",
    "choose_route_stop",
    "climb_escalation",
    "confirm_escalation",
    "decline_escalation",
    "lapse_escalation",
    "propose_escalation",
    "raise_escalation",
    "remove_local_holiday",
    "resolve_escalation",
    "switch_sending",
    "withdraw_escalation",
]
