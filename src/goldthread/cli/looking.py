"""``goldthread since``, ``forecast``, ``summary`` and ``timeline``: back, ahead, at a glance and along time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.reads.forecast import Forecast
    from goldthread.delivery.reads.since import Since

LISTS = ("added", "completed", "dropped", "reopened")


@click.command("since")
@click.argument("plan_slug", metavar="PLAN")
@click.argument("day", metavar="DATE", type=options.Day())
@options.partnership
@options.as_json
@with_database
def since(plan_slug: str, day: date, slug: str, as_json: bool) -> None:
    """Show what changed in PLAN since DATE: added, reworded, moved, completed, dropped. "all" is every plan.

    \b
        goldthread since action-plan 2026-03-31 --partnership glen-orrin
        goldthread since all 2026-03-31 --partnership glen-orrin --json
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.delivery.reads.since import changed_since
    from goldthread.kernel.errors import InputError

    partnership, today = partnership_named(slug), timezone.localdate()
    if day > today:
        raise InputError(f"{day} is still to come.", advice="Give a day that has passed.")
    scope = partnership if plan_slug == "all" else plan_named(partnership, plan_slug)
    seen = changed_since(scope, day, today)
    if as_json:
        print_json(seen)
    else:
        _print_since(seen)


def _print_since(seen: Since) -> None:
    kept = seen.integrity
    click.echo(f"From {seen.since} to {seen.on}: {seen.before} actions then, {seen.after} now.")
    click.echo(
        f"Of {kept.promised} promises due in between: {kept.kept} kept to the day, {kept.late} done later, "
        f"{kept.moved} moved, {kept.missed} missed, {kept.dropped} dropped."
    )
    for name in LISTS:
        rows = getattr(seen, name)
        click.echo(f"\n{name.capitalize()}: {len(rows)}")
        for row in rows:
            click.echo(f"  {row.name}")
    click.echo(f"\nDates moved: {len(seen.moved)}")
    for moved in seen.moved:
        click.echo(f"  {moved.row.name}: {moved.was or 'no date'} -> {moved.now or 'no date'}")
    click.echo(f"\nReworded: {len(seen.reworded)}")
    for reworded in seen.reworded:
        click.echo(f"  {reworded.row.name}\n    it said: {reworded.was}")


@click.command("forecast")
@click.argument("plan_slug", metavar="[PLAN]", required=False)
@options.partnership
@options.as_json
@with_database
def forecast(plan_slug: str | None, slug: str, as_json: bool) -> None:
    """Show the chance that each open action ends on time, and how well such forecasts did. PLAN narrows the list.

    \b
        goldthread forecast --partnership glen-orrin
        goldthread forecast action-plan --partnership glen-orrin --json
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.delivery.reads.forecast import forecast as forecast_of

    partnership = partnership_named(slug)
    plan = plan_named(partnership, plan_slug) if plan_slug else None
    seen = forecast_of(partnership, timezone.localdate(), plan=plan)
    if as_json:
        print_json(seen or {"enough": False})
    elif seen is None:
        say("Not enough history: a forecast needs at least thirty dated promises that have ended.")
    else:
        _print_forecast(seen)


def _print_forecast(seen: Forecast) -> None:
    expected = seen.expected
    click.echo(
        f"Of {expected.of} open actions due before {expected.on}, about {expected.count:.0f} will be late then: "
        f"from {expected.low} to {expected.high}, eight times out of ten."
    )
    whose = "all partnerships'" if seen.pooled else "its own"
    click.echo(f"Learnt from {seen.ended} promises of {whose} history; {seen.still_open} are still open.")
    if seen.calibration:
        tried = seen.calibration
        click.echo(
            f"Tried on {whose} past: {tried.forecasts} forecasts, Brier score {tried.brier:.3f}; "
            f"always saying the usual share would score {tried.usual:.3f}."
        )
        for each in tried.bins:
            click.echo(
                f"  said {each.low:.0%} to {each.high:.0%}, on average {each.said:.0%}: "
                f"{each.came:.0%} of {each.forecasts} came true"
            )
    else:
        click.echo(f"Not enough history to try it on {whose} past.")
    rows = [(each.row.ref, each.row.text, each.row.ends, f"{each.chance:.0%}") for each in seen.chances]
    print_columns(("Ref", "Action", "Due", "On time"), rows, wide=1)
    say(f"{len(seen.chances)} of {seen.total} shown, the least likely first.")


@click.command("summary")
@click.argument("plan_slug", metavar="PLAN")
@options.partnership
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), help="Write a table to FILE.csv instead.")
@options.as_json
@with_database
def summary(plan_slug: str, slug: str, file: str | None, as_json: bool) -> None:
    """Show each priority of PLAN: its actions, how they stand, what is late, silent and slipped, its measures.

    \b
        goldthread summary action-plan --partnership glen-orrin
        goldthread summary action-plan --partnership glen-orrin -o priorities.csv
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.cli.writing import form_of, write_file
    from goldthread.core.tables import csv_bytes
    from goldthread.delivery.summary import reads, shown

    seen = reads.summary(plan_named(partnership_named(slug), plan_slug), timezone.localdate())
    if file:
        form_of(file, ("csv",))
        write_file(file, csv_bytes(shown.table(seen)))
        say(f"{len(seen.priorities)} priorities written to {file}.")
        return
    whole = shown.as_dict(seen)
    if as_json:
        print_json(whole)
        return
    columns = ("actions", "open", "complete", "late", "silent", "slipped", "assessed_red", "next_due")
    rows = [*whole["priorities"], {"title": "The whole plan", **whole["total"]}]
    told = [(f"{row.get('ref', '')} {row['title']}".strip(), *(row.get(name) for name in columns)) for row in rows]
    print_columns(("Priority", *(name.replace("_", " ").capitalize() for name in columns)), told, wide=0)


@click.command("timeline")
@click.argument("plan_slug", metavar="PLAN")
@options.partnership
@click.option(
    "--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="FILE.svg, .png or .csv."
)
@click.option("--zoom", type=click.Choice(["quarter", "year", "whole"]), default="whole", help="How long a stretch.")
@options.day("--from", "A day of the quarter or year; today if left out.")
@click.option("--priority", type=int, metavar="NUMBER", help="One priority, by its number.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which hundred actions are drawn.")
@with_database
def timeline(plan_slug: str, slug: str, file: str, zoom: str, priority: int | None, page: int, **days: date) -> None:
    """Draw PLAN along time: what was first promised, what is agreed now, and today. A .csv holds every action.

    \b
        goldthread timeline action-plan --partnership glen-orrin -o plan.svg
        goldthread timeline action-plan --partnership glen-orrin --zoom quarter --from 2026-04-01 -o spring.png
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.cli.writing import form_of, write_file
    from goldthread.delivery.filters import ActionFilters
    from goldthread.delivery.timeline import files, reads, spans

    form = form_of(file, tuple(files.FORMS))
    filters = ActionFilters(sort="paper", priority=priority, page=page)
    plan, on = plan_named(partnership_named(slug), plan_slug), timezone.localdate()
    seen = reads.timeline(plan, filters, zoom=spans.Zoom(zoom), day=days["from"], on=on, size=100)
    write_file(file, files.file_of(seen, form))
    if form == "csv":
        say(f"Written: {file}")
        return
    say(f"Drawn: {file}, {seen.stretch.words}, page {seen.actions.number} of {seen.actions.pages}.")
    if seen.undated_total:
        say(f"{seen.undated_total} actions have no date and cannot be drawn.")
