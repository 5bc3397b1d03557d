"""The only writer of the room. How an action stands changes through an update and no other way."""

from goldthread.delivery.writes.assessing import explain_difference, set_cadence, settle_thresholds
from goldthread.delivery.writes.printed import receive_printed
from goldthread.delivery.writes.updates import record_update, take_back_update

__all__ = [
    "explain_difference",
    "receive_printed",
    "record_update",
    "set_cadence",
    "settle_thresholds",
    "take_back_update",
]
