"""``goldthread escalations``, ``meetings``, ``decisions``, ``risks``, ``next-run``: how a partnership is steered."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json


def _told(rows: list[dict[str, Any]], shown: tuple[str, ...], as_json: bool, wide: int = 0) -> None:
    if as_json:
        print_json(rows)
        return
    headings = tuple(name.replace("_", " ").capitalize() for name in shown)
    print_columns(headings, [tuple(row[name] for name in shown) for row in rows], wide=wide)


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()


@click.command("escalations")
@options.partnership
@options.as_json
@with_database
def escalations(slug: str, as_json: bool) -> None:
    """List what is raised, who is asked, and by when an answer is owed.

    \b
        goldthread escalations --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.escalation import reads, shown

    found = reads.escalations(partnership_named(slug), _today())
    rows = [shown.as_dict(each) for each in found]
    _told(rows, ("id", "ref", "state", "asked", "answer_by", "is_late", "why"), as_json, wide=6)


@click.command("next-run")
@options.partnership
@options.as_json
@with_database
def next_run(slug: str, as_json: bool) -> None:
    """Show what the next run would do and send. Changes nothing.

    \b
        goldthread next-run --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.tick import plan

    planned = plan.as_dict(plan.next_run(partnership_named(slug), _today()))
    if as_json:
        print_json(planned)
        return
    print_columns(("What", "How many"), [(name.replace("_", " ").capitalize(), n) for name, n in planned.items()])


@click.command("meetings")
@options.partnership
@options.as_json
@with_database
def meetings(slug: str, as_json: bool) -> None:
    """List the meetings of a partnership, their papers and how many decisions they took.

    \b
        goldthread meetings --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.meetings import reads, shown

    rows = [shown.meeting(each) for each in reads.meetings(partnership_named(slug), by=None).order_by("held_on")]
    _told(rows, ("id", "held_on", "group", "papers_on", "state", "decided"), as_json, wide=2)


@click.command("decisions")
@options.partnership
@click.option("--words", default="", help="Only those with these words.")
@options.as_json
@with_database
def decisions(slug: str, words: str, as_json: bool) -> None:
    """List what was decided, the latest first.

    \b
        goldthread decisions --partnership glen-orrin --words outreach
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.meetings import reads, shown

    wanted = reads.DecisionsWanted(words=words)
    rows = [shown.decision(each) for each in reads.decisions(partnership_named(slug), wanted, by=None)]
    _told(rows, ("reference", "group", "words", "due_on", "done_on"), as_json, wide=2)


@click.command("risks")
@options.partnership
@click.option("--closed", is_flag=True, help="Those that are closed instead, the latest first.")
@options.as_json
@with_database
def risks(slug: str, closed: bool, as_json: bool) -> None:
    """List the open risks, the worst first.

    \b
        goldthread risks --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.risks import reads, shown

    found = reads.register(partnership_named(slug), _today(), closed=closed, by=None).risks
    rows = [shown.as_dict(each) for each in found]
    _told(rows, ("id", "group", "event", "score", "level", "target", "live_actions"), as_json, wide=2)
