"""What to expect of a partnership's open actions, and how well such forecasts have done before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.delivery.reads.commitments import Promised, commitments, pooled_commitments
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.rules.forecast import (
    Calibration,
    Delays,
    Expected,
    calibration,
    expected_late,
    learn,
    next_quarter_end,
)
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Chance:
    """An open action that is not late yet, and the chance that it ends by its date."""

    row: ActionRow
    chance: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """``pooled``: learnt from all partnerships, because this one's own history is too short. ``calibration`` is of
    what it was learnt from, of all partnerships where pooled; None while that is too short to be tried. The least
    likely first; ``total`` counts those not shown too."""

    on: date
    pooled: bool
    ended: int
    still_open: int
    expected: Expected
    chances: tuple[Chance, ...]
    total: int
    calibration: Calibration | None


def forecast(partnership: Partnership, on: date, *, plan: Plan | None = None) -> Forecast | None:
    """From the partnership's own history, or of all until that is long enough. None: not enough history anywhere.

    What is learnt, and how well that did, is of the whole of these; ``plan`` narrows what is forecast. Twelve
    queries at the most.
    """
    own = commitments(partnership)
    promises = [each.commitment for each in own]
    delays = learn(promises, on)
    pooled = delays is None
    if delays is None:
        promises = pooled_commitments(on)
        delays = learn(promises, on)
    if delays is None:
        return None
    dated = _open_and_dated(commitments(plan) if plan else own)
    return Forecast(
        on=on,
        pooled=pooled,
        ended=delays.ended,
        still_open=delays.open,
        expected=expected_late(dated.values(), delays, on, next_quarter_end(on)),
        chances=_chances(dated, delays, on),
        total=sum(ends >= on for _, ends in dated.values()),
        calibration=calibration(promises, on),
    )


def _open_and_dated(own: list[Promised]) -> dict[int, tuple[date, date]]:
    """For each open action with a date: the first promised, and the one now agreed."""
    found = {}
    for each in own:
        promise = each.commitment
        is_open = promise.done_on is None and promise.dropped_on is None
        if each.milestone is None and is_open and promise.ends is not None:
            found[each.action] = (promise.first_ends or promise.ends, promise.ends)
    return found


def _chances(dated: dict[int, tuple[date, date]], delays: Delays, on: date) -> tuple[Chance, ...]:
    """Of the actions that are not late yet: nothing need be forecast of those that are."""
    found = sorted((delays.chance(first, ends, on), key) for key, (first, ends) in dated.items() if ends >= on)
    rows = rows_by_id([key for _, key in found[:SHOWN]], on=on)
    return tuple(Chance(rows[key], chance) for chance, key in found[:SHOWN])
