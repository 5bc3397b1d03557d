"""A plan beside itself on an earlier day: what was added, reworded, moved, completed and dropped since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.core.models import HistoryEvent
from goldthread.delivery import rules
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.commitments import commitments
from goldthread.delivery.reads.known import known_actions
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import actions_in
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Plan


@dataclass(frozen=True, slots=True)
class Reworded:
    """An action with the words it had."""

    row: ActionRow
    was: str


@dataclass(frozen=True, slots=True)
class DateMoved:
    """An action with the date it had; ``days`` None where either is undated."""

    row: ActionRow
    was: date | None
    now: date | None

    @property
    def days(self) -> int | None:
        return rules.slippage(self.was, self.now)


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from an earlier day. ``before`` and ``after`` count the actions of the plan on each.

    ``integrity`` tells what became of the promises, milestones too, that were due in between.
    """

    since: date
    on: date
    before: int
    after: int
    added: tuple[ActionRow, ...]
    reworded: tuple[Reworded, ...]
    moved: tuple[DateMoved, ...]
    completed: tuple[ActionRow, ...]
    dropped: tuple[ActionRow, ...]
    reopened: tuple[ActionRow, ...]
    integrity: rules.Integrity


def changed_since(scope: Partnership | Plan, since: date, on: date) -> Since:
    """As the plan, or all plans of a partnership, were known on both days. A fixed number of queries."""
    partnership = scope.partnership if isinstance(scope, Plan) else scope
    keys = list(actions_in(scope).order_by("plan_id", "position", "id").values_list("id", flat=True))
    then = dict(known_actions(partnership, since, only=keys))
    now = dict(known_actions(partnership, on, only=keys))
    keys = [key for key in keys if key in now]
    both = [key for key in keys if key in then]

    def became(*statuses: str) -> list[int]:
        return [
            key
            for key in keys
            if now[key].status in statuses and (key not in then or then[key].status not in statuses)
        ]

    changed = {
        "added": [key for key in keys if key not in then],
        "completed": became(rules.Status.COMPLETE),
        "dropped": became(rules.Status.CLOSED),
        "reopened": [key for key in both if then[key].status in rules.ENDED and now[key].status in rules.OPEN],
    }
    moved = [key for key in both if then[key].promise.ends != now[key].promise.ends]
    texts_then, texts_now = _texts(partnership, since), _texts(partnership, on)
    reworded = [key for key in both if key in texts_then]
    rows = rows_by_id(sorted({*moved, *reworded, *(key for each in changed.values() for key in each)}), on=on)
    return Since(
        since=since,
        on=on,
        before=len(then),
        after=len(now),
        reworded=tuple(
            Reworded(rows[key], texts_then[key])
            for key in reworded
            if texts_then[key] != texts_now.get(key, rows[key].text)
        ),
        moved=tuple(DateMoved(rows[key], then[key].promise.ends, now[key].promise.ends) for key in moved),
        integrity=rules.integrity([each.commitment for each in commitments(scope)], since, on),
        **{name: tuple(rows[key] for key in found) for name, found in changed.items()},
    )


def _texts(partnership: Partnership, on: date) -> dict[int, str]:
    """The words on a day of the actions that were reworded after it: what the first later change replaced."""
    later = HistoryEvent.objects.filter(partnership=partnership, kind="action.reworded", at__gte=conditions.after(on))
    found: dict[int, str] = {}
    for action, before in later.order_by("id").values_list("thread_id", "before"):
        if "text" in before:
            found.setdefault(action, before["text"])
    return found
