"""One time that a source is asked: claimed, fetched outside any transaction, then loaded whole or not at all."""

from __future__ import annotations

import logging

from django.utils import timezone

from goldthread.kernel.errors import InputError
from goldthread.measures.pulls import writes
from goldthread.measures.pulls.ckan import fetched
from goldthread.measures.pulls.fetching import NotFetched
from goldthread.measures.pulls.models import OpenSource, Pull, PullState
from goldthread.measures.pulls.reads import due_sources, wanted_of
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.writes import command_line_person

log = logging.getLogger(__name__)


def pull_now(source: OpenSource, by: Person) -> Pull:
    """Ask it now, whether or not it is on. What goes wrong is kept on the pull.

    Raises InputError only where somebody else is asking it.
    """
    pull = writes.begin_pull(source=source, by=by)
    rows = 0
    try:
        table = fetched(wanted_of(source))
        rows = len(table.rows)
        return writes.load_pulled(pull=pull, table=table, by=by)
    except InputError as error:
        return writes.end_pull(pull=_as_kept(pull), error=error, rows=rows, fetched=rows > 0, by=by)
    except Exception as error:  # whatever a portal sends, the others must go on
        log.exception("The source %s of %s could not be pulled.", source.pk, source.partnership_id)
        told = NotFetched(f"Something went wrong here ({type(error).__name__}). It has been logged.")
        return writes.end_pull(pull=_as_kept(pull), error=told, rows=rows, by=by)


def pull_due(partnership: Partnership) -> list[Pull]:
    """Ask every source whose time has come, one after the other; none stops another."""
    by = command_line_person(partnership)
    done = []
    for source in due_sources(partnership, timezone.now()):
        try:
            done.append(pull_now(source, by))
        except InputError:
            continue  # another run has it
    return done


def has_failed(pull: Pull) -> bool:
    return pull.state in (PullState.FAILED, PullState.REFUSED)


def _as_kept(pull: Pull) -> Pull:
    """The row as the database has it: a load that was refused may have changed the one in hand."""
    found: Pull = Pull.objects.select_related("source", "partnership").get(pk=pull.pk)
    return found
