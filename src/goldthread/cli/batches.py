"""``goldthread batch``: one change of many actions, seen first, done as one, undone as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.cli.options import Command
    from goldthread.delivery.batches.models import Batch
    from goldthread.partnership.models import Partnership

WHAT = ("owner", "lead", "date", "priority", "cadence", "close")


def _change(command: Command) -> Command:
    """Which change, of which actions, to what."""
    for option in (
        click.argument("what", type=click.Choice(WHAT)),
        options.partnership,
        options.by,
        click.option("--action", "named", multiple=True, metavar="NUMBER", type=int, help="One action; repeatable."),
        click.option("--matching", metavar="QUERY", help="All of a list: overdue=1&plan=our-plan."),
        click.option("--to", "said", multiple=True, metavar="NAME=VALUE", help="As in reason=…; repeatable."),
        options.as_json,
    ):
        command = option(command)
    return command


@click.group()
def batch() -> None:
    """Change many actions at once: give an owner or another lead, date, priority, cadence; close.

    What is asked for each (--to NAME=VALUE): owner: owner, kind. lead: owner, reason. date: timescale, reason,
    agreed_by. priority: priority, reason. cadence: days. close: reason.
    """


@batch.command("preview")
@_change
@with_database
def preview(slug: str, email: str | None, as_json: bool, **asked: Any) -> None:
    """Show what WHAT would do to each action. Changes nothing.

    \b
        goldthread batch preview date --matching "overdue=1" --to "timescale=March 2028" \\
            --to "reason=Funding came late" --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named

    seen = _seen(partnership_named(slug), email, **asked)[0]
    if as_json:
        print_json(seen)
        return
    rows = [(row["action"], row["ref"], row["before"], row["why_not"] or row["after"]) for row in seen["rows"]]
    print_columns(("Number", "Ref", "Before", "After, or why it stays"), rows)
    say(f"{seen['words']}: {seen['possible']} of {seen['total']} would change. Nothing has been changed.")


@batch.command("do")
@_change
@with_database
def do(slug: str, email: str | None, as_json: bool, **asked: Any) -> None:
    """Do WHAT as its preview shows it now.

    \b
        goldthread batch do close --action 12 --action 15 --to "reason=Overtaken" --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.delivery.batches.reads import kind_named
    from goldthread.delivery.batches.writes import do_batch

    partnership = partnership_named(slug)
    seen, answers = _seen(partnership, email, **asked)
    made = do_batch(
        partnership=partnership,
        kind=kind_named(asked["what"]),
        answers=answers,
        marks={row["action"]: row["mark"] for row in seen["rows"]},
        by=acting(partnership, email),
    )
    _told(made, as_json)


def _seen(
    partnership: Partnership,
    email: str | None,
    *,
    what: str,
    named: tuple[int, ...],
    matching: str | None,
    said: tuple[str, ...],
) -> tuple[dict[str, Any], Any]:
    """The preview as plain values, and the answers. Raises InputError."""
    from django.utils import timezone

    from goldthread.cli.naming import acting, asked_of
    from goldthread.delivery.batches import reads, shown
    from goldthread.delivery.batches.answers import answered
    from goldthread.kernel.errors import InputError

    if bool(named) == bool(matching):
        raise InputError("Say which actions.", advice="Give --action for each, or --matching with a filter.")
    kind = reads.kind_named(what)
    answers = answered(partnership, what, {each.partition("=")[0]: each.partition("=")[2] for each in said})
    chosen = reads.chosen(
        partnership, asked_of(matching or ""), ticked=named, every=bool(matching), on=timezone.localdate()
    )
    rows = reads.preview(partnership, kind, answers, chosen.keys, by=acting(partnership, email))
    return shown.preview(kind, answers, rows, chosen.total), answers


@batch.command("list")
@options.partnership
@options.as_json
@with_database
def list_batches(slug: str, as_json: bool) -> None:
    """List the changes of many actions, the latest first.

    \b
        goldthread batch list --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.batches import reads, shown

    rows = [shown.batch(each) for each in reads.batches(partnership_named(slug))]
    if as_json:
        print_json(rows)
        return
    columns = [(r["id"], r["words"], len(r["changed"]), r["by"], r["done_at"], r["undone_at"]) for r in rows]
    print_columns(("Number", "What", "Actions", "By", "Done", "Undone"), columns, wide=1)


@batch.command("undo")
@click.argument("number", type=int)
@options.partnership
@options.by
@options.as_json
@with_database
def undo(number: int, slug: str, email: str | None, as_json: bool) -> None:
    """Put back everything of batch NUMBER that still is as it was left.

    \b
        goldthread batch undo 3 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.delivery.batches.reads import batches
    from goldthread.delivery.batches.writes import undo_batch
    from goldthread.kernel.errors import InputError

    partnership = partnership_named(slug)
    found = batches(partnership).filter(pk=number).first()
    if found is None:
        raise InputError(f"There is no batch {number} here.", advice="See: goldthread batch list.")
    _told(undo_batch(batch=found, by=acting(partnership, email)), as_json)


def _told(made: Batch, as_json: bool) -> None:
    from goldthread.delivery.batches import shown

    if as_json:
        print_json(shown.batch(made))
        return
    kept = made.kept if made.undone_at else made.left
    say(f"{'Undone' if made.undone_at else 'Done'}, number {made.pk}: {made.words}; {len(made.actions)} actions.")
    for each in kept:
        say(f"  left alone: action {each['action']}: {each['why']}")
