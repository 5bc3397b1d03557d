"""A timescale as plain values, for drafts under review and for files that leave the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.kernel.timescale import Precision, Recurrence, Timescale


def timescale_values(timescale: Timescale | None) -> dict[str, Any] | None:
    """The timescale word for word, as JSON keeps it."""
    if timescale is None:
        return None
    return {
        "printed": timescale.printed,
        "start": timescale.start.isoformat() if timescale.start else None,
        "end": timescale.end.isoformat() if timescale.end else None,
        "precision": timescale.precision.value,
        "recurrence": timescale.recurrence.value,
        "condition": timescale.condition,
        "assumed": list(timescale.assumed),
    }


def timescale_from(values: Mapping[str, Any] | None) -> Timescale | None:
    """The timescale of these values; raises ValueError for a date or a word that is none."""
    if values is None:
        return None
    return Timescale(
        printed=values["printed"],
        start=_day(values.get("start")),
        end=_day(values.get("end")),
        precision=Precision(values.get("precision") or Precision.NONE),
        recurrence=Recurrence(values.get("recurrence") or ""),
        condition=values.get("condition") or None,
        assumed=tuple(values.get("assumed") or ()),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
