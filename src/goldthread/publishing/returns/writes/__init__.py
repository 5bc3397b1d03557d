"""The only code that changes returns."""

from goldthread.publishing.returns.writes.answers import give_answer, link_support, unlink_support
from goldthread.publishing.returns.writes.filling import fill_in, use_suggestion
from goldthread.publishing.returns.writes.forms import (
    add_question,
    change_form,
    change_question,
    copy_form,
    drop_question,
    take_over,
)
from goldthread.publishing.returns.writes.moving import move_return, plan_sign_off
from goldthread.publishing.returns.writes.starting import start_return
from goldthread.publishing.returns.writes.undo import can_be_undone, undo_change

__all__ = [
    "add_question",
    "can_be_undone",
    "change_form",
    "change_question",
    "copy_form",
    "drop_question",
    "fill_in",
    "give_answer",
    "link_support",
    "move_return",
    "plan_sign_off",
    "start_return",
    "take_over",
    "undo_change",
    "unlink_support",
    "use_suggestion",
]
