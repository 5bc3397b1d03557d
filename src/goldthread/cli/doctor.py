"""``goldthread doctor``: what is wrong here, and how to mend it."""

from __future__ import annotations

import click

from goldthread.cli import options
from goldthread.cli.database import start_django
from goldthread.cli.printing import print_json

MARKS = {"well": "well ", "worry": "LOOK ", "wrong": "WRONG"}


@click.command("doctor")
@options.as_json
def command(as_json: bool) -> int:
    """Examine this installation; each finding that is not well says how to mend it. Ends with 1 if one is wrong.

    \b
        goldthread doctor
        goldthread doctor --json
    """
    start_django()
    from dataclasses import asdict

    from goldthread.core.doctor import Level, examine

    findings = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            click.echo(f"{MARKS[finding.level]}  {finding.about}: {finding.says}")
            if finding.mend:
                click.echo(f"       To mend: {finding.mend}")
    faults = sum(finding.level is Level.WRONG for finding in findings)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        click.echo(f"\n{faults} wrong. See above for how to mend them." if faults else "\nNothing is wrong.")
    return 1 if faults else 0
