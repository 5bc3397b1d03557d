"""One day of a calendar feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.partnership.models import Partnership


@dataclass(frozen=True, slots=True)
class Dated:
    """``uid`` never changes; ``sequence`` grows with every change of what it is about."""

    uid: str
    sequence: int
    day: date
    summary: str
    address: str
    is_done: bool
    is_off: bool = False  # called off: it stays in the feed, so that calendars take it away
    is_to_do: bool = True  # a meeting takes place; nobody ticks it off


def uid_of(kind: str, key: int, partnership: Partnership) -> str:
    """The name of a thing in every calendar, for ever."""
    return f"{kind}-{key}@{partnership.slug}.goldthread"
