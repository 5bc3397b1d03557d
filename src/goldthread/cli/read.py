"""``goldthread read FILE``: what a paper says, on the terminal or as JSON, without a database."""

from __future__ import annotations

import click


@click.command()
@click.argument("file", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON, with the evidence for each field.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=1),
    default=60,
    show_default=True,
    envvar="GOLDTHREAD_READING_SECONDS",
    show_envvar=True,
    help="How long it may take; a long paper that goes on page by page may take up to ten times as much.",
)
def read(file: str, as_json: bool, seconds: float) -> None:
    """Read the plan in FILE (PDF, Word, Excel, OpenDocument, HTML, Markdown or text) and show it; nothing is stored.

    The file is read in a process of its own, with a cap on its time and memory.

    \b
    goldthread read paper.docx
    goldthread read paper.pdf --json > plan.json
    """
    import json
    import shutil

    from goldthread.cli.plan_table import plan_lines
    from goldthread.cli.progress import shown_on_stderr
    from goldthread.documents.corpus_schema import to_corpus
    from goldthread.documents.worker import read_plan_isolated

    with shown_on_stderr("page") as progress:
        reading = read_plan_isolated(file, seconds=seconds, progress=progress)
    for notice in reading.notices:
        click.echo(notice, err=True)
    if as_json:
        click.echo(json.dumps(to_corpus(reading), ensure_ascii=False, indent=1))
        return
    width = shutil.get_terminal_size((100, 24)).columns
    for line in plan_lines(reading, width):
        click.echo(line)
