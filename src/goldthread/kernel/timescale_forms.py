"""Short written forms of a timescale for machines."""

from __future__ import annotations

from goldthread.kernel.periods import (
    calendar_year,
    financial_quarter_of,
    financial_year,
    financial_year_label,
    financial_year_of,
)
from goldthread.kernel.timescale import Precision, Recurrence, Timescale, season_ending


def corpus_deadline(timescale: Timescale) -> str | None:
    """The end of a timescale as "2020-05-15", "2020-04", "2024/25-Q3", "2021-summer", "2020", "2020/21".

    "ongoing" where it has no end but comes again; the start where that is the only date printed; else None.
    A quarter is named by the financial year it lies in, whichever year was printed.
    """
    end = timescale.end
    if end is None:
        if timescale.recurrence is not Recurrence.NONE:
            return "ongoing"
        return f"{timescale.start:%Y-%m}" if timescale.start else None
    whole = {
        Precision.YEAR: f"{end.year}" if end == calendar_year(end.year).end else None,
        Precision.FINANCIAL_YEAR: _financial_year(timescale),
        Precision.QUARTER: f"{financial_year_label(financial_year_of(end))}-Q{financial_quarter_of(end)[1]}",
        Precision.SEASON: "{}-{}".format(*ended) if (ended := season_ending(end)) else None,
        Precision.DAY: end.isoformat(),
    }
    return whole.get(timescale.precision) or f"{end:%Y-%m}"


def _financial_year(timescale: Timescale) -> str | None:
    end = timescale.end
    if end is None or end != financial_year(financial_year_of(end)).end:
        return None
    return financial_year_label(financial_year_of(end))
