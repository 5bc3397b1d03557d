"""A series in stretches: where its limits start anew, and why.

A *break* is a change of definition or criteria: nothing is joined across it. A *rebase* is a decision: the process
has changed for a known reason. Both start new limits and new runs; a rebase owes its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.analysis.checking import refuse

TRIAL_BELOW = 12


@dataclass(frozen=True)
class Rebase:
    """New limits from this point on (place counted from nought), with the reason people will ask for."""

    at: int
    reason: str
    is_break: bool = False


@dataclass(frozen=True)
class Stretch:
    """Places ``start`` up to but not including ``end``."""

    start: int
    end: int
    rebase: Rebase | None = None

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def places(self) -> slice:
        return slice(self.start, self.end)


def stretches(length: int, rebases: Sequence[Rebase] = ()) -> list[Stretch]:
    """The stretches of a series of that length; refuses a rebase without reason, outside the series or said twice."""
    ordered = sorted(rebases, key=lambda rebase: rebase.at)
    for rebase in ordered:
        if not rebase.reason.strip():
            refuse("rebases", f"the rebase at figure {rebase.at + 1} gives no reason.", "Say what changed.")
        if not 0 <= rebase.at < length:
            refuse("rebases", f"there is no figure {rebase.at + 1} to rebase at; the series has {length}.")
    places = [rebase.at for rebase in ordered]
    if len(set(places)) != len(places):
        refuse("rebases", "two rebases stand at the same figure.")
    starts: list[tuple[int, Rebase | None]] = [(rebase.at, rebase) for rebase in ordered]
    if not starts or starts[0][0] != 0:
        starts.insert(0, (0, None))
    ends = [start for start, _ in starts[1:]] + [length]
    return [Stretch(start, end, rebase) for (start, rebase), end in zip(starts, ends, strict=True)]


def step_change(before: float, after: float) -> str:
    """How the centre moved at a rebase, in words without a claim of cause."""
    if before == after:
        return "The mean is the same as before."
    word = "higher" if after > before else "lower"
    by = f", by {abs(after - before) / abs(before):.0%}" if before else ""
    return f"The mean is {word} than before{by}."
