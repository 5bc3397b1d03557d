"""The open recording of this thread of work: without one, no recorded row can be written.

Kept apart from ``history`` so that the base models can ask for it without knowing the history table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class UnrecordedWrite(RuntimeError):  # noqa: N818 - a sentence, not an error to catch
    """A recorded row was about to change with nobody named for it, or nothing said of it."""


@dataclass
class Recording:
    """One write: who does it, and the events that say what was done."""

    by: Any
    reason: str = ""
    undoes: Any = None
    touched: set[str] = field(default_factory=set)
    events: list[Any] = field(default_factory=list)
    mends: list[Callable[[], Any]] = field(default_factory=list)
    once_kept: list[Callable[[list[Any]], Any]] = field(default_factory=list)


_open: ContextVar[Recording | None] = ContextVar("recording", default=None)
_channel: ContextVar[str] = ContextVar("channel", default="system")


def current() -> Recording | None:
    return _open.get()


def open_for(model: type) -> Recording:
    """The open recording; raises UnrecordedWrite when there is none."""
    recording = _open.get()
    if recording is None:
        raise UnrecordedWrite(
            f"{model.__name__} changes only inside a write of its room (see core.history.recorded)."
        )
    return recording


def require(model: type) -> Recording:
    """``open_for`` a row that is about to be written: an event must say so before the recording ends."""
    recording = open_for(model)
    recording.touched.add(model.__name__)
    return recording


def on_failure(mend: Callable[[], Any]) -> None:
    """Should the open write fail, take back by ``mend`` what no database takes back: a file that was kept."""
    if recording := _open.get():
        recording.mends.append(mend)


def once_kept(tell: Callable[[list[Any]], Any]) -> None:
    """When the events of the open write are kept and have their keys, in the same transaction, ``tell`` gets them."""
    if recording := _open.get():
        recording.once_kept.append(tell)


@contextmanager
def opened(recording: Recording) -> Iterator[Recording]:
    token = _open.set(recording)
    try:
        yield recording
    finally:
        _open.reset(token)


def channel() -> str:
    """Where the present work comes from: page, api, cli or system."""
    return _channel.get()


@contextmanager
def through(name: str) -> Iterator[None]:
    """Everything inside is done through this channel."""
    token = _channel.set(name)
    try:
        yield
    finally:
        _channel.reset(token)
