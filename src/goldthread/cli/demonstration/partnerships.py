"""The two partnerships, their bodies, groups, posts and people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from goldthread.cli.demonstration.people import PASSWORD, PEOPLE, DemonstrationPerson

if TYPE_CHECKING:
    from goldthread.partnership.models import Body, Group, Partnership

KINLARROCH, ARDVENNEL = "kinlarroch", "ardvennel"
BODIES = (
    ("Kinlarroch Council", "statutory", ""),
    ("NHS Kinlarroch", "statutory", ""),
    ("Kinlarroch Health and Social Care Partnership", "statutory", "HSCP"),
    ("Police, Kinlarroch Division", "statutory", ""),
    ("Fire and Rescue, Kinlarroch", "statutory", ""),
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


def load(*, say: Callable[[str], None]) -> None:
    """Found both partnerships and everybody in them."""
    from goldthread.partnership import writes

    installation = writes.Installation()
    kinlarroch = writes.found_partnership(
        slug=KINLARROCH,
        name="Kinlarroch Alcohol and Drug Partnership",
        kind="Alcohol and Drug Partnership",
        areas=[],
        by=installation,
    )
    ardvennel = writes.found_partnership(
        slug=ARDVENNEL,
        name="Ardvennel Islands Alcohol and Drug Partnership",
        kind="Alcohol and Drug Partnership",
        areas=[],
        by=installation,
    )
    bodies = _add_bodies(kinlarroch)
    groups = _add_groups(kinlarroch)
    for person in PEOPLE:
        _add_person(person, kinlarroch, bodies, groups)
    say(f"  {kinlarroch}, {ardvennel}: {len(PEOPLE)} people, {len(bodies)} bodies, {len(groups)} groups")


def _add_bodies(partnership: Partnership) -> dict[str, Body]:
    from goldthread.partnership import writes

    by = writes.command_line_person(partnership)
    return {
        name: writes.add_body(partnership=partnership, name=name, kind=kind, short_name=short, by=by)
        for name, kind, short in BODIES
    }


def _add_groups(partnership: Partnership) -> dict[str, Group]:
    from goldthread.partnership import writes

    by = writes.command_line_person(partnership)
    groups: dict[str, Group] = {}
    for name, kind, parent in GROUPS:
        groups[name] = writes.add_group(
            partnership=partnership, name=name, kind=kind, parent=groups.get(parent), by=by
        )
    return groups


def _add_person(
    person: DemonstrationPerson, partnership: Partnership, bodies: dict[str, Body], groups: dict[str, Group]
) -> None:
    from goldthread.partnership import writes
    from goldthread.partnership.models import Account, Role

    installation = writes.Installation()
    account = Account.objects.create_user(person.email, PASSWORD)
    since = date(2020, 4, 1)
    if person.role == Role.NATIONAL_VIEWER:
        writes.grant_national_view(account=account, name=person.name, starts_on=since, by=installation)
        return
    added = writes.add_person(
        partnership=partnership,
        name=person.name,
        email=person.email,
        body=bodies.get(person.body),
        account=account,
        by=installation,
    )
    writes.give_role(person=added, role=person.role, group=groups.get(person.group), starts_on=since, by=installation)
