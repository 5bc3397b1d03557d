"""What each column of a table is likely to hold: from its heading, then from its own cells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.textual.cells.kinds import Kind, ends_with_date, kind_of, tells_dates
from goldthread.documents.textual.cells.markup import plain

# How often a column under such a heading holds each kind of cell; what is not named shares what is left.
_HELD: dict[str, dict[Kind, float]] = {
    "number": {Kind.NUMBER: 0.9, Kind.SHORT: 0.06},
    "refs": {Kind.NUMBER: 0.75, Kind.SHORT: 0.17, Kind.RAG: 0.02},
    "owner": {Kind.NAME: 0.74, Kind.SHORT: 0.14, Kind.TEXT: 0.06, Kind.POINTER: 0.03},
    "date": {Kind.DATE: 0.84, Kind.SHORT: 0.07, Kind.TEXT: 0.04, Kind.POINTER: 0.03},
    "rag": {Kind.RAG: 0.85, Kind.SHORT: 0.1},
    "title": {Kind.TEXT: 0.4, Kind.SHORT: 0.3, Kind.NAME: 0.23, Kind.NUMBER: 0.05},
    "other": {Kind.SHORT: 0.45, Kind.TEXT: 0.25, Kind.NAME: 0.12, Kind.NUMBER: 0.1},
    "text": {Kind.TEXT: 0.76, Kind.SHORT: 0.14, Kind.NAME: 0.05, Kind.DATE: 0.02},
}
_SORTS = {
    Role.REF: "number",
    Role.PRIORITY_REF: "number",
    Role.RECOMMENDATION: "refs",
    Role.OWNER: "owner",
    Role.SUPPORT: "owner",
    Role.TIMESCALE: "date",
    Role.START: "date",
    Role.RAG: "rag",
    Role.STATUS: "rag",
    Role.PRIORITY: "title",
    Role.ACTION: "text",
    Role.DETAIL: "text",
    Role.OUTCOME: "text",
    Role.MILESTONE: "text",
    Role.PROGRESS: "text",
    Role.COMMENTS: "text",
    Role.OTHER: "other",  # "Resources", "Budget"
}
_LONGEST = 120  # characters
_SPEAKS = 0.5  # how clearly a heading has to name a role
_FIRM = 6.0  # how many cells a heading's word weighs
_ENDS_WITH_DATE = 0.15  # of the cells of a column of which nothing is known
_FILLED = {
    "number": 0.5,
    "refs": 0.4,
    "owner": 0.85,
    "date": 0.85,
    "rag": 0.6,
    "title": 0.3,
    "other": 0.5,
    "text": 0.6,
}


@lru_cache(maxsize=4096)
def heading_sort(text: str) -> str | None:
    """The sort of column a heading names, or None when its words say nothing."""
    words = plain(text)
    if len(words) > _LONGEST:
        return None
    best = best_role(words, _SPEAKS)
    return _SORTS.get(best) if best else None


@dataclass
class Column:
    """One column: the sort its heading names and the cells seen in it."""

    sort: str | None = None
    kinds: Counter[Kind] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    empty: int = 0
    dated: int = 0  # cells that say more and end with a date
    heeds_endings: bool = False  # whether those count as a sign
    _likely: dict[tuple[Kind, bool, bool], float] = field(default_factory=dict, repr=False, compare=False)

    def see(self, raw: str) -> None:
        """Learn from a cell that stands in this column."""
        kind = kind_of(raw)
        self._likely.clear()
        self.empty += kind is None
        if kind is not None:
            self.kinds[kind] += 1
            self.texts[_key(raw)] += 1
            self.dated += ends_with_date(raw)

    def score(self, raw: str) -> float:
        """How well a cell suits this column: a log likelihood, higher is better."""
        kind = kind_of(raw)
        if kind is None:
            return 0.0
        told = self.sort == "date" and tells_dates(raw)
        dated = self.heeds_endings and ends_with_date(raw)
        likely = self._likely.get((kind, told, dated))
        if likely is None:
            likely = self._likely[kind, told, dated] = self._likelihood(kind, told) + self._ends_so(dated)
        return likely + (1.0 if self.texts.get(_key(raw), 0) > 1 else 0.0)

    def _likelihood(self, kind: Kind, told: bool) -> float:
        seen = sum(self.kinds.values())
        firm = _FIRM if self.sort else 1.0
        others = max(0, self.kinds[kind] - 1)  # a cell is no witness for itself
        prior = _HELD["date"][Kind.DATE] / 2 if told else _prior(self.sort, kind)
        return math.log(max((firm * prior + others) / (firm + max(0, seen - 1)), 0.004))

    def _ends_so(self, dated: bool) -> float:
        """How much likelier a cell that ends with a date, or does not, is in this column than elsewhere."""
        if not self.heeds_endings:
            return 0.0
        others = max(0, sum(self.kinds.values()) - 1)
        ending = (_ENDS_WITH_DATE + min(others, max(0, self.dated - dated))) / (1 + others)
        return math.log(ending / _ENDS_WITH_DATE if dated else (1 - ending) / (1 - _ENDS_WITH_DATE))

    def forget(self) -> None:
        """As if no cell had been seen."""
        self.kinds.clear()
        self.texts.clear()
        self.empty = self.dated = 0
        self._likely.clear()

    @property
    def holds_numbers(self) -> bool:
        """Whether it is a column of numbers or references."""
        seen = sum(self.kinds.values())
        return self.sort in ("refs", "number") or (seen > 1 and self.kinds[Kind.NUMBER] * 2 > seen)

    @property
    def is_seldom_filled(self) -> bool:
        """Whether no more than every other cell seen held something."""
        return self.empty >= sum(self.kinds.values())

    def wanted(self) -> float:
        """How much more likely the column is filled than empty, as a log ratio."""
        seen = sum(self.kinds.values())
        filled = (_FIRM * _FILLED.get(self.sort or "", 0.5) + seen) / (_FIRM + seen + self.empty)
        filled = min(max(filled, 0.1), 0.9)
        return math.log(filled / (1 - filled))


def _prior(sort: str | None, kind: Kind) -> float:
    if sort is None:
        return 1 / len(Kind)
    held = _HELD[sort]
    return held.get(kind, (1 - sum(held.values())) / (len(Kind) - len(held)))


def _key(raw: str) -> str:
    return plain(raw[:200]).lower()


def columns_of(headings: Sequence[str], spanned: Container[int] = ()) -> list[Column]:
    """Fresh columns under these headings. One that spans two names a number and its title."""
    columns = [Column(heading_sort(heading)) for heading in headings]
    for right in range(1, len(columns)):
        if right in spanned and not headings[right]:
            columns[right].sort = columns[right - 1].sort
            if columns[right].sort in ("title", "text"):
                columns[right - 1].sort = "number"
    return columns


def learn(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Let each column see its cells in these rows."""
    for column in columns:
        column.forget()
    for row in rows:
        for column, raw in zip(columns, row, strict=False):
            column.see(raw)


def heading_fit(heading: str, column: Column) -> float:
    """How well a heading suits a column by the cells seen in it, as a mean log likelihood."""
    sort = heading_sort(heading)
    seen = sum(column.kinds.values())
    if not seen or sort is None:
        return -2.0
    total = sum(times * math.log(max(_prior(sort, kind), 0.004)) for kind, times in column.kinds.items())
    return total / seen
