"""``goldthread actions`` and ``goldthread action show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from datetime import date

    from goldthread.delivery.filters import ActionFilters
    from goldthread.delivery.reads.action import ActionDetail
    from goldthread.delivery.reads.selection import Scope


@click.command("actions")
@options.partnership_or_all
@click.option("--text", metavar="WORDS", help="Words that stand in the action.")
@click.option("--plan", metavar="ADDRESS")
@click.option("--priority", metavar="NUMBER", help="0: under none.")
@click.option("--status", multiple=True, help="not_started, in_progress, blocked, complete, closed; repeatable.")
@click.option("--rag", multiple=True, help="red, amber, green, blue, grey or none; repeatable.")
@click.option("--assessed", multiple=True, help="The same, as assessed; none cannot be assessed.")
@click.option("--owner", metavar="OWNER", help="As in body:5, group:5, post:5 or person:5.")
@click.option("--also", multiple=True, metavar="OWNER", help="A further owner it must have; repeatable.")
@click.option("--recommendation", metavar="NUMBER")
@click.option("--outcome", metavar="NUMBER")
@click.option("--due-from", metavar="YYYY-MM-DD")
@click.option("--due-to", metavar="YYYY-MM-DD")
@click.option("--open", is_flag=True, help="Neither complete nor closed.")
@click.option("--overdue", is_flag=True, help="Open, and past the end of the timescale.")
@click.option("--undated", is_flag=True)
@click.option("--new", is_flag=True, help="Marked new in the paper.")
@click.option("--differs", is_flag=True, help="Stated otherwise than assessed.")
@click.option("--silent", is_flag=True, help="Nothing new said within the cadence and its grace.")
@click.option("--moved", is_flag=True, help="The date was moved twice or more.")
@click.option(
    "--sort", help="due, ref, rag, assessed, slipped, status, updated, priority or paper; -due the other way round."
)
@click.option("--without", multiple=True, help="owner, body, group or measure: only what has none; repeatable.")
@click.option(
    "--group-by",
    multiple=True,
    metavar="FIELD",
    help="Count instead, by one or two of priority, plan, status, rag, assessed, owner, body, group, year, quarter.",
)
@click.option("--csv", "as_csv", is_flag=True, help="Print every one as CSV, in the order of the paper.")
@click.option("--size", default="50", show_default=True, help="How many, up to 200.")
@click.option("--page", default="1", show_default=True)
@options.as_json
@with_database
def actions(slug: str | None, group_by: tuple[str, ...], as_csv: bool, as_json: bool, **asked: Any) -> None:
    """List actions, filtered and sorted as on their page.

    \b
        goldthread actions --partnership glen-orrin --overdue --sort due
        goldthread actions --partnership glen-orrin --group-by priority --group-by rag
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.delivery.reads.lists import actions as list_actions
    from goldthread.delivery.reads.selection import EVERYWHERE

    scope = partnership_named(slug) if slug else EVERYWHERE
    grouping = dict(zip(("group_by", "across"), group_by, strict=False))
    filters, today = _filters({**asked, **grouping}), timezone.localdate()
    if group_by:
        _print_grouped(scope, filters, today, as_csv=as_csv, as_json=as_json)
        return
    if as_csv:
        _print_csv(scope, filters, today)
        return
    page = list_actions(scope, filters, on=today)
    if as_json:
        print_json({"total": page.total, "page": page.number, "pages": page.pages, "actions": page.rows})
        return
    rows = [
        (
            row.id,
            row.ref,
            row.text,
            "; ".join(lead.name for lead in row.leads),
            row.stated_rag,
            row.assessed_rag,
            row.stands.words,
        )
        for row in page.rows
    ]
    print_columns(("Number", "Ref", "Action", "Lead", "Stated", "Assessed", "How it stands"), rows, wide=2)
    say(f"{page.total} in all; page {page.number} of {page.pages}.")


def _filters(asked: dict[str, Any]) -> ActionFilters:
    """Raises InputError naming what made no sense."""
    from goldthread.delivery.filters import ActionFilters
    from goldthread.kernel.errors import InputError

    words = {name: list(value) if isinstance(value, tuple) else value for name, value in asked.items() if value}
    filters = ActionFilters.from_query({name: "1" if value is True else value for name, value in words.items()})
    if filters.problems:
        raise InputError(" ".join(filters.problems))
    return filters


def _print_grouped(scope: Scope, filters: ActionFilters, on: date, *, as_csv: bool, as_json: bool) -> None:
    from goldthread.core.tables import csv_of as table_as_csv
    from goldthread.delivery.grouping import presenters
    from goldthread.delivery.grouping.reads import crossed

    if as_json:
        print_json(presenters.as_dict(scope, filters, on))
        return
    table = (
        presenters.cross_table(crossed(scope, filters, on=on))
        if filters.across
        else presenters.totals_table(scope, filters, on)
    )
    if as_csv:
        for piece in table_as_csv(table):
            click.echo(piece, nl=False)
        return
    print_columns(table.headings, table.rows, wide=0)


def _print_csv(scope: Scope, filters: ActionFilters, on: date) -> None:
    from goldthread.publishing.action_csv import csv_of

    for piece in csv_of(scope, filters, on=on):
        click.echo(piece, nl=False)


@click.group()
def action() -> None:
    """Show one action."""


@action.command("show")
@click.argument("name", metavar="ACTION")
@options.partnership
@options.as_json
@with_database
def show(name: str, slug: str, as_json: bool) -> None:
    """Show everything about ACTION: its number, or its reference where only one has it.

    \b
        goldthread action show 1.1 --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import acting, action_named, partnership_named
    from goldthread.delivery.reads.action import action_page

    partnership = partnership_named(slug)
    detail = action_page(action_named(partnership, name), timezone.localdate(), by=acting(partnership, None))
    if as_json:
        print_json(detail)
        return
    for label, text in _lines(detail):
        click.echo(f"{label + ':':<18}{text}" if text else label)


def _lines(detail: ActionDetail) -> list[tuple[str, str]]:
    row = detail.row
    lines = [
        (row.name, ""),
        *(("  - " + part, "") for part in detail.parts),
        ("Plan", row.plan_title),
        ("Priority", f"{row.priority_ref} {row.priority_title}".strip()),
        ("Lead", "; ".join(owner.name for owner in row.leads)),
        ("Support", "; ".join(owner.name for owner in row.support)),
        ("Timescale", row.printed),
        ("Status", row.status.replace("_", " ")),
        ("Stated RAG", row.stated_rag or "not stated"),
        ("Assessed RAG", detail.assessed.rag or "cannot be assessed"),
        *(("", words) for words in detail.assessed.words),
        ("How it stands", row.stands.words),
    ]
    lines += [("Milestone", f"{step.text} ({step.printed or 'no date'})") for step in detail.milestones]
    lines += [("Answers", recommendation.name) for recommendation in detail.recommendations]
    lines += [("So that", outcome.text) for outcome in detail.outcomes]
    lines += [(f"{update.reported_on}", f"{update.by}: {update.narrative}") for update in detail.updates.rows]
    return [(label, text) for label, text in lines if text or label == row.name or label.startswith("  - ")]
