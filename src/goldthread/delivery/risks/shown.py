"""A risk as plain values, for machines and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.core.tables import Table
from goldthread.delivery.risks import reads
from goldthread.delivery.risks.models import Risk
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
    "closed_on",
    "close_reason",
)


def as_dict(each: RiskView) -> dict[str, Any]:
    """What the register shows of one risk."""
    return {name: getattr(each, name) for name in _NAMES}


_SCORE = ("likelihood", "impact", "why", "scored_on")


def whole(risk: Risk, on: date) -> dict[str, Any]:
    """One risk, open or closed, with every score it had and what is linked to it."""
    scores = reads.scores_of(risk)
    return {
        "risk": as_dict(reads.risk_view(risk, on)),
        "revision": risk.revision,
        "controls": risk.controls,
        "scores": [{**{name: getattr(each, name) for name in _SCORE}, "by": each.by.name} for each in scores],
        "actions": list(reads.actions_of(risk).values_list("id", flat=True)),
        "measures": list(reads.measures_of(risk).values_list("key", flat=True)),
    }


_HEADINGS = {
    "event": "Risk",
    "cause": "Because of",
    "consequence": "What it would mean",
    "group": "Group",
    "likelihood": "Likelihood",
    "impact": "Impact",
    "score": "Score",
    "level": "Level",
    "target": "Target",
    "live_actions": "Live actions",
    "owner": "Watched by",
    "review_on": "Look again",
}


_OF_CLOSED = {"closed_on": "Closed", "close_reason": "Why it is closed"}


def table(found: Iterable[RiskView], *, closed: bool = False) -> Table:
    """The register of the page, a row each."""
    headings = {**_HEADINGS, **(_OF_CLOSED if closed else {})}
    title = "Closed risks" if closed else "Risks"
    return Table(title, tuple(headings.values()), ([getattr(each, name) for name in headings] for each in found))
