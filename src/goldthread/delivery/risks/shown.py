"""A risk as plain values, for machines and the command line alike."""

from __future__ import annotations

from typing import Any

from goldthread.delivery.risks.reads import RiskView

_NAMES = (
    "id",
    "group",
    "cause",
    "event",
    "consequence",
    "likelihood",
    "impact",
    "score",
    "level",
    "target",
    "owner",
    "review_on",
    "live_actions",
    "is_unanswered",
)


def as_dict(each: RiskView) -> dict[str, Any]:
    """What the register shows of one risk."""
    return {name: getattr(each, name) for name in _NAMES}
