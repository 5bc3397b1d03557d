"""Outcomes in words, as charts, tables and plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldthread.analysis.charts.of_comparisons import rates_specification
from goldthread.analysis.charts.of_outcomes import change_specification, short
from goldthread.analysis.charts.specification import Chart, written
from goldthread.analysis.rates.intervals import Interval
from goldthread.analysis.rates.single import Rates
from goldthread.core.tables import Table
from goldthread.measures.outcomes.models import Instrument, OutcomeFigure
from goldthread.measures.outcomes.reads import GroupSeen, OutcomeSeen, Share
from goldthread.measures.outcomes.rules.definition import questionnaire
from goldthread.measures.outcomes.rules.protecting import Kept

WITHHELD = "[c]"
CHANGE, IMPROVED = "change", "improved"
CAUTION = (
    "People often come when things are at their worst, and many would have fared better anyway; people who left "
    "early are seldom asked again. A change is no proof of what brought it about."
)
HEADINGS = (
    "Period", "From start to", "Scale", "Service", "Started", "Asked again", "First", "Last", "Mean change",
    "Lower limit", "Upper limit", "Reliably improved", "Improved, per cent", "Lower limit, per cent",
    "Upper limit, per cent", "No reliable change", "Reliably worsened",
)  # fmt: skip


def chart_of(seen: OutcomeSeen, which: str = CHANGE) -> Chart | None:
    """Mean change by service, or the share that reliably improved; None where nothing can be drawn."""
    instrument = seen.load.instrument
    title = f"{instrument.name}, {seen.scale.name.lower()}: {seen.occasion_words.lower()}, {seen.load.period}"
    around = {"source": seen.load.source}
    if which == CHANGE:
        if not any(group.change for group in seen.groups):
            return None
        return change_specification(
            [group.change for group in seen.groups],
            [group.name for group in seen.groups],
            title=title,
            unit="Change of score, with its 95% interval",
            higher_is_better=seen.scale.higher_is_better,
            **around,
        )
    known = [(group.name, group.improved) for group in seen.groups if group.improved is not None]
    if not known:
        return None
    shares = [share for _, share in known]
    columns = {name: _floats(getattr(share, name) for share in shares) for name in ("percent", "low", "high")}
    rates = Rates(columns["percent"], Interval(columns["low"], columns["high"]), ("Wilson",) * len(known), 100)
    names = [short(name, len(known)) for name, _ in known]
    return rates_specification(rates, names, title=title, unit="% who reliably improved", joined=False, **around)


def _floats(values: Iterator[float]) -> Any:
    import numpy as np

    return np.array(list(values), dtype=float)


def table_of(outcomes: tuple[OutcomeSeen, ...] | list[OutcomeSeen]) -> Table:
    """Everything that is known, as rows. What is withheld has its mark, what was never known is empty."""
    return Table("Outcomes", HEADINGS, [_row(seen, group) for seen in outcomes for group in seen.groups])


def _row(seen: OutcomeSeen, group: GroupSeen) -> list[Any]:
    change, improved = group.change, group.improved
    cells = (
        cell(group, "started"),
        cell(group, "people"),
        cell(group, "first"),
        cell(group, "last"),
        cell(group, "mean"),
        None if change is None else round(change.low, 2),
        None if change is None else round(change.high, 2),
        cell(group, "improved"),
        *_percents(improved),
        cell(group, "unchanged"),
        cell(group, "worsened"),
    )
    return [seen.load.period, seen.occasion, seen.scale.name, group.name, *cells]


def _percents(share: Share | None) -> tuple[float | None, ...]:
    if share is None:
        return (None,) * 3
    return tuple(round(value, 1) for value in (share.percent, share.low, share.high))


def cell(group: GroupSeen, name: str) -> Any:
    """A figure, the mark of a withheld one, or None for one that nobody knows."""
    row: OutcomeFigure = group.figure
    if name in row.withheld or (group.is_withheld and name in ("first", "last", "mean", "sd")):
        return WITHHELD
    return getattr(row, name)


def cell_words(group: GroupSeen, name: str) -> str:
    value = cell(group, name)
    if value is None:
        return "–"
    return value if isinstance(value, str) else written(float(value), 2)


def says(seen: OutcomeSeen) -> str:
    """One sentence on everybody."""
    group = seen.everybody
    if group is None or group.is_withheld:
        return "The whole is withheld: it would tell of a small group."
    words = f"{group.figure.people:,} people were asked at the start and again."
    if group.change is not None:
        mean, ends = group.change.mean, (group.change.low, group.change.high)
        better = (mean > 0) is seen.scale.higher_is_better
        clear = not ends[0] <= 0 <= ends[1]
        verdict = ("better" if better else "worse") if clear else "neither clearly better nor clearly worse"
        words += (
            f" On average the score changed by {written(mean, 2)} ({written(ends[0], 2)} to {written(ends[1], 2)}): "
            f"{verdict}."
        )
    for share, fared in ((group.improved, "improved"), (group.worsened, "worsened")):
        if share is not None:
            words += f" {share.percent:.0f} in 100 reliably {fared} ({share.low:.0f} to {share.high:.0f})."
    return words


def kept_row(kept: Kept) -> dict[str, Any]:
    """A group as it may be kept, before it is."""
    group = kept.group
    return {
        "occasion": group.which.occasion,
        "scale": group.which.scale,
        "service": group.which.service,
        "started": group.started,
        "people": None if kept.is_withheld else group.people,
        **{name: getattr(group, name) for name in ("mean", "improved", "worsened")},
        "withheld": list(kept.withheld),
    }


def instrument_row(instrument: Instrument) -> dict[str, Any]:
    """For the API and the command line."""
    return {
        "key": instrument.key,
        "version": instrument.version,
        "name": instrument.name,
        "about": instrument.about,
        "licence": instrument.licence,
        "source": instrument.source,
        "checked_on": instrument.checked_on,
        "threshold": instrument.disclosure_threshold,
        "scales": [
            {
                "key": scale.key,
                "name": scale.name,
                "lowest": scale.range[0],
                "highest": scale.range[1],
                "better": "higher" if scale.higher_is_better else "lower",
                "reliable_change": scale.reliable_change,
                "items": [item.key for item in scale.items],
            }
            for scale in questionnaire(instrument.definition).scales
        ],
        "periods": [load.period for load in getattr(instrument, "standing", ())],
    }


def outcome_row(seen: OutcomeSeen) -> dict[str, Any]:
    """One scale and occasion of a load as plain values; a withheld figure is null and named in ``withheld``."""
    return {
        "period": seen.load.period,
        "starts": seen.load.starts,
        "ends": seen.load.ends,
        "occasion": seen.occasion,
        "scale": seen.scale.key,
        "says": says(seen),
        "groups": [_group_row(group) for group in seen.groups],
    }


def _group_row(group: GroupSeen) -> dict[str, Any]:
    row, change, share = group.figure, group.change, group.improved
    return {
        "service": row.service,
        **{name: getattr(row, name) for name in ("started", "people", "first", "last", "mean", "sd")},
        "low": None if change is None else change.low,
        "high": None if change is None else change.high,
        **{name: getattr(row, name) for name in ("improved", "unchanged", "worsened")},
        "improved_percent": None if share is None else share.percent,
        "improved_low": None if share is None else share.low,
        "improved_high": None if share is None else share.high,
        "withheld": row.withheld,
    }
