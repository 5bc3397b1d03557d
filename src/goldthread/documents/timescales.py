"""The door from printed cells to the timescale grammar."""

from __future__ import annotations

from goldthread.kernel.timescale import Recurrence, Timescale
from goldthread.kernel.timescale_grammar import parse_timescale, parse_timescales


def says_when(timescale: Timescale) -> bool:
    """True when the words give a day, a period or a rhythm."""
    return timescale.start is not None or timescale.end is not None or timescale.recurrence is not Recurrence.NONE


__all__ = ["parse_timescale", "parse_timescales", "says_when"]
