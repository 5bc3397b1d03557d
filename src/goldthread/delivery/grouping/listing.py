"""The rows of a grouped list: each under the heading of its group, and under each of its owners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.grouping.facts import Owners, named_in_order
from goldthread.delivery.grouping.fields import FIELDS, Key
from goldthread.delivery.grouping.reads import Grouped, grouped
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.lists import ActionPage, actions, rows_in_order
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope, in_order, matching

PIECE = 1000


class Placed(NamedTuple):
    """As much of an action as tells who has it."""

    id: int
    priority_id: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list, and under which key of its group each row stands (none where it is not grouped)."""

    page: ActionPage
    keys: tuple[Key, ...] = ()


def listed(scope: Scope, filters: ActionFilters, *, on: date) -> Listed:
    """A page of the actions asked for. Grouped by owners an action stands under each, so that lines are more."""
    field = FIELDS.get(filters.group_by)
    if field is None:
        return Listed(actions(scope, filters, on=on))
    if field.key is not None:
        page = actions(scope, filters, on=on)
        return Listed(page, tuple(field.key(row) for row in page.rows))
    lines, total = _lines(scope, filters, on)
    last = max(1, -(-len(lines) // filters.size))
    filters = filters.but(page=min(filters.page, last))
    shown = lines[(filters.page - 1) * filters.size : filters.page * filters.size]
    rows = rows_by_id(list(dict.fromkeys(key for _, key in shown)), on=on)
    page = ActionPage(tuple(rows[key] for _, key in shown), total, filters, lines=len(lines))
    return Listed(page, tuple(key for key, _ in shown))


def in_groups(scope: Scope, filters: ActionFilters, *, on: date) -> Iterator[tuple[str, ActionRow]]:
    """Every row of a grouped list with the words of its group, whatever page: for its file."""
    field = FIELDS[filters.group_by]
    words = words_of(grouped(scope, filters, on=on))
    if field.key is not None:
        for row in rows_in_order(scope, filters, on=on):
            yield words.get(field.key(row), field.none), row
        return
    lines, _ = _lines(scope, filters, on)
    for start in range(0, len(lines), PIECE):
        piece = lines[start : start + PIECE]
        rows = rows_by_id(list(dict.fromkeys(key for _, key in piece)), on=on)
        for owner, key in piece:
            yield words.get(owner, field.none), rows[key]


def words_of(found: Grouped) -> dict[Key, str]:
    """What each group is called."""
    return {group.key: group.words for group in found.groups}


def _lines(scope: Scope, filters: ActionFilters, on: date) -> tuple[list[tuple[Key, int]], int]:
    """Owner by owner, each with her actions in the order of the list; and how many actions there are."""
    keep_up(scope, on)
    field = FIELDS[filters.group_by]
    owners, placed, total = Owners(scope, field), defaultdict[Key, list[int]](list), 0
    for each in in_order(matching(scope, filters, on=on), filters).values_list("id", "priority_id"):
        total += 1
        for key in owners.keys(Placed(*each), field):
            placed[key].append(each[0])
    return [(key, row) for key, _ in named_in_order(field, set(placed)) for row in placed[key]], total
