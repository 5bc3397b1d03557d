"""Papers that are read in the background: whoever brought one sees how far it is, and may stop it."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from contextvars import copy_context
from datetime import timedelta
from threading import Thread
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone

from goldthread.documents.readers.progress import Progress
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Intake, IntakeState, PaperReading
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.writes.papers import check_is_new, check_size, file_name
from goldthread.plans.writes.readings import bring_in

PATIENCE = 3.0  # seconds that a page waits for a short paper before it shows how far a long one is
_TOLD = 0.5  # seconds between two notes of how far it is
_SILENT = timedelta(seconds=45)  # a reader that says nothing for so long is gone
_KEPT = timedelta(days=1)
_LOST = "The reading stopped: the server was started again meanwhile."
_log = logging.getLogger(__name__)


class _Stopped(Exception):  # noqa: N818 - a sentence
    """Somebody cancelled the reading."""


def begin(*, partnership: Partnership, name: str, data: bytes, by: Person, **given: Any) -> Intake:
    """Start to bring a paper in and wait a moment: short papers are read by then.

    ``given`` goes to ``writes.bring_in``. Raises InputError for a file that is refused unread, PaperAlreadyHere.
    """
    check_can_edit(by, partnership)
    name = file_name(name)
    check_size(name, len(data))
    check_is_new(partnership, name, hashlib.sha256(data).hexdigest())
    Intake.objects.of(partnership).filter(begun_at__lt=timezone.now() - _KEPT).delete()
    intake = Intake.objects.create(partnership=partnership, name=name, by=by)

    def read() -> PaperReading:
        return bring_in(
            partnership=partnership, name=name, data=data, progress=_watched(intake), by=by, **given
        )  # fmt: skip

    if settings.READ_PAPERS_APART:
        thread = Thread(target=copy_context().run, args=(_apart, intake, read), daemon=True)
        thread.start()
        thread.join(PATIENCE)
    else:
        _finish(intake, read)
    intake.refresh_from_db()
    return intake


def cancel(*, intake: Intake, by: Person) -> bool:
    """Stop a reading; False when there was nothing to stop any more."""
    check_can_edit_row(by, intake)
    return _close(intake, IntakeState.CANCELLED)


def give_up_lost(partnership: Partnership) -> None:
    """``give_up`` for every lost reading of a partnership."""
    for intake in Intake.objects.of(partnership).filter(state=IntakeState.READING):
        if is_lost(intake):
            give_up(intake)


def forget(*, intake: Intake, by: Person) -> None:
    """Put away what is said of a paper that could not be read: it was seen."""
    check_can_edit_row(by, intake)
    Intake.objects.filter(pk=intake.pk, state=IntakeState.FAILED).delete()


def is_lost(intake: Intake) -> bool:
    """Whether the reader of a paper has not been heard for long: it went down with its server."""
    return intake.state == IntakeState.READING and timezone.now() - intake.heard_at > _SILENT


def give_up(intake: Intake) -> None:
    """Say of a lost reading that it failed."""
    _close(intake, IntakeState.FAILED, message=_LOST, advice="Bring the paper in again.")


def _apart(intake: Intake, read: Callable[[], PaperReading]) -> None:
    try:
        _finish(intake, read)
    finally:
        connections.close_all()  # this thread's own


def _finish(intake: Intake, read: Callable[[], PaperReading]) -> None:
    try:
        _close(intake, IntakeState.DONE, reading=read())
    except _Stopped:
        pass
    except InputError as error:
        _close(intake, IntakeState.FAILED, message=error.message, advice=error.advice)
    except Exception:
        _log.exception("Reading %s failed", intake.name)
        _close(intake, IntakeState.FAILED, message="Something went wrong while this paper was read.",
               advice="Try again; if it happens again, tell whoever runs this installation.")  # fmt: skip
        if not settings.READ_PAPERS_APART:
            raise


def _watched(intake: Intake) -> Progress:
    """Notes how far the reading is; stops it when it was cancelled."""
    told = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told < _TOLD:
            return
        told = time.monotonic()
        alive = Intake.objects.filter(pk=intake.pk, state=IntakeState.READING)
        if not alive.update(done=done, of=of, heard_at=timezone.now()):
            raise _Stopped

    return tell


def _close(intake: Intake, state: str, **what: Any) -> bool:
    """Ends a reading that nobody ended before."""
    open_still = Intake.objects.filter(pk=intake.pk, state=IntakeState.READING)
    return bool(open_still.update(state=state, heard_at=timezone.now(), **what))
