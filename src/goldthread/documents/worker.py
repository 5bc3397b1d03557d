"""Reads papers from strangers in a process of their own, with a cap on memory, processor time and patience.

A hostile file can bring down the worker, never the server. The child answers with JSON on its standard
output; nothing that it sends is executed.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from goldthread.documents.drafts_json import reading_from_dict, reading_to_dict
from goldthread.documents.model import Document, PlanDraft, Reading
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.kernel.errors import InputError, Place

MAX_MEMORY = 1_500 * 1024 * 1024  # bytes of address space; papers of 40 MB stay under a third of it
_LONGEST = 10  # times the seconds given, for papers whose pages come slowly but come
_LOOK = 0.5  # seconds between two looks at a silent worker
_PROGRESS = re.compile(rb"(\d{1,6}) of (\d{1,6})\n")
_OPENED = re.compile(r"/dev/fd/(\d{1,6})")  # what a shell hands over as a file that is open already
_GRACE = 2  # seconds of processor time beyond the wall clock, before the system ends the worker
_PLAN, _DOCUMENT = "plan", "document"  # what is asked of the worker
_ADVICE = (
    "Open it in the program that made it, save it again and try the new copy; or save only the pages of the plan."
)


def read_plan_isolated(
    path: str | Path, name: str | None = None, *, seconds: float = 60, progress: Progress = unwatched
) -> Reading:
    """``read_plan`` in a process of its own.

    ``progress`` is told of every page that is done, and again every half second while nothing comes; what it
    raises ends the worker and goes through. The worker has ``seconds`` in all, and where pages take long a third
    of that for each further page and as much again after the last, up to ten times as much.

    Raises InputError as ``read_plan`` does, and when the worker runs out of time or memory or is brought down.
    """
    return _read_apart(path, name or Path(path).name, _PLAN, seconds, progress)


def read_document_isolated(
    path: str | Path, name: str | None = None, *, seconds: float = 60, progress: Progress = unwatched
) -> Document:
    """``read_document`` in a process of its own: for files that hold no plan. Raises as ``read_plan_isolated``."""
    return _read_apart(path, name or Path(path).name, _DOCUMENT, seconds, progress).document


def _read_apart(path: str | Path, name: str, what: str, seconds: float, progress: Progress) -> Reading:
    at_most = str(int(seconds * _LONGEST))
    command = [sys.executable, "-m", "goldthread.documents.worker", str(path), name, at_most, what]
    opened = _OPENED.fullmatch(str(path))
    with subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        pass_fds=(int(opened[1]),) if opened else (),
    ) as child:
        try:
            said = _heard(child, Patience(seconds), progress)
        except OutOfPatience as error:
            raise _fault(name, f"This file took longer than {error} to read.") from error
        finally:
            child.kill()
    return _answer(said, name)


class OutOfPatience(Exception):  # noqa: N818 - a sentence
    """The worker did not finish in its time, which is given in words."""


class Patience:
    """How long we wait for a worker that shows progress, and for one that does not."""

    def __init__(self, seconds: float) -> None:
        self._begun = time.monotonic()
        self._seconds = seconds
        self._until = self._begun + seconds

    def renew(self, *, is_last: bool = False) -> None:
        """A page was done: the next one may take its time too, and the plan, which is put together after the last."""
        later = time.monotonic() + (self._seconds if is_last else self._seconds / 3)
        self._until = min(max(self._until, later), self._begun + self._seconds * _LONGEST)

    def check(self) -> None:
        """Raises OutOfPatience when the time is up."""
        now = time.monotonic()
        if now > self._until:
            spent = max(self._seconds, round(now - self._begun))
            raise OutOfPatience(f"{spent:g} second{'' if spent == 1 else 's'}")

    @property
    def left(self) -> float:
        """Seconds until the next look, at most half a one."""
        return max(0.0, min(_LOOK, self._until - time.monotonic()))


def _heard(child: subprocess.Popen[bytes], patience: Patience, progress: Progress) -> bytes:
    """What the worker answers after its lines of progress: "12 of 40"."""
    assert child.stdout is not None
    stream = child.stdout.fileno()
    os.set_blocking(stream, False)
    done, of, said = 0, 0, bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(stream, selectors.EVENT_READ)
        while True:
            patience.check()
            progress(done, of)
            if not waiting.select(patience.left):
                continue
            piece = os.read(stream, 1 << 20)
            if not piece:
                return bytes(said)
            said += piece
            while told := _PROGRESS.match(said):
                done, of = int(told[1]), int(told[2])
                del said[: told.end()]
                patience.renew(is_last=done == of)


def _environment() -> dict[str, str]:
    """Only what Python needs to start; no settings and no secrets of the server."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key in {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TZ", "TESSDATA_PREFIX"}
    }
    return {**kept, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry), "PYTHONSAFEPATH": "1"}


def _answer(output: bytes, name: str) -> Reading:
    try:
        answer: dict[str, Any] = json.loads(output)
        if "reading" in answer:
            return reading_from_dict(answer["reading"])
        told = answer["error"]
        error = InputError(told["message"], advice=told["advice"], place=Place(**told["place"]))
    except (ValueError, KeyError, TypeError) as broken:
        again = f"Try it once more. If it happens again: {_ADVICE[0].lower()}{_ADVICE[1:]}"
        said = "This file could not be read: it brought the reader down."
        raise InputError(said, advice=again, place=Place(file=name)) from broken
    raise error


def _fault(name: str, message: str) -> InputError:
    return InputError(message, advice=_ADVICE, place=Place(file=name))


def _child(path: str, name: str, seconds: int, progress: Progress = unwatched, what: str = _PLAN) -> dict[str, Any]:
    """What the worker does: reads, and says what came of it."""
    from goldthread.documents.readers import read_document
    from goldthread.documents.reading import read_plan

    _limit(seconds)
    try:
        if what == _DOCUMENT:
            reading = Reading(read_document(path, name, progress), PlanDraft())
        else:
            reading = read_plan(path, name, progress)
        return {"reading": reading_to_dict(reading)}
    except InputError as error:
        return _told(error, name)
    except (MemoryError, RecursionError):
        return _told(_fault(name, "This file needs more memory than any honest paper."), name)


def _told(error: InputError, name: str) -> dict[str, Any]:
    place = error.place or Place(file=name)
    return {
        "error": {
            "message": error.message,
            "advice": error.advice,
            "place": {field: value for field, value in vars(place).items() if value is not None},
        }
    }


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system; the clock of the parent still counts
        return
    caps = {
        resource.RLIMIT_AS: MAX_MEMORY,
        resource.RLIMIT_CPU: seconds + _GRACE,
        resource.RLIMIT_FSIZE: 0,  # the worker writes no files
        resource.RLIMIT_CORE: 0,
    }
    for kind, cap in caps.items():
        _, hard = resource.getrlimit(kind)
        cap = cap if hard == resource.RLIM_INFINITY else min(cap, hard)
        resource.setrlimit(kind, (cap, cap))


def _tell(done: int, of: int) -> None:
    sys.stdout.write(f"{done} of {of}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(sys.argv[1], sys.argv[2], int(sys.argv[3]), _tell, sys.argv[4])))
