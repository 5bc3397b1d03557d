"""The only writers of partnerships, bodies, groups, people and roles, one file for each noun."""

from goldthread.partnership.writes.bodies import add_body
from goldthread.partnership.writes.groups import add_group
from goldthread.partnership.writes.installation import (
    COMMAND_LINE,
    RESERVED_SLUGS,
    Installation,
    command_line_person,
    found_partnership,
    grant_national_view,
)
from goldthread.partnership.writes.keys import make_key, note_key_used, revoke_key
from goldthread.partnership.writes.people import add_person, invite_person
from goldthread.partnership.writes.posts import add_post
from goldthread.partnership.writes.roles import give_role

__all__ = [
    "COMMAND_LINE",
    "RESERVED_SLUGS",
    "Installation",
    "add_body",
    "add_group",
    "add_person",
    "add_post",
    "command_line_person",
    "found_partnership",
    "give_role",
    "grant_national_view",
    "invite_person",
    "make_key",
    "note_key_used",
    "revoke_key",
]
