"""One screen for a board: what is late, red or blocked, and what happened since last time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from goldthread.core.prepared import Given, Rows, in_one_row, prepared
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.assessed_counts import AssessedCounts, assessed_counts
from goldthread.delivery.reads.differences import Differences, kept_differences
from goldthread.delivery.reads.parts import Moved
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, shape_of
from goldthread.delivery.reads.tallies import Tally, whole_of
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
    tally, totals = _totals(scope, since, on)
    keys = _found(scope, since, on, totals, shown)
    rows = rows_by_id(list(dict.fromkeys(key for some in keys.values() for key in some)), on=on)
    moved, moved_total = _some(_changes, _changes_counted, shown, _in(scope, *_TO_CHANGED), since)
    steps, steps_total = _some(_steps_done, _steps_counted, shown, _in(scope, *_TO_STEP), since)
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


Shape = tuple[Q, dict[str, Any]]


def _some(
    read: Callable[..., Rows], count: Callable[..., Rows], shown: int | None, scope: Shape, since: date
) -> tuple[Rows, int]:
    """The first of what there is since, and how much there is; counted only where there is more."""
    which, values = scope
    given = {**values, "since": since, "since_its_end": conditions.after(since)}
    rows = read(which, shown + 1 if shown is not None else None, **given)
    if shown is None or len(rows) <= shown:
        return rows, len(rows)
    return rows[:shown], count(which, **given)[0][0]


_BY_DATE = (F("ends").asc(nulls_last=True), "id")
_DONE = Q(status=Status.COMPLETE, ended_on__gt=Given("since"))
_UNHEARD = conditions.OPEN & (Q(last_update_at=None) | Q(last_update_at__lt=Given("since_its_end")))
# what stands in each section, the most pressing first
_SECTIONS: dict[str, tuple[Q, tuple[Any, ...]]] = {
    "late": (conditions.overdue(Given("on")), ("ends", "id")),
    "red": (conditions.OPEN & Q(stated_rag=Rag.RED), _BY_DATE),
    "blocked": (conditions.OPEN & Q(status=Status.BLOCKED), _BY_DATE),
    "done": (_DONE, ("-ended_on", "id")),
    "new": (Q(added_on__gt=Given("since")), ("plan_id", "position", "id")),
    "unheard": (_UNHEARD, _BY_DATE),
}


def _found(scope: Scope, since: date, on: date, totals: Mapping[str, int], shown: int | None) -> dict[str, list[int]]:
    """The keys of each section's actions; nothing is asked of those that are known to be empty."""
    which, given = shape_of(scope)
    given |= {"on": on, "since": since, "since_its_end": conditions.after(since)}
    return {
        name: [key for (key,) in _section(which, name, shown, **given)] if totals[name] else [] for name in _SECTIONS
    }


@prepared
def _section(which: Q, name: str, shown: int | None) -> QuerySet[Any, Any]:
    condition, order = _SECTIONS[name]
    return Action.objects.filter(which, condition).order_by(*order).values_list("id")[:shown]


def _totals(scope: Scope, since: date, on: date) -> tuple[Tally, dict[str, int]]:
    """How everything stands, and how many stand in each section. One query."""
    also = tuple(_SECTIONS[name][0] for name in _NOT_TALLIED)
    tally, counts = whole_of(scope, also, on=on, since=since, since_its_end=conditions.after(since))
    known = {"late": tally.late, "red": tally.red, "blocked": tally.blocked}
    return tally, known | dict(zip(_NOT_TALLIED, counts, strict=True))


_NOT_TALLIED = ("done", "new", "unheard")


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
    which, values = _in(scope, *_TO_CHANGED)
    return [_moved_view(*row) for row in _changes(which, None, **values, since_its_end=conditions.after(since))]


_CHANGED = Q(number__gt=1, set_at__gte=Given("since_its_end"))
_REACHED = Q(done_on__gt=Given("since"))
_TO_CHANGED, _TO_STEP = ("action__", "milestone__action__"), ("action__",)


@prepared
def _changes(which: Q, most: int | None) -> QuerySet[Any, Any]:
    same = Q(action=OuterRef("action")) | Q(milestone=OuterRef("milestone"))
    before = Baseline.objects.filter(same, number=OuterRef("number") - 1).order_by()
    first = Baseline.objects.filter(same, number=1).order_by()
    found = Baseline.objects.filter(which, _CHANGED).annotate(
        was_printed=Subquery(before.values("printed")),
        was=Subquery(before.values("ends")),
        promised=Subquery(first.values("ends")),
    )
    return found.order_by("-set_at", "-id").values_list(*_MOVED)[:most]


@prepared
def _changes_counted(which: Q) -> QuerySet[Any, Any]:
    return in_one_row(Baseline.objects.filter(which, _CHANGED), all=Count("id"))


def _moved_view(*values: Any) -> Moved:
    """A change of date is of an action, or of a milestone and through it of its action."""
    direct, through, (milestone, text, *change) = values[:3], values[3:6], values[6:]
    return Moved(*(*(direct if direct[0] is not None else through), milestone, text or "", *change))


@prepared
def _steps_done(which: Q, most: int | None) -> QuerySet[Any, Any]:
    """Which they are is found in the index alone, so that their words need not be sorted."""
    latest = Milestone.objects.filter(which, _REACHED).order_by("-done_on", "-id")
    if most is not None:
        latest = Milestone.objects.filter(id__in=latest.values("id")[:most]).order_by("-done_on", "-id")
    return latest.values_list(*_STEP)


@prepared
def _steps_counted(which: Q) -> QuerySet[Any, Any]:
    """Counted by a column of the index that they are found in, so that no row is read."""
    return in_one_row(Milestone.objects.filter(which, _REACHED), all=Count("partnership_id"))


def _in(scope: Scope, *ways: str) -> Shape:
    """Rows that hang on actions of this scope; ``ways`` lead from such a row to its action."""
    if isinstance(scope, Partnership):
        return Q(partnership=Given("partnership")), {"partnership": scope.pk}
    if isinstance(scope, Plan):
        return Q(*((f"{way}plan", Given("plan")) for way in ways), _connector=Q.OR), {"plan": scope.pk}
    return Q(), {}
