"""One screen for a board: what is late, red or blocked, and what happened since last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.assessed_counts import AssessedCounts, assessed_counts
from goldthread.delivery.reads.differences import Differences, kept_differences
from goldthread.delivery.reads.parts import Moved
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, actions_in
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.delivery.rules import Status
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Baseline, Milestone, Plan

SHOWN = 25
DIFFERENCES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Section:
    """Some actions of a kind and how many there are in all."""

    rows: tuple[ActionRow, ...]
    total: int

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True, slots=True)
class StepDone:
    """A milestone that was reached."""

    id: int
    text: str
    done_on: date
    action_id: int
    action_ref: str
    action_text: str


@dataclass(frozen=True, slots=True)
class Board:
    """How things stand on a day, and what has happened since another. Every section says how much it leaves out."""

    on: date
    since: date
    tally: Tally
    late: Section
    red: Section
    blocked: Section
    done: Section
    new: Section
    unheard: Section  # open, and nothing said of it since
    moved: tuple[Moved, ...]
    moved_total: int
    steps_done: tuple[StepDone, ...]
    steps_done_total: int
    assessed: AssessedCounts
    differences: Differences  # between what is stated and what is assessed, the worst first


def board(scope: Scope, since: date, on: date, *, shown: int | None = SHOWN) -> Board:
    """``shown`` rows of each kind (None: all of them), the most pressing first. The queries do not grow."""
    assessed = assessed_counts(scope, on)
    found = _found(scope, since, on)
    tally = whole(tallies(actions_in(scope), "plan_id", on=on))
    totals = {"late": tally.late, "red": tally.red, "blocked": tally.blocked, **_totals(scope, since)}
    keys = {name: list(chosen.values_list("id", flat=True)[:shown]) for name, chosen in found.items()}
    rows = rows_by_id(list(dict.fromkeys(key for some in keys.values() for key in some)), on=on)
    moved, moved_total = _some(_changes(scope, since), _MOVED, shown)
    steps, steps_total = _some(_steps_done(scope, since), _STEP, shown)
    return Board(
        on=on,
        since=since,
        tally=tally,
        moved=tuple(_moved_view(*values) for values in moved),
        moved_total=moved_total,
        steps_done=tuple(StepDone(*values) for values in steps),
        steps_done_total=steps_total,
        assessed=assessed,
        differences=kept_differences(scope, on, shown=DIFFERENCES_SHOWN),
        **{name: Section(tuple(rows[key] for key in some), totals[name]) for name, some in keys.items()},
    )


def _some(found: QuerySet[Any], columns: tuple[str, ...], shown: int | None) -> tuple[list[Any], int]:
    """The first of what was found, and how much there is; counted only where there is more."""
    rows = list(found.values_list(*columns)[: shown + 1 if shown is not None else None])
    if shown is None or len(rows) <= shown:
        return rows, len(rows)
    return rows[:shown], found.count()


def _found(scope: Scope, since: date, on: date) -> dict[str, QuerySet[Action]]:
    """What stands in each section, the most pressing first."""
    in_scope = actions_in(scope)
    open_ones = in_scope.filter(conditions.OPEN)
    by_date = (F("ends").asc(nulls_last=True), "id")
    return {
        "late": in_scope.filter(conditions.overdue(on)).order_by("ends", "id"),
        "red": open_ones.filter(stated_rag=Rag.RED).order_by(*by_date),
        "blocked": open_ones.filter(status=Status.BLOCKED).order_by(*by_date),
        "done": in_scope.filter(_done(since)).order_by("-ended_on", "id"),
        "new": in_scope.filter(added_on__gt=since).order_by("plan_id", "position", "id"),
        "unheard": open_ones.filter(_unheard(since)).order_by(*by_date),
    }


def _totals(scope: Scope, since: date) -> dict[str, int]:
    """How many stand in the sections that the tally does not count. One query."""
    return actions_in(scope).aggregate(
        done=Count("partnership_id", filter=_done(since)),
        new=Count("partnership_id", filter=Q(added_on__gt=since)),
        unheard=Count("partnership_id", filter=conditions.OPEN & _unheard(since)),
    )


def _done(since: date) -> Q:
    return Q(status=Status.COMPLETE, ended_on__gt=since)


def _unheard(since: date) -> Q:
    return Q(last_update_at=None) | Q(last_update_at__lt=conditions.after(since))


_MOVED = (
    "action_id",
    "action__ref",
    "action__text",
    "milestone__action_id",
    "milestone__action__ref",
    "milestone__action__text",
    "milestone_id",
    "milestone__text",
    "was_printed",
    "was",
    "printed",
    "ends",
    "promised",
    "reason",
    "agreed_by",
    "set_by",
    "set_at",
)
_STEP = ("id", "text", "done_on", "action_id", "action__ref", "action__text")


def moved_dates(scope: Scope, since: date) -> list[Moved]:
    """Dates changed since, the latest change first. The first promise itself is no change. One query."""
    return [_moved_view(*values) for values in _changes(scope, since).values_list(*_MOVED)]


def _changes(scope: Scope, since: date) -> QuerySet[Baseline]:
    same = Q(action=OuterRef("action")) | Q(milestone=OuterRef("milestone"))
    before = Baseline.objects.filter(same, number=OuterRef("number") - 1).order_by()
    first = Baseline.objects.filter(same, number=1).order_by()
    return (
        Baseline.objects.filter(
            _in(scope, "action__", "milestone__action__"), number__gt=1, set_at__gte=conditions.after(since)
        )
        .annotate(
            was_printed=Subquery(before.values("printed")),
            was=Subquery(before.values("ends")),
            promised=Subquery(first.values("ends")),
        )
        .order_by("-set_at", "-id")
    )


def _moved_view(*values: Any) -> Moved:
    """A change of date is of an action, or of a milestone and through it of its action."""
    direct, through, (milestone, text, *change) = values[:3], values[3:6], values[6:]
    return Moved(*(*(direct if direct[0] is not None else through), milestone, text or "", *change))


def _steps_done(scope: Scope, since: date) -> QuerySet[Milestone]:
    return Milestone.objects.filter(_in(scope, "action__"), done_on__gt=since).order_by("-done_on", "-id")


def _in(scope: Scope, *ways: str) -> Q:
    """Rows that hang on actions of this scope; ``ways`` lead from such a row to its action."""
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    if isinstance(scope, Plan):
        return Q(*((f"{way}plan", scope) for way in ways), _connector=Q.OR)
    return Q()
