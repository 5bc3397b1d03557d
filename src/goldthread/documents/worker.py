"""Reads papers from strangers in a process of their own, with a cap on memory, processor time and patience.

A hostile file can bring down the worker, never the server. The child answers with JSON on its standard
output; nothing that it sends is executed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from goldthread.documents.drafts_json import reading_from_dict, reading_to_dict
from goldthread.documents.model import Reading
from goldthread.kernel.errors import InputError, Place

MAX_MEMORY = 1_500 * 1024 * 1024  # bytes of address space; papers of 40 MB stay under a third of it
_GRACE = 2  # seconds of processor time beyond the wall clock, before the system ends the worker
_ADVICE = (
    "Open it in the program that made it, save it again and try the new copy; or save only the pages of the plan."
)


def read_plan_isolated(path: str | Path, name: str | None = None, *, seconds: float = 60) -> Reading:
    """``read_plan`` in a process of its own.

    Raises InputError as ``read_plan`` does, and when the worker runs out of time or memory or is brought down.
    """
    name = name or Path(path).name
    command = [sys.executable, "-m", "goldthread.documents.worker", str(path), name, str(int(seconds))]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, env=_environment())  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _fault(name, f"This file took longer than {seconds:g} seconds to read.") from error
    return _answer(done.stdout, name)


def _environment() -> dict[str, str]:
    """Only what Python needs to start; no settings and no secrets of the server."""
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TZ"}}
    return {**kept, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry), "PYTHONSAFEPATH": "1"}


def _answer(output: bytes, name: str) -> Reading:
    try:
        answer: dict[str, Any] = json.loads(output)
        if "reading" in answer:
            return reading_from_dict(answer["reading"])
        told = answer["error"]
        error = InputError(told["message"], advice=told["advice"], place=Place(**told["place"]))
    except (ValueError, KeyError, TypeError) as broken:
        raise _fault(name, "This file could not be read: it brought the reader down.") from broken
    raise error


def _fault(name: str, message: str) -> InputError:
    return InputError(message, advice=_ADVICE, place=Place(file=name))


def _child(path: str, name: str, seconds: int) -> dict[str, Any]:
    """What the worker does: reads, and says what came of it."""
    from goldthread.documents.reading import read_plan

    _limit(seconds)
    try:
        return {"reading": reading_to_dict(read_plan(path, name))}
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


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_child(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
