"""Lists with an address that can be shared: sorted by a column, one page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

PAGE_SIZE = 50


def address_with(request: HttpRequest, **changes: Any) -> str:
    """This page's address with some of its query changed; None takes a name out. ``sort=...`` starts at page one."""
    query: QueryDict = request.GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    text = query.urlencode()
    return f"?{text}" if text else request.path


@dataclass(frozen=True)
class Sorting:
    """How a list is sorted: by which of its columns, and which way."""

    columns: Mapping[str, Sequence[str]]
    key: str
    descending: bool

    @classmethod
    def of(cls, request: HttpRequest, columns: Mapping[str, Sequence[str]], *, first: str) -> Sorting:
        """``?sort=due`` or ``?sort=-due``; anything unknown falls back to ``first``. ``columns``: key -> fields."""
        asked = request.GET.get("sort") or first
        if asked.removeprefix("-") not in columns:
            asked = first
        return cls(columns, asked.removeprefix("-"), asked.startswith("-"))

    @property
    def order_by(self) -> list[str]:
        """For ``QuerySet.order_by``."""
        sign = "-" if self.descending else ""
        return [f"{sign}{field}" for field in self.columns[self.key]]

    def next_for(self, key: str) -> str:
        """What clicking this column's heading asks for."""
        return f"-{key}" if key == self.key and not self.descending else key

    def state_of(self, key: str) -> str:
        """The column's aria-sort."""
        if key != self.key:
            return "none"
        return "descending" if self.descending else "ascending"


@dataclass(frozen=True)
class Page:
    """One page of a list, and how much there is in all."""

    rows: Sequence[Any]
    number: int
    pages: int
    total: int
    size: int

    @classmethod
    def of(cls, request: HttpRequest, rows: QuerySet[Any], *, size: int = PAGE_SIZE) -> Page:
        """The page ``?page=`` asks for; one that does not exist gives the nearest. Two queries."""
        total = rows.count()
        pages = max(1, -(-total // size))
        number = min(max(1, whole(request.GET.get("page"), 1)), pages)
        return cls(list(rows[(number - 1) * size : number * size]), number, pages, total, size)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def window(self) -> list[int | None]:
        """Page numbers to show; None is a gap."""
        near = {1, self.pages, *range(max(1, self.number - 1), min(self.pages, self.number + 1) + 1)}
        shown: list[int | None] = []
        for number in sorted(near):
            if shown and shown[-1] is not None and number - shown[-1] > 1:
                shown.append(None)
            shown.append(number)
        return shown


def whole(text: str | None, otherwise: int) -> int:
    """A number out of an address, whatever stands there."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
