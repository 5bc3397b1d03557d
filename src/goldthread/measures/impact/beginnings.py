"""When an action began: by its agreed timescale, or by an earlier report of work. Never by the figures.

A timescale of one month ("March 2027") starts where that month does, and work on it is often reported earlier.
The date of a step is settled by the plan, so that nobody can choose it to suit what came. One that was moved after
figures about it were known is named as such (``settled_on``), and nothing is fitted at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldthread.measures.impact.registry import under_way_since
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, ActionStatus, Baseline


@dataclass(frozen=True, slots=True)
class Beginning:
    """``day`` None: nobody has said. ``settled_on`` only where the agreed start was moved: when it was."""

    day: date | None
    is_agreed: bool = False
    has_begun: bool = False
    settled_on: date | None = None

    @property
    def words(self) -> str:
        """Whose word the day is."""
        return "by its agreed timescale" if self.is_agreed else "when it was first reported under way"


NOBODY_SAID = Beginning(None)


def beginnings(partnership: Partnership, actions: Collection[int], on: date) -> dict[int, Beginning]:
    """The beginning of each action as known on a day. Three queries."""
    if not actions:
        return {}
    reported = under_way_since(partnership, actions, on)
    moved = _moved(actions)
    found = {}
    for key, starts, status in Action.objects.filter(pk__in=actions).values_list("id", "starts", "status"):
        said = reported.get(key)
        day = min((each for each in (starts, said) if each is not None), default=None)
        is_agreed = day is not None and day == starts
        begun = day is not None and day <= on and (said is not None or status != ActionStatus.NOT_STARTED)
        found[key] = Beginning(day, is_agreed, begun, moved.get(key) if is_agreed else None)
    return found


def _moved(actions: Collection[int]) -> dict[int, date]:
    """When the start that now holds was settled, for actions whose start was moved."""
    rows = Baseline.objects.filter(action__in=actions).order_by("number")
    dates: defaultdict[int, list[tuple[date | None, date]]] = defaultdict(list)
    for action, starts, set_at in rows.values_list("action_id", "starts", "set_at"):
        dates[action].append((starts, timezone.localdate(set_at)))
    found = {}
    for action, settled in dates.items():
        last = settled[-1][0]
        since = len(settled) - 1
        while since and settled[since - 1][0] == last:
            since -= 1
        if since:
            found[action] = settled[since][1]
    return found
