"""The only writer of the room. How an action stands changes through an update and no other way."""

from goldthread.delivery.writes.assessing import explain_difference, set_cadence, settle_thresholds
from goldthread.delivery.writes.evidence import (
    Brought,
    bring_evidence,
    bring_with_update,
    check_evidence,
    show_anywhere,
    show_evidence,
    show_for_return,
    take_from_return,
)
from goldthread.delivery.writes.printed import receive_printed
from goldthread.delivery.writes.update_links import (
    ask_for_help,
    make_update_link,
    revoke_update_link,
    say_by_link,
    say_no_change,
)
from goldthread.delivery.writes.updates import record_update, take_back_update

__all__ = [
    "Brought",
    "ask_for_help",
    "bring_evidence",
    "bring_with_update",
    "check_evidence",
    "explain_difference",
    "make_update_link",
    "receive_printed",
    "record_update",
    "revoke_update_link",
    "say_by_link",
    "say_no_change",
    "set_cadence",
    "settle_thresholds",
    "show_anywhere",
    "show_evidence",
    "show_for_return",
    "take_back_update",
    "take_from_return",
]
