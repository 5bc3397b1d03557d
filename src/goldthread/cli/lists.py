"""``goldthread lists``: lists of actions kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.saved_lists.models import SavedList
    from goldthread.partnership.models import Partnership, Person


@click.group()
def lists() -> None:
    """See, keep and remove saved lists: your own (--by) and those shared with the partnership."""


@lists.command("list")
@options.partnership
@options.by
@options.as_json
@with_database
def list_lists(slug: str, email: str | None, as_json: bool) -> None:
    """List those that this person sees; without --by those that are shared.

    \b
        goldthread lists list --partnership glen-orrin --by coordinator@example.org
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.delivery.reads.choices import choices
    from goldthread.delivery.saved_lists.reads import visible_to
    from goldthread.delivery.saved_lists.shown import as_dict

    partnership = partnership_named(slug)
    person, known = acting(partnership, email), choices(partnership)
    rows = [as_dict(each, person, known) for each in visible_to(person, partnership)]
    if as_json:
        print_json(rows)
        return
    shown = ("id", "name", "owner", "is_shared", "says")
    print_columns(("Number", "Name", "Whose", "Shared", "Shows"), [[row[name] for name in shown] for row in rows])


@lists.command("show")
@click.argument("name", metavar="LIST")
@options.partnership
@options.by
@options.as_json
@click.option("--page", type=click.IntRange(1, 100_000), default=1, show_default=True)
@with_database
def show(name: str, slug: str, email: str | None, as_json: bool, page: int) -> None:
    """Show the actions that LIST, its number or its name, finds today.

    \b
        goldthread lists show "Late and red" --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import acting, partnership_named
    from goldthread.delivery.reads.lists import actions
    from goldthread.delivery.saved_lists.reads import filters_of

    partnership = partnership_named(slug)
    saved = list_named(partnership, acting(partnership, email), name)
    found = actions(partnership, filters_of(saved).but(page=page), on=timezone.localdate())
    if as_json:
        print_json({"total": found.total, "page": found.number, "pages": found.pages, "actions": found.rows})
        return
    rows = [
        (row.id, row.ref, row.text, "; ".join(lead.name for lead in row.leads), row.stands.words)
        for row in found.rows
    ]
    print_columns(("Number", "Ref", "Action", "Lead", "How it stands"), rows, wide=2)
    say(f"{found.total} in all; page {found.number} of {found.pages}.")


@lists.command("keep")
@click.argument("name")
@options.partnership
@options.by
@click.option("--query", default="", help="As in the address of the page: overdue=1&group_by=owner.")
@click.option("--shared", is_flag=True, help="For everybody of the partnership.")
@options.as_json
@with_database
def keep(name: str, slug: str, email: str | None, query: str, shared: bool, as_json: bool) -> None:
    """Keep a list under NAME. It always shows what its filter finds on the day.

    \b
        goldthread lists keep "Late" --query "overdue=1" --partnership glen-orrin --by coordinator@example.org
    """
    from goldthread.cli.naming import acting, asked_of, partnership_named
    from goldthread.delivery.saved_lists.writes import save_list

    partnership = partnership_named(slug)
    person = acting(partnership, email)
    kept = asked_of(query).to_query()
    made = save_list(partnership=partnership, name=name, query=kept, is_shared=shared, by=person)
    if as_json:
        print_json({"id": made.pk, "name": made.name, "query": made.query, "is_shared": made.is_shared})
        return
    say(f"Kept: {made.name}, number {made.pk}.")


@lists.command("remove")
@click.argument("name", metavar="LIST")
@options.partnership
@options.by
@with_database
def remove(name: str, slug: str, email: str | None) -> None:
    """Take LIST away. It can be put back on the page of lists.

    \b
        goldthread lists remove "Late" --partnership glen-orrin --by coordinator@example.org
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.delivery.saved_lists.writes import remove_list

    partnership = partnership_named(slug)
    person = acting(partnership, email)
    removed = remove_list(saved=list_named(partnership, person, name), by=person)
    say(f"Removed: {removed.name}.")


def list_named(partnership: Partnership, person: Person, name: str) -> SavedList:
    """The list with this number or name, of those this person sees. Raises InputError."""
    from goldthread.delivery.saved_lists.reads import visible_to
    from goldthread.kernel.errors import InputError

    seen = visible_to(person, partnership)
    is_number = name.isdecimal() and name.isascii() and len(name) < 19
    found = (is_number and seen.filter(pk=int(name)).first()) or seen.filter(name=name).first()
    if not found:
        there = ", ".join(seen.values_list("name", flat=True)[:20])
        raise InputError(f"There is no list “{name}” to be seen.", advice=there and f"There are: {there}.")
    return found
