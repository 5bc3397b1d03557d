"""Actions and milestones along time: the dated ones a page at a time, the undated apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Max, Min, Q

from goldthread.delivery import rules
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.hanging import grouped
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.lists import ActionPage, action_rows
from goldthread.delivery.reads.rows import ActionRow, rows_of
from goldthread.delivery.reads.selection import in_order, matching
from goldthread.delivery.timeline.spans import Stretch, Zoom, stretch, whole
from goldthread.plans.models import Milestone, Plan

ACTIONS_SHOWN, UNDATED_SHOWN, PIECE = 40, 50, 500


@dataclass(frozen=True, slots=True)
class Dated:
    """What was promised, and the timescale of the promise."""

    text: str
    printed: str
    starts: date | None
    ends: date | None
    first_ends: date | None
    precision: str
    recurrence: str
    condition: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A promise along time. ``state`` is open, done or closed; ``row`` the action it is or belongs to."""

    kind: str  # action or milestone
    id: int
    row: ActionRow
    said: Dated
    state: str
    ended_on: date | None
    on: date

    @property
    def days_late(self) -> int:
        """How long it has been due; nought when it is not late, or has no date."""
        ends = self.said.ends
        return (self.on - ends).days if self.state == "open" and ends and ends < self.on else 0

    @property
    def slipped(self) -> int | None:
        """Days between the date first promised and the one now agreed."""
        return rules.slippage(self.said.first_ends, self.said.ends)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of a plan along time. ``undated`` are the first of ``undated_total``: nobody can place them."""

    plan: Plan
    on: date
    stretch: Stretch
    bars: tuple[Bar, ...]
    actions: ActionPage
    undated: tuple[ActionRow, ...]
    undated_total: int

    @property
    def late(self) -> int:
        return sum(bar.days_late > 0 for bar in self.bars)

    @property
    def moved(self) -> int:
        """How many are promised for later than at first."""
        return sum((bar.slipped or 0) > 0 for bar in self.bars)


def timeline(
    plan: Plan, filters: ActionFilters, *, zoom: Zoom, day: date | None, on: date, size: int = ACTIONS_SHOWN
) -> Timeline:
    """The actions that ``filters`` ask for and that touch the stretch shown. Eleven queries, whatever there is."""
    keep_up(plan, on)
    asked = matching(plan, filters, on=on)
    dated, undated = asked.filter(ends__isnull=False), asked.filter(ends__isnull=True)
    shown = whole(_extent(dated), on) if zoom is Zoom.WHOLE else stretch(zoom, day or on)
    found = dated if zoom is Zoom.WHOLE else dated.filter(_touching(shown, on))
    total = found.count()
    filters = filters.but(size=size, page=min(filters.page, max(1, -(-total // size))))
    first = (filters.page - 1) * size
    rows = rows_of(in_order(found, filters)[first : first + size], on=on)
    return Timeline(
        plan=plan,
        on=on,
        stretch=shown,
        bars=tuple(_bars(rows, on)),
        actions=ActionPage(tuple(rows), total, filters),
        undated=tuple(rows_of(in_order(undated, filters)[:UNDATED_SHOWN], on=on)),
        undated_total=undated.count(),
    )


def every_bar(plan: Plan, filters: ActionFilters, *, on: date) -> Iterator[Bar]:
    """Every action asked for with its milestones, undated ones too, in the order of the paper: for a file."""
    rows = action_rows(plan, filters, on=on)
    while piece := list(islice(rows, PIECE)):
        yield from _bars(piece, on)


def _extent(dated: Any) -> list[date]:
    """The first and the last day of these actions and their milestones. Two queries."""
    columns = ("starts", "ends", "first_ends", "ended_on")
    ends = [bound(column) for column in columns for bound in (Min, Max)]
    of_actions = dated.order_by().aggregate(*ends)
    steps = Milestone.objects.filter(action__in=dated.order_by().values("id"), dropped_on=None)
    of_steps = steps.aggregate(*(bound(column) for column in ("ends", "first_ends") for bound in (Min, Max)))
    return [day for day in (*of_actions.values(), *of_steps.values()) if day is not None]


def _touching(shown: Stretch, on: date) -> Q:
    """Anything of it lies in the stretch: its span, its first promise, the time it is late, what comes again."""
    begun = Q(starts__lte=shown.last) | Q(ends__lte=shown.last) | Q(first_ends__lte=shown.last)
    going = Q(ends__gte=shown.first) | Q(first_ends__gte=shown.first) | Q(ended_on__gte=shown.first)
    still = Q(ended_on=None, ends__lt=on) if on >= shown.first else Q()
    again = Q(ended_on=None) & ~Q(recurrence="")
    steps = Milestone.objects.filter(dropped_on=None, ends__range=(shown.first, shown.last)).values("action_id")
    return (begun & (going | again | still if still else going | again)) | Q(id__in=steps)


def _bars(rows: Sequence[ActionRow], on: date) -> Iterator[Bar]:
    """Each action and, under it, its milestones that were not dropped. One query."""
    found = Milestone.objects.filter(action__in=[row.id for row in rows], dropped_on=None)
    columns = found.order_by("position", "id").values_list("action_id", "done_on", "id", *Dated.__slots__)
    steps = grouped((action, values) for action, *values in columns)
    for row in rows:
        yield _of_action(row, on)
        for done_on, key, *dated in steps.get(row.id, ()):
            # what was to lead to an action that has ended is waited for by nobody
            state = "done" if done_on else "open" if row.is_open else "closed"
            yield Bar("milestone", key, row, Dated(*dated), state, done_on, on)


def _of_action(row: ActionRow, on: date) -> Bar:
    state = "open" if row.is_open else "done" if row.status == rules.Status.COMPLETE else "closed"
    dated = Dated(*(getattr(row, name) for name in Dated.__slots__))
    return Bar("action", row.id, row, dated, state, row.ended_on, on)
