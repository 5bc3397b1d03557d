"""Looking back at what changed since a day, and ahead at what to expect, in the shape of delivery's reads."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from goldthread.api.schemas.actions import ActionSeen, action_values
from goldthread.delivery.reads.forecast import Forecast
from goldthread.delivery.reads.since import Since


class RewordedSeen(Schema):
    action: ActionSeen
    was: str


class DateMovedSeen(Schema):
    action: ActionSeen
    was: date | None
    now: date | None
    days: int | None


class IntegritySeen(Schema):
    """What became of promises due in between, milestones too; ``added`` were not yet promised when it began."""

    promised: int
    kept: int
    late: int
    moved: int
    missed: int
    dropped: int
    added: int


class SinceSeen(Schema):
    since: date
    on: date
    before: int
    after: int
    added: list[ActionSeen]
    completed: list[ActionSeen]
    dropped: list[ActionSeen]
    reopened: list[ActionSeen]
    reworded: list[RewordedSeen]
    moved: list[DateMovedSeen]
    integrity: IntegritySeen


def since_values(seen: Since) -> dict[str, Any]:
    """In the shape of ``SinceSeen``."""
    lists = {name: getattr(seen, name) for name in ("added", "completed", "dropped", "reopened")}
    return {
        "since": seen.since,
        "on": seen.on,
        "before": seen.before,
        "after": seen.after,
        **{name: [action_values(row) for row in rows] for name, rows in lists.items()},
        "reworded": [{"action": action_values(each.row), "was": each.was} for each in seen.reworded],
        "moved": [
            {"action": action_values(each.row), "was": each.was, "now": each.now, "days": each.days}
            for each in seen.moved
        ],
        "integrity": {name: getattr(seen.integrity, name) for name in IntegritySeen.model_fields},
    }


class ExpectedSeen(Schema):
    """How many of ``of`` open actions are expected late on ``on``; ``low`` to ``high`` eight times in ten."""

    on: date
    count: float
    low: int
    high: int
    of: int


class ChanceSeen(Schema):
    action: ActionSeen
    chance: float = Field(description="That it ends by its date, from 0 to 1.")


class BinSeen(Schema):
    low: float
    high: float
    forecasts: int
    said: float
    came: float


class CalibrationSeen(Schema):
    """How well forecasts of the past did: this partnership's own, or where ``pooled`` those of all together."""

    forecasts: int
    brier: float
    usual: float = Field(description="The Brier score of always saying the usual share.")
    bins: list[BinSeen]


class ForecastSeen(Schema):
    """``enough`` is false, and all else null, where no history is long enough to say anything."""

    enough: bool
    pooled: bool | None = None
    ended: int | None = None
    still_open: int | None = None
    expected: ExpectedSeen | None = None
    chances: list[ChanceSeen] | None = None
    calibration: CalibrationSeen | None = None


def forecast_values(seen: Forecast | None) -> dict[str, Any]:
    """In the shape of ``ForecastSeen``."""
    if seen is None:
        return {"enough": False}
    plain = {name: getattr(seen, name) for name in ("pooled", "ended", "still_open", "expected", "calibration")}
    chances = [{"action": action_values(each.row), "chance": each.chance} for each in seen.chances]
    return {"enough": True, **plain, "chances": chances}


class Counts(Schema):
    """How many actions, and how they stand. Assessed, differing, silent and slipped ones are counted while open."""

    actions: int
    open: int
    not_started: int
    in_progress: int
    blocked: int
    complete: int
    closed: int
    late: int
    undated: int
    stated_red: int
    stated_amber: int
    stated_green: int
    stated_blue: int
    stated_grey: int
    stated_none: int
    assessed_red: int
    assessed_amber: int
    assessed_green: int
    assessed_blue: int
    assessed_grey: int
    assessed_none: int
    differs: int
    silent: int
    slipped: int
    slipped_days: int


class MeasureSaid(Schema):
    """A measure linked to a priority and what it says; null where there are too few figures to say."""

    key: str
    name: str
    latest_period: str | None
    latest_value: float | None
    target: float | None
    variation: str | None
    assurance: str | None


class PriorityCounts(Counts):
    """One priority; ``priority`` is null for the actions that stand under none."""

    priority: int | None
    ref: str
    title: str
    next_due: date | None
    next_due_action: int | None
    measures: list[MeasureSaid]


class SummarySeen(Schema):
    plan: str
    on: date
    priorities: list[PriorityCounts]
    total: Counts


class BarSeen(Schema):
    """An action or a milestone along time; ``action`` is the action it is or belongs to."""

    kind: str
    action: int
    ref: str
    text: str
    priority: str
    printed: str
    starts: date | None
    ends: date | None
    first_ends: date | None
    precision: str
    recurrence: str
    condition: str
    state: str
    ended_on: date | None
    late_days: int
    slipped_days: int | None
    leads: str


class TimelineSeen(Schema):
    """One page of the dated actions that touch the stretch, with their milestones, in the order of the paper."""

    first: date
    last: date
    page: int
    pages: int
    total: int
    undated: int
    bars: list[BarSeen]
