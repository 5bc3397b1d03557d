"""``goldthread plans``: the live plans of a partnership and how they stand."""

from __future__ import annotations

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json


@click.command("plans")
@options.partnership
@options.as_json
@with_database
def plans(slug: str, as_json: bool) -> None:
    """List the plans of a partnership, and how many of their actions are late, red and done.

    \b
        goldthread plans --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.reads.front import front

    cards = front(partnership_named(slug), timezone.localdate()).plans
    if as_json:
        print_json(cards)
        return
    headings = ("Address", "Plan", "Actions", "Open", "Late", "Red", "Done")
    rows = [
        (card.plan.slug, card.plan.title, tally.total, tally.open, tally.late, tally.red, tally.complete)
        for card in cards
        for tally in [card.tally]
    ]
    print_columns(headings, rows, wide=1)
