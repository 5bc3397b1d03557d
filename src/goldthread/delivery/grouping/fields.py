"""What actions can be grouped by: under which keys one stands, and how a list is narrowed to one of them.

An action stands under each of its owners, so counts by owner may add up to more than there are actions; by any
other field it stands under one key, ``None`` where it has nothing there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from goldthread.delivery.filters import NO_RAG, ActionFilters, OwnerKey
from goldthread.kernel.periods import (
    Period,
    financial_quarter,
    financial_quarter_of,
    financial_year,
    financial_year_of,
)

Key = str | int | OwnerKey | tuple[int, int] | None


class Groupable(Protocol):
    """What is asked of an action to group it; rows of lists have it too."""

    @property
    def plan(self) -> str: ...
    @property
    def priority_id(self) -> int | None: ...
    @property
    def status(self) -> str: ...
    @property
    def stated_rag(self) -> str: ...
    @property
    def assessed_rag(self) -> str: ...
    @property
    def ends(self) -> date | None: ...


Narrow = Callable[[ActionFilters, Key], ActionFilters]


@dataclass(frozen=True, slots=True)
class GroupField:
    """``key`` None: of owners, of which an action may have several. ``none`` are the words for those without."""

    name: str
    label: str
    none: str
    narrow: Narrow
    key: Callable[[Groupable], Key] | None = None

    @property
    def words(self) -> str:
        """The label inside a sentence: RAG stays RAG."""
        return self.label[:1].lower() + self.label[1:]

    @property
    def of_owners(self) -> bool:
        return self.key is None


def _to(field: str, otherwise: object) -> Narrow:
    return lambda filters, key: filters.but(**{field: otherwise if key is None else key})


def _to_one_of(field: str, otherwise: str = "") -> Narrow:
    return lambda filters, key: filters.but(**{field: (otherwise if key is None else key,)})


def _to_owner(kind: str) -> Narrow:
    def narrow(filters: ActionFilters, key: Key) -> ActionFilters:
        if not isinstance(key, OwnerKey):
            return filters.but(without=tuple(dict.fromkeys((*filters.without, kind))))
        if filters.owner is None:
            return filters.but(owner=key)
        asked = {filters.owner, *filters.also}
        return filters if key in asked else filters.but(also=(*filters.also, key))

    return narrow


def _to_days(period_of: Callable[[Key], Period]) -> Narrow:
    def narrow(filters: ActionFilters, key: Key) -> ActionFilters:
        if key is None:
            return filters.but(undated=True)
        days = period_of(key)
        return filters.but(
            due_from=max(filters.due_from or days.start, days.start), due_to=min(filters.due_to or days.end, days.end)
        )

    return narrow


def _year(key: Key) -> Period:
    return financial_year(key if isinstance(key, int) else 0)


def _quarter(key: Key) -> Period:
    return financial_quarter(*key) if isinstance(key, tuple) else _year(key)


FIELDS: Mapping[str, GroupField] = {
    field.name: field
    for field in (
        GroupField("priority", "Priority", "Under no priority", _to("priority", 0), lambda row: row.priority_id),
        GroupField("plan", "Plan", "No plan", _to("plan", ""), lambda row: row.plan),
        GroupField("status", "Status", "No status", _to_one_of("status"), lambda row: row.status),
        GroupField(
            "rag", "Stated RAG", "No RAG stated", _to_one_of("rag", NO_RAG), lambda row: row.stated_rag or None
        ),
        GroupField(
            "assessed",
            "Assessed RAG",
            "Cannot be assessed",
            _to_one_of("assessed", NO_RAG),
            lambda row: row.assessed_rag or None,
        ),
        GroupField("owner", "Owner", "No known owner", _to_owner("owner")),
        GroupField("body", "Partner body", "No partner body", _to_owner("body")),
        GroupField("group", "Group", "No group", _to_owner("group")),
        GroupField(
            "year",
            "Year due",
            "No date",
            _to_days(_year),
            lambda row: None if row.ends is None else financial_year_of(row.ends),
        ),
        GroupField(
            "quarter",
            "Quarter due",
            "No date",
            _to_days(_quarter),
            lambda row: None if row.ends is None else financial_quarter_of(row.ends),
        ),
    )
}
