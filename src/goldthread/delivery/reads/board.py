"""One screen for a board: what is late, red or blocked, and what happened since last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.parts import Moved
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, actions_in
from goldthread.delivery.reads.tallies import Tally, tallies, whole
from goldthread.delivery.rules import Status
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Baseline, Milestone, Plan

SHOWN = 25


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


def board(scope: Scope, since: date, on: date, *, shown: int | None = SHOWN) -> Board:
    """``shown`` rows of each kind (None: all of them), the most pressing first. The queries do not grow."""
    in_scope = actions_in(scope)
    open_ones = in_scope.filter(conditions.OPEN)
    by_date = (F("ends").asc(nulls_last=True), "id")
    chosen = {
        "late": in_scope.filter(conditions.overdue(on)).order_by("ends", "id"),
        "red": open_ones.filter(stated_rag=Rag.RED).order_by(*by_date),
        "blocked": open_ones.filter(status=Status.BLOCKED).order_by(*by_date),
        "done": in_scope.filter(status=Status.COMPLETE, ended_on__gt=since).order_by("-ended_on", "id"),
        "new": in_scope.filter(added_on__gt=since).order_by("plan_id", "position", "id"),
        "unheard": open_ones.exclude(last_update_at__gte=conditions.after(since)).order_by(*by_date),
    }
    sections = _sections(chosen, on, shown)
    moved, steps = moved_dates(scope, since), _steps_done(scope, since)
    return Board(
        on=on,
        since=since,
        tally=whole(tallies(in_scope, "plan_id", on=on)),
        moved=tuple(moved[:shown]),
        moved_total=len(moved),
        steps_done=tuple(steps[:shown]),
        steps_done_total=len(steps),
        **sections,
    )


def _sections(chosen: dict[str, QuerySet[Action]], on: date, shown: int | None) -> dict[str, Section]:
    """Keys first, one query a section; then all rows together, since most stand in several sections."""
    keys = {name: list(found.values_list("id", flat=True)) for name, found in chosen.items()}
    wanted = dict.fromkeys(key for some in keys.values() for key in some[:shown])
    rows = rows_by_id(list(wanted), on=on)
    return {name: Section(tuple(rows[key] for key in some[:shown]), len(some)) for name, some in keys.items()}


_MOVED_OF = ("id", "ref", "text")


def moved_dates(scope: Scope, since: date) -> list[Moved]:
    """Dates changed since, the latest change first. The first promise itself is no change."""
    before = Baseline.objects.filter(
        Q(action=OuterRef("action")) | Q(milestone=OuterRef("milestone")), number=OuterRef("number") - 1
    ).order_by()
    first = Baseline.objects.filter(
        Q(action=OuterRef("action")) | Q(milestone=OuterRef("milestone")), number=1
    ).order_by()
    found = (
        Baseline.objects.filter(
            _in(scope, "action__", "milestone__action__"), number__gt=1, set_at__gte=conditions.after(since)
        )
        .annotate(
            was_printed=Subquery(before.values("printed")),
            was=Subquery(before.values("ends")),
            promised=Subquery(first.values("ends")),
        )
        .select_related("action", "milestone__action")
        .order_by("-set_at", "-id")
    )
    return [_moved_view(each) for each in found]


def _moved_view(each: Baseline) -> Moved:
    action = each.action or each.milestone.action  # type: ignore[union-attr]
    return Moved(
        action_id=action.pk,
        action_ref=action.ref,
        action_text=action.text,
        milestone_id=each.milestone_id,
        milestone=each.milestone.text if each.milestone else "",
        was_printed=each.was_printed,  # type: ignore[attr-defined]
        was=each.was,  # type: ignore[attr-defined]
        now_printed=each.printed,
        now=each.ends,
        first=each.promised,  # type: ignore[attr-defined]
        reason=each.reason,
        agreed_by=each.agreed_by,
        set_by=each.set_by,
        set_at=each.set_at,
    )


def _steps_done(scope: Scope, since: date) -> list[StepDone]:
    found = Milestone.objects.filter(_in(scope, "action__"), done_on__gt=since).order_by("-done_on", "id")
    columns = ("id", "text", "done_on", "action_id", "action__ref", "action__text")
    return [StepDone(*values) for values in found.values_list(*columns)]


def _in(scope: Scope, *ways: str) -> Q:
    """Rows that hang on actions of this scope; ``ways`` lead from such a row to its action."""
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    if isinstance(scope, Plan):
        return Q(*((f"{way}plan", scope) for way in ways), _connector=Q.OR)
    return Q()
