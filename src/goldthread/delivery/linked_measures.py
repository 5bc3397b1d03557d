"""What the measures of an action say of it: a reason where one is of concern or misses its target."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from goldthread.delivery.rules import Reason, Why
from goldthread.partnership.models import Partnership

if TYPE_CHECKING:
    from goldthread.measures.reads import MeasureStanding


def reasons_of_measures(
    partnership: Partnership, actions: Collection[int], on: date
) -> dict[int, tuple[Reason, ...]]:
    """Reasons by action, without a level: the partnership's thresholds settle it. Six queries, one without links."""
    from goldthread.measures.reads import standings_by_action  # with all of numpy: not at the start of every command

    return {
        action: tuple(reason for each in standings for reason in _reasons(each))
        for action, standings in standings_by_action(partnership, on).items()
        if action in actions
    }


def _reasons(standing: MeasureStanding) -> Iterator[Reason]:
    if standing.is_of_concern:
        yield Reason(Why.MEASURE_OF_CONCERN, "", name=f"{standing.name} ({standing.latest})")
    if standing.off_target:
        yield Reason(Why.MEASURE_OFF_TARGET, "", standing.off_target_since, standing.off_target, name=standing.name)
