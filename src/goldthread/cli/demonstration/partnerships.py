"""The two partnerships, their bodies, groups, posts and people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goldthread.cli.demonstration.people import ARDVENNEL, KINLARROCH, PASSWORD, PEOPLE, DemonstrationPerson

if TYPE_CHECKING:
    from goldthread.partnership.models import Body, Group, Partnership, Person

SINCE = date(2020, 4, 1)
BODIES = (
    ("Kinlarroch Council", "statutory", ""),
    ("NHS Kinlarroch", "statutory", ""),
    ("Kinlarroch Health and Social Care Partnership", "statutory", "HSCP"),
    ("Kinlarroch Police Division", "statutory", ""),
    ("Kinlarroch Fire and Rescue", "statutory", ""),
    ("Harbour Recovery", "third_sector", ""),
    ("Larroch Families Together", "community", ""),
    ("Kinlarroch Voices", "lived_experience", ""),
    ("Third Sector Interface Kinlarroch", "third_sector", "TSI"),
)
# name, kind, the group it answers to
GROUPS = (
    ("Chief Officers Group", "chief_officers", ""),
    ("Kinlarroch Alcohol and Drug Partnership Board", "partnership", "Chief Officers Group"),
    ("Implementation Group", "implementation", "Kinlarroch Alcohol and Drug Partnership Board"),
    ("Treatment and Recovery Workgroup", "workgroup", "Implementation Group"),
    ("Whole Family Workgroup", "workgroup", "Implementation Group"),
    ("Prevention Workgroup", "workgroup", "Implementation Group"),
    ("Near-Fatal Overdose Group", "workgroup", "Implementation Group"),
)
# title, the body it is in
POSTS = (
    ("Partnership Coordinator", ""),
    ("Partnership Analyst", ""),
    ("Service Manager, Treatment", "NHS Kinlarroch"),
    ("Convener of Larroch Families Together", "Larroch Families Together"),
    ("Convener of Kinlarroch Voices", "Kinlarroch Voices"),
    ("Consultant in Public Health", "NHS Kinlarroch"),
    ("Head of Education", "Kinlarroch Council"),
    ("Head of Housing", "Kinlarroch Council"),
    ("Justice Social Work Manager", "Kinlarroch Council"),
    ("Communications Officer", "Kinlarroch Council"),
    ("Chief Inspector, Partnerships", "Kinlarroch Police Division"),
    ("Workforce Lead", "Kinlarroch Health and Social Care Partnership"),
    ("Chief Finance Officer", "Kinlarroch Health and Social Care Partnership"),
)


def found() -> tuple[Partnership, Partnership]:
    """Kinlarroch with everybody in it, and Ardvennel with its coordinator."""
    kinlarroch = _found(KINLARROCH, "Kinlarroch Alcohol and Drug Partnership")
    ardvennel = _found(ARDVENNEL, "Ardvennel Islands Alcohol and Drug Partnership")
    people = [_add_person(person, {KINLARROCH: kinlarroch, ARDVENNEL: ardvennel}) for person in PEOPLE]
    by_post = {person.post: added for person, added in zip(PEOPLE, people, strict=True) if person.post and added}
    _add_posts(kinlarroch, by_post)
    return kinlarroch, ardvennel


def _found(slug: str, name: str) -> Partnership:
    from goldthread.partnership import writes

    made = writes.found_partnership(
        slug=slug, name=name, kind="Alcohol and Drug Partnership", areas=[], by=writes.Installation()
    )
    if slug == KINLARROCH:
        _add_bodies(made)
        _add_groups(made)
    return made


def _add_bodies(partnership: Partnership) -> None:
    from goldthread.partnership import writes

    by = writes.command_line_person(partnership)
    for name, kind, short in BODIES:
        writes.add_body(partnership=partnership, name=name, kind=kind, short_name=short, by=by)


def _add_groups(partnership: Partnership) -> None:
    from goldthread.partnership import writes

    by = writes.command_line_person(partnership)
    made: dict[str, Group] = {}
    for name, kind, parent in GROUPS:
        made[name] = writes.add_group(partnership=partnership, name=name, kind=kind, parent=made.get(parent), by=by)


def _add_posts(partnership: Partnership, holders: dict[str, Person]) -> None:
    from goldthread.partnership import writes

    by = writes.command_line_person(partnership)
    for title, body in POSTS:
        writes.add_post(
            partnership=partnership, title=title, body=_body(partnership, body), holder=holders.get(title), by=by
        )


def _add_person(person: DemonstrationPerson, partnerships: dict[str, Partnership]) -> Person | None:
    """The person with account and role; a national viewer is in no partnership."""
    from goldthread.partnership import writes
    from goldthread.partnership.models import Account, Group, Role

    installation = writes.Installation()
    account = Account.objects.create_user(person.email, PASSWORD)
    if person.role == Role.NATIONAL_VIEWER:
        writes.grant_national_view(account=account, name=person.name, starts_on=SINCE, by=installation)
        return None
    partnership = partnerships[person.partnership]
    added = writes.add_person(
        partnership=partnership,
        name=person.name,
        email=person.email,
        body=_body(partnership, person.body),
        account=account,
        by=installation,
    )
    group = Group.objects.of(partnership).filter(name=person.group).first()
    writes.give_role(person=added, role=person.role, group=group, starts_on=SINCE, by=installation)
    return added


def _body(partnership: Partnership, name: str) -> Body | None:
    from goldthread.partnership.models import Body

    return Body.objects.of(partnership).filter(name=name).first()
