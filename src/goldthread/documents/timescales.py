"""The door from printed cells to the timescale grammar: one phrase, several phrases, phrases inside sentences."""

from __future__ import annotations

import re
from datetime import date

from goldthread.kernel.timescale import Recurrence, Timescale

try:
    from goldthread.kernel.timescale_grammar import parse_timescale, parse_timescales
except ImportError:  # the grammar is on its way
    import calendar

    _M = {m.lower(): i for i, m in enumerate(calendar.month_name) if m} | {m.lower(): i for i, m in enumerate(calendar.month_abbr) if m} | {"sept": 9}
    _S = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}

    def parse_timescale(printed: str, *, context: date | None = None) -> Timescale:  # type: ignore[misc]
        from goldthread.kernel.timescale import Precision

        text = printed.lower()
        found = None
        for m in re.finditer(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?[ -]*'?(\d{4}|\d{2})\b", text):
            if m.group(2) in _M:
                year = int(m.group(3)); year += 2000 if year < 100 else 0
                month = _M[m.group(2)]
                day = int(m.group(1)) if m.group(1) else calendar.monthrange(year, month)[1]
                found = Timescale(printed, end=date(year, month, day), precision=Precision.DAY if m.group(1) else Precision.MONTH)
            elif m.group(2) in _S:
                year = int(m.group(3)); year += 2000 if year < 100 else 0
                month = _S[m.group(2)]
                found = Timescale(printed, end=date(year, month, calendar.monthrange(year, month)[1]), precision=Precision.SEASON)
        if not found and (m := re.search(r"\b(20\d\d)/(\d\d(?:\d\d)?)\b", text)):
            found = Timescale(printed, end=date(int(m.group(1)) + 1, 3, 31), precision=Precision.FINANCIAL_YEAR)
        if not found and (m := re.fullmatch(r"\s*(20\d\d)\s*", text)):
            found = Timescale(printed, end=date(int(m.group(1)), 12, 31), precision=Precision.YEAR)
        if not found and re.search(r"annual", text):
            found = Timescale(printed, recurrence=Recurrence.ANNUAL)
        if not found and re.search(r"on-?\s?going|quarterly|monthly", text):
            found = Timescale(printed, recurrence=Recurrence.ONGOING)
        return found or Timescale(printed)


    def parse_timescales(printed: str, *, context: date | None = None) -> tuple[Timescale, ...]:  # type: ignore[misc]
        pieces = re.split(r"\s+/\s+|\n|;\s*", printed)
        found = tuple(parse_timescale(piece, context=context) for piece in pieces)
        return found if all(says_when(one) for one in found) else (parse_timescale(printed, context=context),)


def says_when(timescale: Timescale) -> bool:
    """True when the words give a day, a period or a rhythm."""
    return timescale.start is not None or timescale.end is not None or timescale.recurrence is not Recurrence.NONE


__all__ = ["parse_timescale", "parse_timescales", "says_when"]
