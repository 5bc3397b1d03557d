"""Commitment integrity: of what was promised for a period, how much was kept, moved, missed or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.delivery.rules.dates import Dating, promised


@dataclass(frozen=True, slots=True)
class Commitment:
    """An action or a milestone with every date it has had. ``dropped_on``: closed or dropped undone."""

    added_on: date
    ends: date | None
    first_ends: date | None
    datings: Sequence[Dating] = ()
    done_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Integrity:
    """``promised`` were due in the period as known when it began, and are kept, late, moved, missed or dropped.

    ``added`` came in during the period with a date in it, and are no part of what was promised.
    """

    promised: int = 0
    kept: int = 0
    late: int = 0  # done, after the day promised
    moved: int = 0  # to another day, and not done
    missed: int = 0  # still open, and the day has passed
    dropped: int = 0
    added: int = 0

    @property
    def share(self) -> float | None:
        """The share of promises kept to the day; None when nothing was promised."""
        return self.kept / self.promised if self.promised else None


def integrity(commitments: Iterable[Commitment], since: date, until: date) -> Integrity:
    """Judge a period: the days after ``since`` up to and with ``until``."""
    counted = dict.fromkeys(Integrity.__slots__, 0)
    for each in commitments:
        fate = fate_of(each, since, until)
        if fate:
            counted[fate] += 1
            counted["promised"] += fate != "added"
    return Integrity(**counted)


def fate_of(each: Commitment, since: date, until: date) -> str:
    """ "kept", "late", "moved", "missed", "dropped", "added"; "" for what the period is not about."""
    was = _ends(each, max(since, each.added_on))
    if each.added_on > until or was is None or not since < was <= until:
        return ""
    if _by(each.done_on, since) or _by(each.dropped_on, since):
        return ""
    if each.added_on > since:
        return "added"
    if _by(each.done_on, until):
        return "kept" if _by(each.done_on, was) else "late"
    if _by(each.dropped_on, until):
        return "dropped"
    return "missed" if _ends(each, until) == was else "moved"


def _ends(each: Commitment, on: date) -> date | None:
    return promised(each.datings, ends=each.ends, first=each.first_ends, on=on).ends


def _by(happened: date | None, on: date) -> bool:
    return happened is not None and happened <= on
