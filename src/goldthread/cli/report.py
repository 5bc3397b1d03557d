"""``goldthread report PLAN``: the report of a plan as a file."""

from __future__ import annotations

from datetime import date

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import say

FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "json")


@click.command("report")
@click.argument("plan_slug", metavar="PLAN")
@options.partnership
@click.option("--format", "form", type=click.Choice(FORMATS), help="As the name of the file ends, if left out.")
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="Where to write it.")
@options.day("--since", "When it was reported last; one round of updates ago if left out.")
@with_database
def report(plan_slug: str, slug: str, form: str | None, file: str, since: date | None) -> None:
    """Write the progress report of PLAN (the last part of its address) to a file.

    \b
        goldthread report action-plan --partnership glen-orrin --format pdf -o report.pdf
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.cli.writing import form_of, write_file
    from goldthread.publishing import renderers
    from goldthread.publishing.reads import last_time, plan_report

    chosen = form or form_of(file, FORMATS)
    plan, today = plan_named(partnership_named(slug), plan_slug), timezone.localdate()
    made = plan_report(plan, on=today, since=since or last_time(plan, today))
    write_file(file, renderers.render(made, chosen))
    say(f"{len(made.actions)} actions written to {file}.")
