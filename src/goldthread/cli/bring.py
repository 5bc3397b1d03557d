"""``goldthread import FILE``: a paper, or a plan that Goldthread exported, into a partnership."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_json, say
from goldthread.kernel.phrasing import count

if TYPE_CHECKING:
    from goldthread.plans.models import PaperReading, Plan


@click.command("import")
@click.argument("file", type=click.Path())
@options.partnership
@click.option("--version-of", "version_of", metavar="PLAN", help="It is the next version of this plan.")
@click.option("--accept", is_flag=True, help="Make it live at once, without a review on the screen.")
@options.by
@options.as_json
@with_database
def bring(file: str, slug: str, version_of: str | None, accept: bool, email: str | None, as_json: bool) -> None:
    """Bring the paper FILE in, to be reviewed on the screen; with --accept it is live at once.

    A plan that Goldthread exported (JSON or spreadsheet) is known as one and becomes the same plan again.

    \b
        goldthread import committee-paper.docx --partnership glen-orrin
        goldthread import committee-paper.pdf --partnership glen-orrin --accept
        goldthread import next.pdf --partnership glen-orrin --version-of glen-orrin-plan
        goldthread import plan.json --partnership glen-orrin
    """
    from pathlib import Path

    from goldthread.cli.naming import acting, partnership_named, plan_named
    from goldthread.cli.progress import shown_on_stderr
    from goldthread.plans import writes
    from goldthread.plans.exchange import plan_file_form

    partnership = partnership_named(slug)
    who = acting(partnership, email)
    data = bytes_of(file)
    if plan_file_form(data):
        same = writes.plan_from_file(data=data, partnership=partnership, name=Path(file).name, by=who)
        say(f"The plan “{same.title}” was read back from {file}.")
        print_json({"plan": same.slug}) if as_json else click.echo(_address(slug, same))
        return
    of_plan = plan_named(partnership, version_of) if version_of else None
    name = Path(file).name
    with shown_on_stderr("page") as progress:
        reading = writes.bring_in(
            partnership=partnership, name=name, data=data, version_of=of_plan, progress=progress, by=who
        )
    plan = writes.accept_reading(reading=reading, by=who) if accept else None
    for notice in reading.notices:
        say(notice)
    if as_json:
        print_json(_as_json(reading, plan))
        return
    _say_done(slug, reading, plan)


def bytes_of(file: str) -> bytes:
    """The content of a file the user named. Raises InputError when it cannot be read."""
    from pathlib import Path

    from goldthread.kernel.errors import InputError, Place

    try:
        return Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(
            f"The file cannot be read: {reason}.", advice="Check its name and place.", place=Place(file=file)
        ) from error


def _address(slug: str, plan: Plan) -> str:
    return f"/{slug}/plans/{plan.slug}/"


def _as_json(reading: PaperReading, plan: Plan | None) -> dict[str, object]:
    return {
        "reading": reading.pk,
        "state": reading.state,
        "plan": plan.slug if plan else None,
        "version_of": reading.version_of.slug if reading.version_of else None,
        "looks_like": reading.looks_like.slug if reading.looks_like else None,
        "read": _counts(reading),
        "changes": _changes(reading) if reading.version_of and not plan else None,
        "notices": reading.notices,
        "tables_left_out": reading.tables_left_out,
    }


_MANY = {"priority": "priorities"}


def _counts(reading: PaperReading) -> dict[str, int]:
    from goldthread.plans.reads.review import tallies

    return {kind: tally.kept for kind, tally in tallies(reading).items()}


def _changes(reading: PaperReading) -> dict[str, int]:
    from goldthread.plans.reads.versions import comparison

    return {kind.value: number for kind, number in comparison(reading).tally.items() if number}


def _say_done(slug: str, reading: PaperReading, plan: Plan | None) -> None:
    found = ", ".join(count(number, kind, _MANY.get(kind, "")) for kind, number in _counts(reading).items())
    say(f"Read: {found}.")
    if plan is not None:
        click.echo(_address(slug, plan))
        return
    if reading.version_of:
        say(f"Of its actions: {', '.join(f'{number} {kind}' for kind, number in _changes(reading).items())}.")
    elif reading.looks_like:
        say(f"It looks like the next version of “{reading.looks_like.title}”; the review asks about it.")
    say(f"Nothing is live yet. Review it on the screen, under Papers of {slug}, or import it with --accept.")
    click.echo(str(reading.pk))
