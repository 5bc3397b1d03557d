"""How the plan measures itself: open actions on time, silent and slipped, at the end of each month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from goldthread.delivery import rules
from goldthread.delivery.reads.assessments import assessments
from goldthread.delivery.rules.reasons import Why
from goldthread.kernel.periods import Period
from goldthread.measures import derived
from goldthread.measures.derived import Counted, DerivedMeasure
from goldthread.partnership.models import Partnership

_OPEN = "Open actions at the end of the month"
ON_TIME = DerivedMeasure(
    "actions_on_time_pct",
    "Open actions that are on time",
    "Of all actions open at the end of the month, the share whose date had not passed.",
    "Open actions whose date had not passed",
    _OPEN,
    "higher",
)
SILENT = DerivedMeasure(
    "actions_silent_pct",
    "Open actions that are silent",
    "Of all actions open at the end of the month, the share of which nothing new was heard in time.",
    "Open actions of which nothing new was heard in time",
    _OPEN,
    "lower",
)
SLIPPED = DerivedMeasure(
    "actions_slipped_pct",
    "Open actions that have slipped",
    "Of all actions open at the end of the month, the share now promised for later than at first.",
    "Open actions promised for later than at first",
    _OPEN,
    "lower",
)
_COUNTS: dict[str, Callable[[rules.Assessment], bool]] = {
    ON_TIME.key: lambda assessed: all(reason.why != Why.LATE for reason in assessed.reasons),
    SILENT.key: lambda assessed: assessed.silent_since is not None,
    SLIPPED.key: lambda assessed: (assessed.slipped or 0) > 0,
}


def counted(partnership: Partnership, months: Sequence[Period]) -> Mapping[str, Sequence[Counted]]:
    """The three figures of each month, as everything was known on its last day. Eight queries a month."""
    found: dict[str, list[Counted]] = {key: [] for key in _COUNTS}
    for period in months:
        every = assessments(partnership, period.end).values()
        still_open = [assessed for assessed in every if assessed.status in rules.OPEN]
        for key, is_counted in _COUNTS.items():
            found[key].append(Counted(period, sum(map(is_counted, still_open)), len(still_open)))
    return found


def register() -> None:
    derived.register(ON_TIME, SILENT, SLIPPED, query=counted)
