"""Every question about who is who, one file for each noun."""

from goldthread.partnership.reads.bodies import bodies, body_at, body_members, post_at, posts
from goldthread.partnership.reads.events import event_at, events_of
from goldthread.partnership.reads.groups import group_at, group_members, groups, groups_kept_from
from goldthread.partnership.reads.identity import (
    Standing,
    areas_with_codes,
    every_partnership,
    everybody,
    invited_account,
    key_of,
    keys_of,
    national_view_of,
    national_viewer,
    partnership_at,
    partnerships_of,
    person_of,
    person_with_email,
    resolve,
    standings_of,
)
from goldthread.partnership.reads.people import (
    PeopleWanted,
    memberships_of,
    people_list,
    person_at,
    roles_by_person,
    signs_in_elsewhere,
)
from goldthread.partnership.reads.settings import area_choices, key_at

__all__ = [
    "PeopleWanted",
    "Standing",
    "area_choices",
    "areas_with_codes",
    "bodies",
    "body_at",
    "body_members",
    "event_at",
    "events_of",
    "every_partnership",
    "everybody",
    "group_at",
    "group_members",
    "groups",
    "groups_kept_from",
    "invited_account",
    "key_at",
    "key_of",
    "keys_of",
    "memberships_of",
    "national_view_of",
    "national_viewer",
    "partnership_at",
    "partnerships_of",
    "people_list",
    "person_at",
    "person_of",
    "person_with_email",
    "post_at",
    "posts",
    "resolve",
    "roles_by_person",
    "signs_in_elsewhere",
    "standings_of",
]
