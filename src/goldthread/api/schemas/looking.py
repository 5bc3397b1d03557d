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
