"""What history says of the rows of this room."""

from __future__ import annotations

from goldthread.core import presenters

presenters.say(
    partnership__founded="founded the partnership",
    partnership__changed="changed the settings of the partnership",
    body__added="added the body",
    body__changed="changed the body",
    body__closed="closed the body",
    body__reopened="took back that the body had closed",
    body__undone="put the body back as it was",
    group__added="added the group",
    group__changed="changed the group",
    group__closed="closed the group",
    group__reopened="took back that the group had closed",
    group__undone="put the group back as it was",
    post__added="added the post",
    post__changed="changed the post",
    post__closed="closed the post",
    post__reopened="took back that the post had closed",
    post__undone="put the post back as it was",
    person__added="added the person",
    person__changed="changed the details",
    person__invited="sent an invitation",
    person__left="noted that they left",
    person__returned="took back that they had left",
    person__undone="put the details back as they were",
    person__second_factor_taken_off="took off the authenticator app",
    role__given="gave a role",
    role__ended="ended a role",
    membership__undone="put a role back as it was",
    key__made="made a key for a machine",
    key__revoked="revoked a key",
    key__used="used a key for the first time that day",
    national_view__granted="let a national body read",
)
