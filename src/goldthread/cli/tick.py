"""``goldthread tick``: what happens whether or not anybody opens a page."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say

if TYPE_CHECKING:
    from goldthread.delivery.tick.run import Done
    from goldthread.partnership.models import Partnership

NAMES = (
    "partnership",
    "proposed",
    "lapsed",
    "climbed",
    "written",
    "sent",
    "put_off",
    "given_up",
    "pulled",
    "not_pulled",
)


@click.command("tick")
@options.partnership_or_all
@options.day("--on", "The day it is run for; today if left out.")
@click.option("--every", type=click.IntRange(min=10), metavar="SECONDS", help="Go on for ever, at this pace.")
@options.as_json
@with_database
def tick(slug: str | None, on: date | None, every: int | None, as_json: bool) -> None:
    """Propose what should be raised, carry on what nobody answered, write and send the messages that are due.

    Then open data that is switched on is fetched; a run for another day (--on) fetches nothing.

    Run it as often as you like, and twice at once: everything in it happens once. Nothing is sent for a partnership
    before somebody there has switched sending on.

    \b
        goldthread tick
        goldthread tick --partnership glen-orrin --json
        goldthread tick --every 600
    """
    done = _all(slug, on)
    if as_json:
        print_json([each.as_dict() for each in done])
    else:
        rows = [tuple(str(each.as_dict()[name]) for name in NAMES) for each in done]
        print_columns(tuple(name.replace("_", " ").capitalize() for name in NAMES), rows, wide=0)
    parent = os.getppid()
    while every and os.getppid() == parent:  # a server that was killed leaves no scheduler behind
        _wait(every)
        _all(slug, on)


def _all(slug: str | None, on: date | None) -> list[Done]:
    """One run of each partnership. What goes wrong in one is said, and stops no other."""
    from goldthread.cli.naming import partnership_named
    from goldthread.partnership import reads

    partnerships = [partnership_named(slug)] if slug else list(reads.every_partnership())
    found = [(partnership, _one(partnership, on)) for partnership in partnerships]
    if on is None:
        for partnership, done in found:
            if done is not None:
                _pull(partnership, done)
    return [done for _, done in found if done is not None]


def _one(partnership: Partnership, on: date | None) -> Done | None:
    from django.utils import timezone

    from goldthread.delivery.tick.run import run

    with _said_of(partnership):
        return run(partnership, on or timezone.localdate())
    return None


def _pull(partnership: Partnership, done: Done) -> None:
    from goldthread.delivery.tick.run import pull

    with _said_of(partnership):
        pull(partnership, done)


@contextmanager
def _said_of(partnership: Partnership) -> Iterator[None]:
    """What the database minds is said, and stops no other partnership."""
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        say(f"{partnership.slug}: the database says: {str(error).strip().splitlines()[0]}. The next run goes on.")


def _wait(seconds: int) -> None:
    """Sleep, and begin anew on a connection that is not stale."""
    from django.db import close_old_connections

    time.sleep(seconds)
    close_old_connections()
