"""The only writers of partnerships, bodies, groups, people and roles, one file for each noun."""

from goldthread.partnership.writes.bodies import add_body, change_body, close_body, reopen_body
from goldthread.partnership.writes.groups import add_group, change_group, close_group, reopen_group
from goldthread.partnership.writes.installation import (
    COMMAND_LINE,
    RESERVED_SLUGS,
    Installation,
    command_line_person,
    found_partnership,
    grant_national_view,
)
from goldthread.partnership.writes.keys import make_key, note_key_used, revoke_key
from goldthread.partnership.writes.people import (
    add_person,
    change_person,
    invite_person,
    mark_left,
    take_back_leaving,
    take_second_factor_off,
    welcome_person,
)
from goldthread.partnership.writes.posts import add_post, change_post, close_post, reopen_post
from goldthread.partnership.writes.roles import end_role, give_role
from goldthread.partnership.writes.settings import change_partnership
from goldthread.partnership.writes.undo import can_be_undone, undo_change

__all__ = [
    "COMMAND_LINE",
    "RESERVED_SLUGS",
    "Installation",
    "add_body",
    "add_group",
    "add_person",
    "add_post",
    "can_be_undone",
    "change_body",
    "change_group",
    "change_partnership",
    "change_person",
    "change_post",
    "close_body",
    "close_group",
    "close_post",
    "command_line_person",
    "end_role",
    "found_partnership",
    "give_role",
    "grant_national_view",
    "invite_person",
    "make_key",
    "mark_left",
    "note_key_used",
    "reopen_body",
    "reopen_group",
    "reopen_post",
    "revoke_key",
    "take_back_leaving",
    "take_second_factor_off",
    "undo_change",
    "welcome_person",
]
