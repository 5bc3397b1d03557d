"""``goldthread export PLAN``: a whole plan as a file that ``goldthread import`` makes the same plan of."""

from __future__ import annotations

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import say

FORMATS = ("xlsx", "json")


@click.command("export")
@click.argument("plan_slug", metavar="PLAN")
@options.partnership
@click.option("--format", "form", type=click.Choice(FORMATS), help="As the name of the file ends, if left out.")
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="Where to write it.")
@with_database
def export(plan_slug: str, slug: str, form: str | None, file: str) -> None:
    """Write PLAN with everything that hangs on it to a file; import reads it back as the same plan.

    \b
        goldthread export action-plan --partnership glen-orrin -o plan.xlsx
    """
    from goldthread.cli.naming import partnership_named, plan_named
    from goldthread.cli.writing import form_of, write_file
    from goldthread.plans.reads.plan_file import plan_to_json, plan_to_xlsx

    write = {"xlsx": plan_to_xlsx, "json": plan_to_json}[form or form_of(file, FORMATS)]
    plan = plan_named(partnership_named(slug), plan_slug)
    write_file(file, write(plan))
    say(f"The plan “{plan.title}” was written to {file}.")
