"""``goldthread person`` and ``goldthread users``: who is in a partnership, and who can sign in."""

from __future__ import annotations

from typing import Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

ROLES = (
    "administrator",
    "coordinator",
    "lead",
    "analyst",
    "responder",
    "panel_member",
    "data_steward",
)


@click.group()
def person() -> None:
    """Add the people of a partnership."""


@person.command("add")
@click.argument("name")
@options.partnership
@click.option("--email", "address", default="", metavar="EMAIL", help="Where to write to.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="What they may do; repeatable.")
@options.by
@with_database
def add(name: str, slug: str, address: str, roles: tuple[str, ...], email: str | None) -> None:
    """Add somebody called NAME, with roles from today on. They cannot sign in before they are invited.

    \b
        goldthread person add "Service manager, recovery" --partnership glen-orrin --role lead
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.partnership import writes

    partnership = partnership_named(slug)
    who = acting(partnership, email)
    made = writes.add_person(partnership=partnership, name=name, email=address, by=who)
    for role in roles:
        writes.give_role(person=made, role=role, by=who)
    say(f"{made.name} is in {partnership.name}.")


@person.command("invite")
@click.argument("address", metavar="EMAIL")
@options.partnership
@click.option("--site", required=True, metavar="URL", help="Where people sign in, as in https://plans.example.org.")
@options.by
@with_database
def invite(address: str, slug: str, site: str, email: str | None) -> None:
    """Let the person with this EMAIL sign in, and send them the way in.

    \b
        goldthread person invite lead@example.org --partnership glen-orrin --site https://plans.example.org
    """
    from goldthread.cli.naming import acting, partnership_named, person_with
    from goldthread.partnership import writes

    partnership = partnership_named(slug)
    invited = person_with(partnership, address)
    writes.invite_person(person=invited, site=site.rstrip("/"), by=acting(partnership, email))
    say(f"{invited.name} was sent an invitation.")


@click.command("users")
@options.partnership
@options.as_json
@with_database
def users(slug: str, as_json: bool) -> None:
    """List the people of a partnership, their roles today and whether they can sign in.

    \b
        goldthread users --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.partnership import reads

    people: list[dict[str, Any]] = [
        {
            "name": person.name,
            "email": person.email or (person.account.email if person.account else ""),
            "roles": sorted(person.roles),
            "signs_in": bool(person.account and person.account.is_active),
            "left_on": person.left_on,
        }
        for person in reads.everybody(partnership_named(slug))
    ]
    if as_json:
        print_json(people)
        return
    rows = [(p["name"], p["email"], ", ".join(p["roles"]), "yes" if p["signs_in"] else "no") for p in people]
    print_columns(("Name", "E-mail", "Roles today", "Signs in"), rows, wide=0)
