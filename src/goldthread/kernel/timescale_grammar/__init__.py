"""How the printed words of a timescale are read; no date library, and time in proportion to the text.

The doors are ``parse_timescale`` (one value for a cell) and ``parse_timescales`` (one for each date in it).
Inside, from the ground up: tokens, years, dates, expressions (by, from, ranges), clauses (a whole cell).
"""

from __future__ import annotations

from datetime import date

from goldthread.kernel.timescale import Timescale
from goldthread.kernel.timescale_grammar.groups import timescales_in

__all__ = ["parse_timescale", "parse_timescales"]


def parse_timescale(printed: str, *, context: date | None = None) -> Timescale:
    """What a printed timescale means, its words kept as they are. Never raises.

    ``context`` is the date of the paper: a month or season without its year is then the next one on or after
    it, and "within 6 months" is counted from it; ``assumed`` says so. Without it they stay undated. Where
    several dates are printed, the last of them counts.
    """
    found = timescales_in(printed, context)
    if not found:
        return Timescale(printed)
    dated = [each for each in found if each.end]
    begun = [each for each in found if each.start]
    chosen = max(dated, key=lambda each: each.end or date.min) if dated else (begun or found)[0]
    recurrence = chosen.recurrence or next((each.recurrence for each in found if each.recurrence), chosen.recurrence)
    condition = chosen.condition or next((each.condition for each in found if each.condition), None)
    return Timescale(printed, chosen.start, chosen.end, chosen.precision, recurrence, condition, chosen.assumed)


def parse_timescales(printed: str, *, context: date | None = None) -> tuple[Timescale, ...]:
    """One timescale for each date or recurrence of a cell, with its own share of the words. Never raises.

    A cell with words but no date gives one undated timescale, a blank cell none.
    """
    found = timescales_in(printed, context)
    if not found and printed.strip():
        return (Timescale(printed),)
    return tuple(found)
