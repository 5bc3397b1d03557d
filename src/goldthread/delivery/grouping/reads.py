"""Actions counted by one field with subtotals, or by two as a table; every count is a list that can be opened."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, fields
from datetime import date

from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.grouping.facts import Fact, Owners, facts, named_in_order
from goldthread.delivery.grouping.fields import FIELDS, GroupField, Key
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.selection import Scope
from goldthread.kernel.rag import Rag


@dataclass(slots=True)
class Figures:
    """How many of some actions. All but ``total`` and ``silent`` count open ones only."""

    total: int = 0
    open: int = 0
    late: int = 0
    red: int = 0
    assessed_red: int = 0
    silent: int = 0

    def add(self, fact: Fact, on: date) -> None:
        """Count one more."""
        is_open = fact.ended_on is None
        self.total += 1
        self.open += is_open
        self.late += is_open and fact.ends is not None and fact.ends < on
        self.red += is_open and fact.stated_rag == Rag.RED
        self.assessed_red += is_open and fact.assessed_rag == Rag.RED
        self.silent += fact.silent_since is not None


FIGURES = tuple(field.name for field in fields(Figures))
# what a list is narrowed by to hold what a figure counts
NARROWS: dict[str, dict[str, object]] = {
    "total": {},
    "open": {"open": True},
    "late": {"overdue": True},
    "red": {"open": True, "rag": ("red",)},
    "assessed_red": {"open": True, "assessed": ("red",)},
    "silent": {"silent": True},
}


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under one key. ``filters`` are the list of just these."""

    key: Key
    words: str
    figures: Figures
    filters: ActionFilters


@dataclass(frozen=True, slots=True)
class Grouped:
    """A list by one field. Where an action may stand under several keys the groups add up to more than ``whole``."""

    field: GroupField
    groups: tuple[Group, ...]
    whole: Figures
    filters: ActionFilters

    @property
    def overlaps(self) -> bool:
        return sum(group.figures.total for group in self.groups) > self.whole.total


@dataclass(frozen=True, slots=True)
class Cell:
    """How many stand in a row and a column at once."""

    count: int
    filters: ActionFilters


@dataclass(frozen=True, slots=True)
class CrossRow:
    """One row of a table of two fields, and all of it."""

    group: Group
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A list by two fields: ``rows`` by the first, ``columns`` by the second."""

    field: GroupField
    across: GroupField
    rows: tuple[CrossRow, ...]
    columns: tuple[Group, ...]
    whole: Figures
    filters: ActionFilters

    @property
    def overlaps(self) -> bool:
        return any(
            sum(group.figures.total for group in groups) > self.whole.total
            for groups in ([row.group for row in self.rows], self.columns)
        )


def grouped(scope: Scope, filters: ActionFilters, *, on: date) -> Grouped:
    """The actions asked for by the field ``filters.group_by``. Three queries beside keeping up, however many."""
    keep_up(scope, on)
    field, narrowed = FIELDS[filters.group_by], filters.only()
    owners, whole = Owners(scope, field), Figures()
    counted: defaultdict[Key, Figures] = defaultdict(Figures)
    for fact in facts(scope, narrowed, on):
        whole.add(fact, on)
        for key in owners.keys_of(fact, field):
            counted[key].add(fact, on)
    return Grouped(field, _groups(field, counted, narrowed), whole, narrowed)


def crossed(scope: Scope, filters: ActionFilters, *, on: date) -> Crossed:
    """The same by ``filters.group_by`` and ``filters.across`` at once. Four queries beside keeping up."""
    keep_up(scope, on)
    field, across, narrowed = FIELDS[filters.group_by], FIELDS[filters.across], filters.only()
    owners, whole = Owners(scope, field, across), Figures()
    down: defaultdict[Key, Figures] = defaultdict(Figures)
    right: defaultdict[Key, Figures] = defaultdict(Figures)
    both: Counter[tuple[Key, Key]] = Counter()
    for fact in facts(scope, narrowed, on):
        rows, columns = owners.keys_of(fact, field), owners.keys_of(fact, across)
        whole.add(fact, on)
        for key in rows:
            down[key].add(fact, on)
        for key in columns:
            right[key].add(fact, on)
        both.update((row, column) for row in rows for column in columns)
    columns_shown = _groups(across, right, narrowed)
    return Crossed(
        field,
        across,
        tuple(
            CrossRow(
                group,
                tuple(
                    Cell(both[group.key, column.key], across.narrow(group.filters, column.key))
                    for column in columns_shown
                ),
            )
            for group in _groups(field, down, narrowed)
        ),
        columns_shown,
        whole,
        narrowed,
    )


def _groups(field: GroupField, counted: dict[Key, Figures], filters: ActionFilters) -> tuple[Group, ...]:
    return tuple(
        Group(key, words, counted[key], field.narrow(filters, key))
        for key, words in named_in_order(field, set(counted))
    )
