"""``goldthread impact``: what an action was to change, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from datetime import date

    from goldthread.measures.models import Indicator
    from goldthread.partnership.models import Partnership
    from goldthread.plans.models import Action


@click.group()
def impact() -> None:
    """Write down what an action is to change, and see what came. Never "caused"."""


@impact.command("list")
@options.partnership
@options.as_json
@with_database
def list_impacts(slug: str, as_json: bool) -> None:
    """List every prediction, the last written first, and what came.

    \b
        goldthread impact list --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.measures.impact import reads
    from goldthread.measures.impact.plain import impact_row

    partnership = partnership_named(slug)
    found = reads.impacts_of(partnership, reads.predicted_pairs(partnership), on=timezone.localdate())
    rows = [impact_row(each) for each in found]
    if as_json:
        print_json(rows)
        return
    shown = ("action", "action_ref", "measure", "predicted", "seen_by", "verdict")
    headings = ("Action", "Reference", "Measure", "Predicted", "To be seen by", "What came")
    print_columns(headings, [[row[name] for name in shown] for row in rows], wide=2)


@impact.command("show")
@click.argument("action")
@click.argument("measure")
@options.partnership
@click.option("--chart", metavar="FILE", help="Draw the chart to FILE.svg or FILE.png as well.")
@options.as_json
@with_database
def show(action: str, measure: str, slug: str, chart: str | None, as_json: bool) -> None:
    """Show what ACTION (its number or reference) was to change in MEASURE (its key), what came, what else was tried.

    \b
        goldthread impact show 12 planned_exits_pct --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.analysing.answering import draw
    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.measures.impact import reads
    from goldthread.measures.impact.chart import chart_of
    from goldthread.measures.impact.plain import impact_whole

    page = reads.impact_page(*_pair(partnership_named(slug), action, measure), on=timezone.localdate())
    if chart:
        drawn = chart_of(page.impact)
        if drawn is None:
            raise InputError("There is no chart yet: too few figures to be read.")
        draw(drawn, chart)
    told = impact_whole(page)
    if as_json:
        print_json(told)
        return
    click.echo(f"{told['action_ref']} {told['action_text']}\n{told['measure_name']}\n".lstrip())
    click.echo(f"Predicted: {told['predicted']}" + (f", by {told['seen_by']}" if told["seen_by"] else ""))
    for sentence in (*told["says"], told["smallest_effect"], *told["method"], *told["left_out"], told["caution"]):
        click.echo(sentence)
    for check in told["checks"]:
        click.echo(f"Tried otherwise: {check['what']}")
    if told["compared"]:
        click.echo(told["compared"])


@impact.command("predict")
@click.argument("action")
@click.argument("measure")
@click.argument("direction", type=click.Choice(["fall", "rise"]))
@click.argument("size", type=float)
@options.partnership
@click.option("--in", "size_in", type=click.Choice(["per_cent", "units"]), default="per_cent", show_default=True)
@options.day("--by-when", "By when it should be seen.")
@click.option("--how", "mechanism", required=True, metavar="WORDS", help="How the action will bring that about.")
@options.day("--written-on", "When it was written down, if not today.")
@click.option("--source", default="", metavar="WORDS", help="Where it stands, if it was written before today.")
@options.by
@with_database
def predict(
    action: str,
    measure: str,
    direction: str,
    size: float,
    slug: str,
    size_in: str,
    by_when: date | None,
    mechanism: str,
    written_on: date | None,
    source: str,
    email: str | None,
) -> None:
    """Write down that MEASURE is to FALL or RISE by SIZE through ACTION. What is written stays.

    \b
        goldthread impact predict 12 planned_exits_pct rise 20 --by-when 2027-03-31 \\
            --how "A worker meets everybody who misses a visit" --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.impact.writes import write_prediction

    if by_when is None:
        raise click.UsageError("say by when it should be seen: --by-when YYYY-MM-DD.")
    partnership = partnership_named(slug)
    row, indicator = _pair(partnership, action, measure)
    made = write_prediction(
        action=row,
        indicator=indicator,
        direction=direction,
        size=size,
        size_in=size_in,
        seen_by=by_when,
        mechanism=mechanism,
        written_on=written_on,
        source=source,
        by=acting(partnership, email),
    )
    say("It is written down." + (" The action had begun, so it is kept as written late." if made.is_late else ""))


def _pair(partnership: Partnership, action: str, measure: str) -> tuple[Action, Indicator]:
    """An action and a measure linked to it. Raises InputError."""
    from goldthread.cli.measures import measure_named
    from goldthread.cli.naming import action_named
    from goldthread.kernel.errors import InputError
    from goldthread.measures.impact import reads

    row, indicator = action_named(partnership, action), measure_named(partnership, measure)
    found = reads.linked_pair(partnership, row.pk, indicator.key)
    if found is None:
        raise InputError(
            f"“{indicator.name}” is not linked to this action.", advice="Link them on the measure's page."
        )
    return found
