"""``goldthread outcomes``: questionnaires, and how groups of people fare. No row of a person is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.measures.outcomes.models import Instrument

MARK = "[c]"


@click.group()
def outcomes() -> None:
    """See how people fare by questionnaires, and bring a period. Only groups are kept, small ones hidden.

    \b
        goldthread outcomes library --partnership glen-orrin phq-9
        goldthread outcomes bring phq-9 exits.csv --period 2025/26 --kind rows --partnership glen-orrin
        goldthread outcomes show phq-9 --partnership glen-orrin --chart change.svg
    """


@outcomes.command("library")
@click.argument("keys", nargs=-1)
@options.partnership
@click.option("--list", "only_list", is_flag=True, help="List what there is and change nothing.")
@options.by
@options.as_json
@with_database
def library(keys: tuple[str, ...], slug: str, only_list: bool, email: str | None, as_json: bool) -> None:
    """Take questionnaires over from the library: those named by KEYS, or all that can be scored.

    \b
        goldthread outcomes library --list --partnership glen-orrin
        goldthread outcomes library phq-9 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.outcomes.library import packs
    from goldthread.measures.outcomes.writes import add_instruments

    if only_list:
        found = [
            {
                "key": pack.key,
                "name": pack.name,
                "scored": pack.definition is not None,
                "checked_on": pack.checked_on,
                "licence": pack.facts["licence"],
            }
            for pack in packs()
        ]
        if as_json:
            print_json(found)
        else:
            print_columns(("Key", "Name", "Scored", "Checked", "Licence"), [each.values() for each in found])
        return
    partnership = partnership_named(slug)
    made = add_instruments(partnership=partnership, keys=keys or None, by=acting(partnership, email))
    if as_json:
        print_json([each.key for each in made])
    say(f"Questionnaires taken over: {len(made)}.")


@outcomes.command("list")
@options.partnership
@options.as_json
@with_database
def list_outcomes(slug: str, as_json: bool) -> None:
    """List the questionnaires in use and the periods that are known.

    \b
        goldthread outcomes list --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.measures.outcomes import reads, shown

    rows = [shown.instrument_row(each) for each in reads.instruments(partnership_named(slug))]
    if as_json:
        print_json(rows)
        return
    lines = [(row["key"], row["version"], row["name"], ", ".join(row["periods"])) for row in rows]
    print_columns(("Key", "Version", "Questionnaire", "Periods"), lines)


@outcomes.command("bring")
@click.argument("key")
@click.argument("file", type=click.Path())
@options.partnership
@click.option("--period", required=True, metavar="PERIOD", help="Like 2025/26, 2025-Q3 or 2025-11.")
@click.option("--kind", type=click.Choice(["summary", "rows"]), default="summary", show_default=True)
@click.option("--source", default="", help="Where it is from.")
@click.option("--note", default="", help="What a reader should know.")
@click.option("--dry-run", is_flag=True, help="Show what would be kept, and keep nothing.")
@options.by
@options.as_json
@with_database
def bring(
    key: str, file: str, slug: str, period: str, kind: str, source: str, note: str, dry_run: bool,
    email: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Bring a period of questionnaire KEY from FILE (CSV or a spreadsheet).

    \b
    --kind summary  one row a service and occasion: service, occasion (review, exit), people and, if you have them,
                    scale, started, first, last, change, sd, improved, unchanged, worsened
    --kind rows     one row a person and occasion: person (a pseudonym), service, occasion (start, review, exit),
                    date, then the items or scales of the questionnaire. Added up in memory and dropped.

    \b
        goldthread outcomes bring phq-9 exits.csv --period 2025/26 --kind rows --partnership glen-orrin --dry-run
    """
    from goldthread.cli.bring import bytes_of
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.measures.outcomes import shown
    from goldthread.measures.outcomes.arrivals import arrive
    from goldthread.measures.outcomes.writes import keep_outcomes
    from goldthread.measures.sheets import table_of

    partnership = partnership_named(slug)
    row = _named(slug, key)
    arrival = arrive(row, table_of(bytes_of(file), "the file"), kind=kind, period=period)
    if not dry_run:
        keep_outcomes(instrument=row, arrival=arrival, source=source, note=note, by=acting(partnership, email))
    kept = [shown.kept_row(each) for each in arrival.kept]
    if as_json:
        print_json({"kept": not dry_run, "groups": kept})
    else:
        _print_kept(kept)
    say("Nothing was kept." if dry_run else f"Kept: {len(kept)} groups of {arrival.period}.")


@outcomes.command("show")
@click.argument("key")
@options.partnership
@click.option("--period", metavar="PERIOD", help="A period as it was brought; the latest if left out.")
@click.option("--chart", "to", metavar="FILE", help="Draw mean change to FILE.svg or FILE.png as well.")
@click.option("--improved", is_flag=True, help="Draw the share that reliably improved instead.")
@options.as_json
@with_database
def show(key: str, slug: str, period: str | None, to: str | None, improved: bool, as_json: bool) -> None:
    """Show how groups of people fare by questionnaire KEY: mean change, who reliably improved, with intervals.

    \b
        goldthread outcomes show phq-9 --partnership glen-orrin --chart change.svg
    """
    from goldthread.cli.analysing.answering import draw
    from goldthread.kernel.errors import InputError
    from goldthread.measures.outcomes import reads, shown

    row = _named(slug, key)
    load = next((each for each in reads.loads_of(row) if period in (None, each.period)), None)
    if load is None:
        raise InputError("There are no outcomes of this period.", advice="See goldthread outcomes list.")
    seen = reads.outcomes_of(load)
    if to:
        chart = shown.chart_of(seen[0], shown.IMPROVED if improved else shown.CHANGE)
        if chart is None:
            raise InputError("There is nothing to draw: everything is withheld, or not known.")
        draw(chart, to)
    if as_json:
        print_json([shown.outcome_row(each) for each in seen])
        return
    for each in seen:
        click.echo(f"{each.scale.name}: {each.occasion_words.lower()}, {load.period}. {shown.says(each)}")
        names = ("started", "people", "mean", "improved", "unchanged", "worsened")
        rows = [(group.name, *(shown.cell_words(group, name) for name in names)) for group in each.groups]
        print_columns(("Service", "Started", "Asked again", "Change", "Improved", "No change", "Worsened"), rows)
    say(shown.CAUTION)


def _named(slug: str, key: str) -> Instrument:
    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.measures.outcomes.reads import find_instrument

    found = find_instrument(partnership_named(slug), key)
    if found is None:
        raise InputError(f"There is no questionnaire “{key}” here.", advice="See goldthread outcomes list.")
    return found


def _print_kept(kept: list[dict[str, Any]]) -> None:
    names = ("started", "people", "mean", "improved", "worsened")
    lines = [
        (
            each["service"] or "Everybody",
            each["occasion"],
            each["scale"],
            *(MARK if name in each["withheld"] else each[name] for name in names),
        )
        for each in kept
    ]
    print_columns(("Service", "Occasion", "Scale", "Started", "Asked again", "Change", "Improved", "Worsened"), lines)
