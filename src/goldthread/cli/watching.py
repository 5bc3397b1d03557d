"""``goldthread watch``: what somebody keeps an eye on, and what has happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.watching.reads import Thing
    from goldthread.partnership.models import Partnership, Person

KINDS = ("action", "priority", "plan", "list")


@click.group()
def watch() -> None:
    """See what somebody watches, begin and stop."""


def _whose(command: options.Command) -> options.Command:
    return click.option("--by", "email", required=True, metavar="EMAIL", help="Whose watching.")(command)


@watch.command("list")
@options.partnership
@_whose
@options.as_json
@with_database
def list_watched(slug: str, email: str, as_json: bool) -> None:
    """Show what this person watches, with what others did since the last weekly message.

    \b
        goldthread watch list --partnership glen-orrin --by coordinator@example.org
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, person_with
    from goldthread.delivery.watching.reads import last_told, watched_by
    from goldthread.delivery.watching.shown import as_dict

    person = person_with(partnership_named(slug), email)
    found = watched_by(person, since=last_told(person), on=timezone.localdate())
    if as_json:
        print_json([as_dict(each) for each in found])
        return
    for each in found:
        click.echo(f"{each.kind.replace('_', ' ')}: {each.name}")
        for changed in each.changed:
            click.echo(f"  {changed.last_at:%Y-%m-%d} {changed.times} x  {changed.action}")
    say(f"{len(found)} watched.")


@watch.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("name")
@options.partnership
@_whose
@with_database
def add(kind: str, name: str, slug: str, email: str) -> None:
    """Watch an action or priority (its number), a plan (its address) or a kept list (its number or name).

    \b
        goldthread watch add plan action-plan --partnership glen-orrin --by coordinator@example.org
    """
    from goldthread.cli.naming import partnership_named, person_with
    from goldthread.delivery.watching import writes

    partnership = partnership_named(slug)
    person = person_with(partnership, email)
    thing = _thing(partnership, person, kind, name)
    writes.watch(thing=thing, by=person)
    say(f"Watched: {thing}.")


@watch.command("stop")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("name")
@options.partnership
@_whose
@with_database
def stop(kind: str, name: str, slug: str, email: str) -> None:
    """Watch it no longer.

    \b
        goldthread watch stop action 1.1 --partnership glen-orrin --by coordinator@example.org
    """
    from goldthread.cli.naming import partnership_named, person_with
    from goldthread.delivery.watching import writes

    partnership = partnership_named(slug)
    person = person_with(partnership, email)
    thing = _thing(partnership, person, kind, name)
    writes.stop_watching(thing=thing, by=person)
    say(f"Not watched any more: {thing}.")


def _thing(partnership: Partnership, person: Person, kind: str, name: str) -> Thing:
    """Raises InputError for what is not here."""
    from goldthread.cli.lists import list_named
    from goldthread.cli.naming import action_named, plan_named, priority_numbered

    match kind:
        case "action":
            return action_named(partnership, name)
        case "plan":
            return plan_named(partnership, name)
        case "list":
            return list_named(partnership, person, name)
    return priority_numbered(partnership, name)
