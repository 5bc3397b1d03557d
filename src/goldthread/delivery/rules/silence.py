"""Silence is a signal of its own: no new words within the cadence and its grace (rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from goldthread.delivery.rules.course import Said


class Heard(NamedTuple):
    """What was last heard. ``last_on``: the last update of all; ``new_on``: the last that said something new."""

    last_on: date | None = None
    new_on: date | None = None

    @property
    def repeats(self) -> bool:
        """Was the last word only the word before it again?"""
        return self.last_on != self.new_on


NOTHING = Heard()


def heard(held: Sequence[Said]) -> Heard:
    """Read the updates that hold, in their order. The same words with the same status and RAG say nothing new."""
    if not held:
        return NOTHING
    last = new = held[0].reported_on
    for before, after in pairwise(held):
        last = max(last, after.reported_on)
        if not says_the_same(before, after):
            new = max(new, after.reported_on)
    return Heard(last, new)


def says_the_same(one: Said, other: Said) -> bool:
    """Do two updates say the same? Case, blanks and a full stop make no difference."""
    if (one.status, one.stated_rag) != (other.status, other.stated_rag):
        return False
    if one.narrative == other.narrative:
        return True
    # most texts differ at once: only likely twins are read to the end
    return one.narrative[:2].casefold() == other.narrative[:2].casefold() and _plain(one) == _plain(other)


def _plain(said: Said) -> str:
    return " ".join(said.narrative.casefold().split()).rstrip(".!")


class Silence(NamedTuple):
    """Since when nothing new has been said, when the next word was owed, and whether that is silence by now."""

    since: date
    owed_on: date
    cadences: int  # whole cadences gone by without a new word
    is_silent: bool


def silence(*, began: date, heard_on: date | None, cadence_days: int, grace_days: int, on: date) -> Silence:
    """How long an open action has been silent on a day.

    ``began`` is when it came into the plan, or is due to begin if later; before that nothing is owed.
    """
    since = heard_on if heard_on is not None and heard_on >= began else began
    owed = since + timedelta(days=cadence_days)
    gone = max(0, (on - since).days) // cadence_days
    return Silence(since, owed, gone, on > owed + timedelta(days=grace_days))
