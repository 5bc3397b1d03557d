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


def plan_since(plan: Plan, since: date, on: date) -> Since:
    """As the plan was known on both days. A fixed number of queries, whatever its size."""
    keys = list(actions_in(plan).order_by("position", "id").values_list("id", flat=True))
    then = dict(known_actions(plan.partnership, since, only=keys))
    now = dict(known_actions(plan.partnership, on, only=keys))
    texts_then, texts_now = _texts(plan, since), _texts(plan, on)
    rows = rows_by_id([key for key in keys if key in now], on=on)
    both = [key for key in keys if key in then and key in now]

    def became(*statuses: str) -> tuple[ActionRow, ...]:
        return tuple(
            rows[key]
            for key in rows
            if now[key].status in statuses and (key not in then or then[key].status not in statuses)
        )

    return Since(
        since=since,
        on=on,
        before=len(then),
        after=len(now),
        added=tuple(rows[key] for key in rows if key not in then),
        reworded=tuple(
            Reworded(rows[key], was)
            for key in both
            if (was := texts_then.get(key, rows[key].text)) != texts_now.get(key, rows[key].text)
        ),
        moved=tuple(
            DateMoved(rows[key], then[key].promise.ends, now[key].promise.ends)
            for key in both
            if then[key].promise.ends != now[key].promise.ends
        ),
        completed=became(rules.Status.COMPLETE),
        dropped=became(rules.Status.CLOSED),
        reopened=tuple(
            rows[key] for key in both if then[key].status in rules.ENDED and now[key].status in rules.OPEN
        ),
        integrity=rules.integrity([each.commitment for each in commitments(plan)], since, on),
    )


def _texts(plan: Plan, on: date) -> dict[int, str]:
    """The words on a day of the actions that were reworded after it: what the first later change replaced."""
    later = HistoryEvent.objects.filter(
        partnership=plan.partnership_id, kind="action.reworded", at__gte=conditions.after(on)
    )
    found: dict[int, str] = {}
    for action, before in later.order_by("id").values_list("thread_id", "before"):
        if "text" in before:
            found.setdefault(action, before["text"])
    return found
