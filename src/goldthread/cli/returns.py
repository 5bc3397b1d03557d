"""``goldthread returns``: what is owed to national bodies, what each return lacks, and the same as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.publishing.returns.reads import FiledView

FORMATS = ("docx", "pdf", "html", "xlsx", "csv", "json")


@click.group()
def returns() -> None:
    """See returns to national bodies, their gaps, and write them to files."""


@returns.command("list")
@options.partnership
@options.as_json
@with_database
def list_returns(slug: str, as_json: bool) -> None:
    """List every return, those still to be sent first.

    \b
        goldthread returns list --partnership glen-orrin
    """
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.publishing.returns import reads
    from goldthread.publishing.returns.paper import listed

    rows = [listed(view) for view in reads.returns(partnership_named(slug), timezone.localdate())]
    if as_json:
        print_json(rows)
        return
    shown = ("id", "period", "state", "answered", "questions", "gaps", "due_on", "form")
    headings = [name.replace("_", " ").capitalize() for name in shown]
    print_columns(headings, [[row[name] for name in shown] for row in rows])


@returns.command("coverage")
@click.argument("number", type=int)
@options.partnership
@options.as_json
@with_database
def coverage(number: int, slug: str, as_json: bool) -> None:
    """Show where each question of return NUMBER stands, the gaps first.

    \b
        goldthread returns coverage 3 --partnership glen-orrin
    """
    from goldthread.publishing.returns.paper import as_mapping
    from goldthread.publishing.returns.rules.questions import COVERAGE_WORDS

    view = _view(slug, number)
    if as_json:
        print_json(as_mapping(view))
        return
    rows = [
        (COVERAGE_WORDS[each.coverage], each.question.code, ", ".join(each.lacks), each.question.words)
        for each in view.matrix
    ]
    print_columns(("Standing", "Code", "Lacks", "What is asked"), rows)


@returns.command("export")
@click.argument("number", type=int)
@options.partnership
@click.option("--format", "form", type=click.Choice(FORMATS), help="As the name of the file ends, if left out.")
@click.option("--output", "-o", "file", type=click.Path(dir_okay=False), required=True, help="Where to write it.")
@with_database
def export(number: int, slug: str, form: str | None, file: str) -> None:
    """Write return NUMBER to a file.

    \b
        goldthread returns export 3 --partnership glen-orrin -o standards.docx
    """
    from django.utils import timezone

    from goldthread.cli.writing import form_of, write_file
    from goldthread.publishing.composed import render
    from goldthread.publishing.returns.paper import paper_of

    chosen = form or form_of(file, FORMATS)
    view = _view(slug, number)
    write_file(file, render(paper_of(view, timezone.localdate()), chosen))
    say(f"{view.answered} of {len(view.answers)} answers written to {file}; {view.gaps} gaps.")


def _view(slug: str, number: int) -> FiledView:
    from django.utils import timezone

    from goldthread.cli.naming import partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.publishing.returns import reads
    from goldthread.publishing.returns.models import FiledReturn

    try:
        filed = reads.filed_at(partnership_named(slug), number)
    except FiledReturn.DoesNotExist:
        raise InputError(
            f"There is no return {number} here.", advice="See goldthread returns list for their numbers."
        ) from None
    return reads.filed_view(filed, timezone.localdate())
