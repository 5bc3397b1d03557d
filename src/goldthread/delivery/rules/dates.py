"""What a date was on a day, how often it has moved and how far: counted from the first promise (rule 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class Dating(NamedTuple):
    """One date that was set: number 1 is the first promise, whenever it was written down."""

    number: int
    ends: date | None
    set_on: date
    starts: date | None = None


class Promise(NamedTuple):
    """The date as it stood on a day. ``first`` is the first promised, ``moves`` how often it had been changed."""

    ends: date | None
    first: date | None
    moves: int
    starts: date | None = None

    @property
    def slipped(self) -> int | None:
        """Days since the first promise; negative when brought forward, None where either is undated."""
        return slippage(self.first, self.ends)


def slippage(first_ends: date | None, ends: date | None) -> int | None:
    """Days between the first date promised and the date now agreed; negative when brought forward.

    None where either is undated: a date that went is not a slip of so many days.
    """
    if first_ends is None or ends is None:
        return None
    return (ends - first_ends).days


def promised(
    datings: Sequence[Dating], *, ends: date | None, first: date | None, on: date, starts: date | None = None
) -> Promise:
    """The promise as known on a day.

    ``datings`` are all that were ever set, in order; none where the date was never changed, so that the columns of
    today hold for every day.
    """
    known = [each for each in datings if each.number == 1 or each.set_on <= on]
    if not known:
        return Promise(ends, first, 0, starts)
    dated = next((each.ends for each in known if each.ends is not None), None)
    return Promise(known[-1].ends, dated if dated is not None else first, len(known) - 1, known[-1].starts)
