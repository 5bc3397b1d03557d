"""``goldthread search``, ``goldthread board`` and ``goldthread calendar``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.reads.board import Board
    from goldthread.measures.reads import TwoLists


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@options.partnership
@options.as_json
@with_database
def search(words: tuple[str, ...], slug: str, as_json: bool) -> None:
    """Find what holds all these WORDS, best first.

    \b
        goldthread search naloxone pharmacy --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.core import search as index

    found = index.find(" ".join(words), partnership_id=partnership_named(slug).pk)
    if as_json:
        print_json(found)
        return
    print_columns(
        ("Kind", "Title", "Words", "Address"), [(h.kind, h.title, h.snippet, h.address) for h in found], wide=2
    )
    say(f"{len(found)} found.")


@click.command("board")
@options.partnership
@click.option("--plan", "plan_slug", metavar="ADDRESS", help="One plan; all of them if left out.")
@options.day("--since", "When the board last met; one round of updates ago if left out.")
@options.as_json
@with_database
def board(slug: str, plan_slug: str | None, since: date | None, as_json: bool) -> None:
    """Show what is late, red and blocked, and what was done since last time.

    \b
        goldthread board --partnership glen-orrin --since 2026-03-31
    """
    from dataclasses import fields

    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.delivery.reads.board import board as board_of
    from goldthread.measures.presenters.plain import two_lists_plain
    from goldthread.publishing.reads import last_time, two_lists_of

    partnership, today = partnership_named(slug), timezone.localdate()
    scope = plan_named(partnership, plan_slug) if plan_slug else partnership
    shown = None if as_json else 25
    found = board_of(scope, since or last_time(scope, today), today, shown=shown)
    two = two_lists_of(scope, on=today, shown=shown)
    if as_json:
        print_json({**two_lists_plain(two), **{each.name: getattr(found, each.name) for each in fields(found)}})
        return
    _print_board(found, two)


def _print_board(found: Board, two: TwoLists) -> None:
    click.echo(f"As of {found.on}, since {found.since}: {found.tally.open} of {found.tally.total} actions are open.")
    _print_two_lists(two)
    sections = (
        ("Late", found.late),
        ("Red", found.red),
        ("Blocked", found.blocked),
        ("Done since", found.done),
        ("Not heard of since", found.unheard),
    )
    for title, section in sections:
        click.echo(f"\n{title}: {section.total}")
        for row in section.rows:
            leads = "; ".join(lead.name for lead in row.leads) or "no lead named"
            click.echo(f"  {row.name}  [{leads}]  {row.stands.words}")
    click.echo(f"\nDates changed since: {found.moved_total}")
    for moved in found.moved:
        what = moved.milestone or f"{moved.action_ref} {moved.action_text}".strip()
        click.echo(f"  {what}: {moved.was_printed or 'no date'} -> {moved.now_printed or 'no date'} ({moved.reason})")


def _print_two_lists(two: TwoLists) -> None:
    from goldthread.measures.presenters.words import figure_words, verdict_words

    click.echo(f"\nRed or signalling measures with no live action: {len(two.measures)}")
    for each in two.measures:
        latest = each.judged.latest
        said = f"{figure_words(latest.value, each.indicator)} ({latest.period})" if latest else "no figure"
        click.echo(f"  {each.indicator.name}  {said}  {verdict_words(each.judged)}")
    if two.improving:
        click.echo(f"\nImproving: {'; '.join(each.indicator.name for each in two.improving)}")
    click.echo(f"\nOpen actions with no measure: {two.actions_total}")
    for action in two.actions:
        click.echo(f"  {action.ref} {action.text}".rstrip())


@click.command("calendar")
@options.partnership
@options.day("--from", "The first day; today if left out.")
@options.day("--to", "The last day; three months on if left out.")
@options.as_json
@with_database
def calendar(slug: str, as_json: bool, **days: date | None) -> None:
    """List the actions and milestones that fall due in a stretch of days.

    \b
        goldthread calendar --partnership glen-orrin --to 2026-12-31
    """
    from datetime import timedelta

    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.reads.dates import due

    today = timezone.localdate()
    first = days["from"] or today
    items = due(partnership_named(slug), first, days["to"] or first + timedelta(days=92), on=today)
    if as_json:
        print_json(items)
        return
    rows = [(item.day, item.kind, item.ref, item.text, "done" if item.is_done else item.status) for item in items]
    print_columns(("Day", "Kind", "Ref", "What", "Status"), rows, wide=3)
