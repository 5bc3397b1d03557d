"""``goldthread update ACTION``: how an action is going."""

from __future__ import annotations

from datetime import date

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_json, say

STATUSES = ("not_started", "in_progress", "blocked", "complete", "closed")
RAGS = ("red", "amber", "green", "blue", "grey", "none")


@click.command("update")
@click.argument("name", metavar="ACTION")
@options.partnership
@click.option("--narrative", required=True, help="How it is going, in words.")
@click.option("--rag", type=click.Choice(RAGS), help="The RAG to state; as it is if left out.")
@click.option("--status", type=click.Choice(STATUSES), help="The status it has now; as it is if left out.")
@options.day("--on", "The day it tells of; today if left out.")
@options.by
@options.as_json
@with_database
def update(
    name: str,
    slug: str,
    narrative: str,
    rag: str | None,
    status: str | None,
    on: date | None,
    email: str | None,
    as_json: bool,
) -> None:
    """Add a progress update to ACTION: its number, or its reference where only one has it.

    \b
        goldthread update 1.1 --partnership glen-orrin --rag amber --narrative "Premises found."
    """
    from goldthread.cli.naming import acting, action_named, partnership_named
    from goldthread.delivery.writes import record_update

    partnership = partnership_named(slug)
    made = record_update(
        action=action_named(partnership, name),
        narrative=narrative,
        status=status,
        stated_rag="" if rag == "none" else rag,
        reported_on=on,
        by=acting(partnership, email),
    )
    if as_json:
        print_json({"update": made.pk, "action": made.action_id, "status": made.status, "rag": made.stated_rag})
        return
    say(f"Kept: {made.action}: {made.status.replace('_', ' ')}, {made.stated_rag or 'no RAG stated'}.")
