"""``goldthread needs``: a year's needs assessment, put together from the measures, read, written and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from datetime import date

    from goldthread.publishing.needs.models import NeedsAssessment

FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "json")


@click.group()
def needs() -> None:
    """Build a year's needs assessment from the measures, write in it, and export it."""


@needs.command("list")
@options.partnership
@options.as_json
@with_database
def list_needs(slug: str, as_json: bool) -> None:
    """List every year's.

    \b
        goldthread needs list --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.publishing.needs import reads
    from goldthread.publishing.needs.paper import listed

    rows = [listed(row) for row in reads.assessments(partnership_named(slug))]
    if as_json:
        print_json(rows)
        return
    headings = ("Year", "Figures as known on", "Sections with words", "Settled")
    print_columns(headings, [(r["year"], r["as_of"], r["written"], r["settled_on"] or "draft") for r in rows])


@needs.command("build")
@click.argument("year")
@options.partnership
@options.day("--as-of", "Figures as known on this day; today if left out.")
@options.by
@with_database
def build(year: str, slug: str, as_of: date | None, email: str | None) -> None:
    """Begin the assessment of YEAR: it puts itself together from the measures.

    \b
        goldthread needs build 2026 --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import acting, partnership_named
    from goldthread.publishing.needs import reads, writes

    partnership = partnership_named(slug)
    day = as_of or timezone.localdate()
    row = writes.begin_assessment(partnership=partnership, year=year, as_of=day, by=acting(partnership, email))
    found = reads.assembled(row)
    figures = sum(len(part.rows) for part in found.parts)
    say(f"{row}: {figures} figures in {len(found.parts)} sections; {len(found.without)} measures without a figure.")


@needs.command("show")
@click.argument("year")
@options.partnership
@options.as_json
@with_database
def show(year: str, slug: str, as_json: bool) -> None:
    """Show the assessment of YEAR: figures beside those of a year before and what last year's paper said.

    \b
        goldthread needs show 2026 --partnership glen-orrin
    """
    from goldthread.publishing.needs import reads
    from goldthread.publishing.needs.paper import HEADINGS, as_mapping, row_of

    found = reads.assembled(_of_year(slug, year))
    if as_json:
        print_json(as_mapping(found))
        return
    for part in found.parts:
        click.echo(f"\n{part.part.title}")
        click.echo(part.words.text if part.words and part.words.text else f"To be written: {part.part.slot}.")
        if part.rows:
            print_columns(HEADINGS, [row_of(row) for row in part.rows], wide=0)
        if part.without:
            click.echo(f"No figure is there for {'; '.join(part.without)}.")


@needs.command("write")
@click.argument("year")
@click.argument("section")
@click.argument("text")
@options.partnership
@options.by
@with_database
def write(year: str, section: str, text: str, slug: str, email: str | None) -> None:
    """Say TEXT in one SECTION (its key, as --json shows it) of the assessment of YEAR.

    \b
        goldthread needs write 2026 harms "Fewer people die; more live through it." --partnership glen-orrin
    """
    from goldthread.cli.naming import acting
    from goldthread.publishing.needs import writes

    row = _of_year(slug, year)
    writes.write_words(assessment=row, section=section, text=text, by=acting(row.partnership, email))
    say("Your words are kept.")


@needs.command("export")
@click.argument("year")
@options.partnership
@click.option("--format", "form", type=click.Choice(FORMATS), help="As the name of the file ends, if left out.")
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="Where to write it.")
@with_database
def export(year: str, slug: str, form: str | None, file: str) -> None:
    """Write the assessment of YEAR to a file.

    \b
        goldthread needs export 2026 --partnership glen-orrin -o needs-2026.docx
    """
    from goldthread.cli.writing import form_of, write_file
    from goldthread.publishing.composed import render
    from goldthread.publishing.needs import reads
    from goldthread.publishing.needs.paper import paper_of

    chosen = form or form_of(file, FORMATS)
    found = reads.for_paper(_of_year(slug, year))
    write_file(file, render(paper_of(found, with_charts=chosen in ("docx", "pdf", "html")), chosen))
    say(f"{found.assessment} written to {file}; {found.empty_slots} sections without words.")


def _of_year(slug: str, year: str) -> NeedsAssessment:
    """The assessment of this year. Raises InputError."""
    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.publishing.needs import reads

    rows = {row.year: row for row in reads.assessments(partnership_named(slug))}
    if year not in rows:
        there = ", ".join(rows) or "none yet"
        raise InputError(f"There is no needs assessment of {year} here.", advice=f"There are: {there}.")
    return rows[year]
