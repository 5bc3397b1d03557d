"""The command ``goldthread``. Exit 0: done; 1: the input is at fault; 2: wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from goldthread.cli.lazy import LazyGroup
from goldthread.kernel.errors import InputError

# A module named here imports nothing but click at its top: ``goldthread --help`` imports them all.
PLACES: dict[str, str] = {
    "read": "goldthread.cli.read:read",
    "import": "goldthread.cli.bring:bring",
    "plans": "goldthread.cli.plans:plans",
    "actions": "goldthread.cli.actions:actions",
    "action": "goldthread.cli.actions:action",
    "update": "goldthread.cli.updating:update",
    "lists": "goldthread.cli.lists:lists",
    "batch": "goldthread.cli.batches:batch",
    "watch": "goldthread.cli.watching:watch",
    "measures": "goldthread.cli.measures:measures",
    "pull": "goldthread.cli.pulling:pull",
    "impact": "goldthread.cli.impact:impact",
    "outcomes": "goldthread.cli.outcomes:outcomes",
    "chart": "goldthread.cli.charting:chart",
    "returns": "goldthread.cli.returns:returns",
    "needs": "goldthread.cli.needs:needs",
    "search": "goldthread.cli.finding:search",
    "board": "goldthread.cli.finding:board",
    "calendar": "goldthread.cli.finding:calendar",
    "since": "goldthread.cli.looking:since",
    "forecast": "goldthread.cli.looking:forecast",
    "summary": "goldthread.cli.looking:summary",
    "timeline": "goldthread.cli.looking:timeline",
    "report": "goldthread.cli.report:report",
    "export": "goldthread.cli.export:export",
    "partnership": "goldthread.cli.partnerships:partnership",
    "person": "goldthread.cli.people:person",
    "users": "goldthread.cli.people:users",
    "key": "goldthread.cli.keys:key",
    "areas": "goldthread.cli.areas:areas",
    "tick": "goldthread.cli.tick:tick",
    "next-run": "goldthread.cli.governing:next_run",
    "escalations": "goldthread.cli.governing:escalations",
    "meetings": "goldthread.cli.governing:meetings",
    "meeting": "goldthread.cli.meeting:meeting",
    "decisions": "goldthread.cli.governing:decisions",
    "risks": "goldthread.cli.governing:risks",
    "risk": "goldthread.cli.risk:risk",
    "serve": "goldthread.cli.serve:command",
    "prepare": "goldthread.cli.prepare:command",
    "backup": "goldthread.cli.backup:command",
    "restore": "goldthread.cli.restore:command",
    "analyse": "goldthread.cli.analysing.group:analyse",
    "doctor": "goldthread.cli.doctor:command",
    "reindex": "goldthread.cli.reindex:command",
    "demonstration": "goldthread.cli.demonstrate:command",
}

DONE, INPUT_AT_FAULT, WRONG_USAGE = 0, 1, 2


@click.group(cls=LazyGroup, places=PLACES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="goldthread")
def goldthread() -> None:
    """Turn a published action plan into a living one.

    What a command prints goes to standard output (with --json as JSON), what it has to say to standard error.
    It ends with 0 when it is done, 1 when the input is at fault and 2 when it was called wrongly.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    try:
        result = goldthread.main(
            args=None if arguments is None else list(arguments), prog_name="goldthread", standalone_mode=False
        )
    except InputError as error:
        click.echo(str(error), err=True)
        return INPUT_AT_FAULT
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE if isinstance(error, click.UsageError) else INPUT_AT_FAULT
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except BrokenPipeError:  # the reader of our output has had enough ("| head")
        sys.stderr.close()
        return DONE
    return result if isinstance(result, int) else DONE
