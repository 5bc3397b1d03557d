"""Lists of actions: a page of them, or every one, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from goldthread.core.prepared import rows_of_query
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Everywhere, Scope, in_order, matching
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Plan

PIECE = 1000


@dataclass(frozen=True, slots=True)
class ActionPage:
    """One page of a list, how much there is in all, and what was asked for (with the page really given).

    ``lines`` is given where an action may stand on several lines; it is lines that fill a page.
    """

    rows: tuple[ActionRow, ...]
    total: int
    filters: ActionFilters
    lines: int | None = None

    @property
    def number(self) -> int:
        return self.filters.page

    @property
    def pages(self) -> int:
        return max(1, -(-self.length // self.filters.size))

    @property
    def length(self) -> int:
        """How many lines all its pages have."""
        return self.total if self.lines is None else self.lines

    @property
    def has_next(self) -> bool:
        return self.number < self.pages


def actions(scope: Scope, filters: ActionFilters, *, on: date) -> ActionPage:
    """A page of the actions asked for. A page past the end gives the last one. Four queries, or five."""
    keep_up(scope, on)
    found = matching(scope, filters, on=on)
    total, keys = _some(found, filters, (filters.page - 1) * filters.size, filters.size)
    last = max(1, -(-total // filters.size))
    if filters.page > last:
        filters = filters.but(page=last)
        _, keys = _some(found, filters, (last - 1) * filters.size, filters.size)
    return ActionPage(tuple(rows_by_id(keys, on=on).values()), total, filters)


def actions_from(
    scope: Scope, filters: ActionFilters, *, first: int, most: int, on: date
) -> tuple[int, list[ActionRow]]:
    """How many actions were asked for, and ``most`` of them from ``first`` on: for machines. Five queries at most."""
    keep_up(scope, on)
    total, keys = _some(matching(scope, filters, on=on), filters, first, most)
    return total, list(rows_by_id(keys, on=on).values())


def _some(found: QuerySet[Action], filters: ActionFilters, first: int, most: int) -> tuple[int, list[int]]:
    """How many there are, and the keys of so many from ``first`` on; counted only where these do not tell."""
    keys = [key for (key,) in rows_of_query(in_order(found, filters).values_list("id")[first : first + most])]
    is_last = 0 < len(keys) < most or (first == 0 and not keys)
    return (first + len(keys) if is_last else found.count()), keys


def rows_in_order(scope: Scope, filters: ActionFilters, *, on: date) -> Iterator[ActionRow]:
    """Every action asked for, in the order asked for, whatever page: for the file of a list as shown.

    Holds the keys of all and the rows of one piece.
    """
    keep_up(scope, on)
    yield from _piece_by_piece(in_order(matching(scope, filters, on=on), filters), on)


def action_rows(scope: Scope, filters: ActionFilters, *, on: date) -> Iterator[ActionRow]:
    """Every action asked for, plan by plan in the order of the paper, however many there are.

    Holds the keys of one plan and the rows of one piece. What goes or comes meanwhile is left out, and nothing is
    read twice, however long the reader takes. Order and page of ``filters`` do not matter here.
    """
    keep_up(scope, on)
    for plan in _plans_in(scope):
        of_plan = matching(scope, filters, on=on).filter(plan_id=plan)
        yield from _piece_by_piece(of_plan.order_by("position", "id"), on)


def _plans_in(scope: Scope) -> list[int]:
    if isinstance(scope, Plan):
        return [scope.pk]
    plans = Plan.objects.order_by("partnership__name", "id")
    if isinstance(scope, Partnership):
        plans = plans.filter(partnership=scope)
    return list(plans.values_list("id", flat=True))


def _piece_by_piece(found: QuerySet[Action], on: date) -> Iterator[ActionRow]:
    """The rows of a query, found by their keys: a database that sorts keys alone need not carry along the words."""
    keys = [key for (key,) in rows_of_query(found.values_list("id"))]
    for start in range(0, len(keys), PIECE):
        yield from rows_by_id(keys[start : start + PIECE], on=on).values()


__all__ = ["ActionPage", "Everywhere", "action_rows", "actions", "actions_from", "rows_in_order"]
