"""``goldthread export PLAN``: a whole plan as a file that ``goldthread import`` makes the same plan of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import say

if TYPE_CHECKING:
    from goldthread.plans.models import Plan

FORMATS = ("xlsx", "json")
PAPERS = ("docx", "xlsx")


@click.command("export")
@click.argument("plan_slug", metavar="PLAN")
@options.partnership
@click.option(
    "--format", "form", type=click.Choice((*FORMATS, "docx")), help="As the name of the file ends, if left out."
)
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="Where to write it.")
@click.option("--paper", is_flag=True, help="As the partnership's own paper (docx or xlsx) in its template.")
@with_database
def export(plan_slug: str, slug: str, form: str | None, file: str, paper: bool) -> None:
    """Write PLAN with everything that hangs on it to a file; import reads it back as the same plan.

    \b
        goldthread export action-plan --partnership glen-orrin -o plan.xlsx
        goldthread export action-plan --partnership glen-orrin --paper -o plan.docx
    """
    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.cli.writing import form_of, write_file

    plan = plan_named(partnership_named(slug), plan_slug)
    known = PAPERS if paper else FORMATS
    write_file(file, _written(plan, form if form in known else form_of(file, known), paper=paper))
    say(f"The plan “{plan.title}” was written to {file}.")


def _written(plan: Plan, form: str, *, paper: bool) -> bytes:
    from django.utils import timezone

    from goldthread.plans.reads.plan_file import plan_to_json, plan_to_xlsx
    from goldthread.publishing.plan_papers import own_paper

    if paper:
        return own_paper(plan, form, on=timezone.localdate())
    return plan_to_xlsx(plan) if form == "xlsx" else plan_to_json(plan)
