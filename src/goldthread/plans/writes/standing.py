"""How an action stands: the one door through which the room that hears of progress sets it.

Whether the status may change so, and who may say so, was decided there before; the database still refuses an
ended action without its day and a closed one without its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F

from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.policies import check_same_partnership

COLUMNS = ("status", "stated_rag", "last_update_at", "ended_on", "end_reason")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an action stands after an update. ``at`` is when the update was made, None when there was none."""

    status: str
    stated_rag: Rag | None = None
    at: datetime | None = None
    ended_on: date | None = None
    end_reason: str = ""

    def columns(self) -> dict[str, Any]:
        return {
            "status": str(self.status),
            "stated_rag": self.stated_rag.value if self.stated_rag else "",
            "last_update_at": self.at,
            "ended_on": self.ended_on,
            "end_reason": self.end_reason,
        }


@recorded
def record_standing(*, action: Action, standing: Standing, revision: int | None = None, by: Person) -> Action:
    """Set how one action stands. Raises EditedMeanwhile, NotAllowed for another partnership's action."""
    check_same_partnership(by, action)
    if revision is not None and action.revision != revision:
        raise EditedMeanwhile(action)
    before = _set(action, standing)
    history.save_changes(action, COLUMNS)
    _say(action, before)
    return action


@recorded
def record_standings(*, standings: Sequence[tuple[Action, Standing]], by: Person) -> None:
    """The same for many actions, one statement for each different standing; each is told on its own page."""
    alike: dict[Standing, list[Action]] = {}
    for action, standing in standings:
        check_same_partnership(by, action)
        alike.setdefault(standing, []).append(action)
    for standing, actions in alike.items():
        befores = [_set(action, standing) for action in actions]
        Action.objects.filter(pk__in=[action.pk for action in actions]).update(
            **standing.columns(), revision=F("revision") + 1
        )
        for action, before in zip(actions, befores, strict=True):
            action.revision += 1
            _say(action, before)


def _set(action: Action, standing: Standing) -> dict[str, Any]:
    before = {name: getattr(action, name) for name in COLUMNS}
    for name, value in standing.columns().items():
        setattr(action, name, value)
    return before


def _say(action: Action, before: dict[str, Any]) -> None:
    """When an update was made is the update's own story; only how the action stands is told here."""
    changed = [name for name in COLUMNS if name != "last_update_at" and before[name] != getattr(action, name)]
    if changed:
        history.record(
            "action.stands",
            target=action,
            before={name: before[name] for name in changed},
            after={name: getattr(action, name) for name in changed},
        )
